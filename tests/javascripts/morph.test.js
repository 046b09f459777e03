import assert from "node:assert/strict";
import {test} from "node:test";
import {parseHTML} from "linkedom";
import {morph} from "../../docs/assets/javascripts/chart/stage/picture.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");

function tree(markup) {
  const holder = document.createElement("div");
  holder.innerHTML = markup;
  return holder;
}

const PAIRS = [
  ["<svg><g><text>1</text></g></svg>", "<svg><g><text>2</text></g></svg>"],
  ['<svg a="1" b="2"></svg>', '<svg a="3" c="4"></svg>'],
  ["<svg><path></path><path></path></svg>", "<svg><path></path></svg>"],
  ["<svg><path></path></svg>", '<svg><rect x="1"></rect><path></path></svg>'],
  ["<svg><g><path></path></g></svg>", "<svg><g></g></svg>"],
  ["<svg></svg>", "<svg><g></g></svg>"],
  ['<svg><g class="a"><path></path></g>words</svg>', '<svg><g><path d="M0,0"></path></g>other words</svg>'],
  ["<svg><g><path></path></g></svg>", "<p>no picture</p>"],
];

test("the old tree becomes the new one, whatever the two are", () => {
  for (const [before, after] of [...PAIRS, ...PAIRS.map(([a, b]) => [b, a]), ...PAIRS.map(([a]) => [a, a])]) {
    const holder = tree(before);
    morph(holder.firstChild, tree(after).firstChild);
    assert.ok(holder.isEqualNode(tree(after)), `${before} became ${holder.innerHTML}, not ${after}`);
  }
});

test("nodes that need not change stay the same nodes", () => {
  const holder = tree('<svg><g><text x="1">same</text><text>old</text></g><g><path></path></g></svg>');
  const [svg] = holder.children;
  const [[first, second], [path]] = [...svg.children].map((group) => [...group.children]);
  morph(
    svg,
    tree('<svg><g><text x="2">same</text><text>new</text></g><g><path></path></g></svg>').firstChild,
  );
  assert.equal(holder.firstChild, svg);
  assert.equal(svg.children[0].children[0], first);
  assert.equal(svg.children[0].children[1], second);
  assert.equal(svg.children[1].children[0], path);
  assert.equal(first.getAttribute("x"), "2");
  assert.equal(second.textContent, "new");
});

test("a part with another number of children is exchanged whole, its neighbors stay", () => {
  const holder = tree("<svg><g><path></path></g><text>kept</text></svg>");
  const [group, text] = holder.firstChild.children;
  morph(holder.firstChild, tree("<svg><g><path></path><path></path></g><text>kept</text></svg>").firstChild);
  assert.notEqual(holder.firstChild.children[0], group);
  assert.equal(holder.firstChild.children[1], text);
});

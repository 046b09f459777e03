// Makes one tree look like another and touches only what differs. Most of a picture (its ruler, its
// words) is the same after a change, and a browser takes longer to place text anew than to draw.

/** Change `old` into what `fresh` is; `fresh` is used up. */
export function renew(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const [had, wanted] = [[...old.childNodes], [...fresh.childNodes]];
  if (old.nodeName !== fresh.nodeName || !wanted.length || had.length !== wanted.length) {
    old.replaceWith(fresh);
    return;
  }
  for (const {name, value} of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const {name} of [...old.attributes]) {
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  wanted.forEach((child, i) => renew(had[i], child));
}

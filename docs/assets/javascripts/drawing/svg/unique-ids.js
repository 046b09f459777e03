// A page has several pictures, and an id may be there once: here what is referred to inside a picture
// gets a name of this picture, the same in every build.

const NAMED = {pattern: "fill", clipPath: "clip-path"}; // what has an id, by what refers to it

/** Rename the patterns and clips inside `svg` so that their ids start with `prefix`. */
export function makeIdsUnique(svg, prefix) {
  const named = [...svg.querySelectorAll("[id]")].filter(({localName}) => localName in NAMED);
  for (const [i, one] of named.entries()) {
    const attribute = NAMED[one.localName];
    const before = one.getAttribute("id");
    const after = `${prefix}-${one.localName.toLowerCase()}-${i}`;
    one.setAttribute("id", after);
    for (const user of one.parentNode.querySelectorAll(`[${attribute}]`)) {
      if (user.getAttribute(attribute) === `url(#${before})`) user.setAttribute(attribute, `url(#${after})`);
    }
  }
  return svg;
}

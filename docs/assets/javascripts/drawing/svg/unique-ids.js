// A page has several pictures, and an id may be there once: here patterns get names of their
// own picture, the same in every build.

/** Rename the patterns inside `svg` so that their ids start with `prefix`. */
export function makeIdsUnique(svg, prefix) {
  [...svg.querySelectorAll("pattern")].forEach((pattern, i) => {
    const before = pattern.getAttribute("id");
    const after = `${prefix}-pattern-${i}`;
    pattern.setAttribute("id", after);
    for (const path of pattern.parentNode.querySelectorAll("path")) {
      if (path.getAttribute("fill") === `url(#${before})`) path.setAttribute("fill", `url(#${after})`);
    }
  });
  return svg;
}

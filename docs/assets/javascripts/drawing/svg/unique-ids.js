// Plot numbers the patterns it makes through a counter, so two pictures on one page could
// share an id, and a picture would differ from build to build. Here they get names of
// their own picture.

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

// Small panels side by side on wide pictures, one below the other on phones. Each has
// its own axis numbers, so that each can be read alone.

import {px, svgElement} from "../svg/element.js";
import {wrapText} from "../svg/text-width.js";
import {AXIS, drawPanel, panelHeader, preparePanel, rightMargin} from "./panel.js";

const GAP = 16;
const HEIGHT = {wide: 130, narrow: 110};

/**
 * Draw panels in two columns where there is room. Returns {nodes, height}.
 *
 * @param {import("contract").Panel[]} panels
 * @param {import("./stack.js").View} view
 */
export function drawSmallPanels(panels, view) {
  const {document, size} = view;
  const columns = size.labels > 0 ? 2 : 1;
  const width = (size.width - (columns - 1) * GAP) / columns;
  const small = {...view, size: {...size, width, labels: 0}};
  const nodes = [];
  let y = 0;
  for (let first = 0; first < panels.length; first += columns) {
    const row = panels.slice(first, first + columns).map((panel) => preparePanel(panel, small));
    const drawn = row.map((panel) => {
      const right = rightMargin([panel]);
      const header = panelHeader(panel, small, right);
      return drawPanel(panel, small, {header, height: HEIGHT[size.name], right, bottom: AXIS});
    });
    const height = Math.max(...drawn.map(({height: own}) => own));
    drawn.forEach(({node, height: own}, i) => {
      node.setAttribute("transform", `translate(${px(i * (width + GAP))},${px(y + height - own)})`);
      nodes.push(node);
    });
    y += height + (first + columns < panels.length ? GAP : 0);
  }
  for (const line of wrapText(view.x.label, size.font, size.width - 8)) {
    y += size.line;
    nodes.push(
      svgElement(document, "text", {class: "mark-text", x: px(size.width / 2), y: px(y - 2)}, [line]),
    );
  }
  return {nodes, height: y + 6, name: "panels"};
}

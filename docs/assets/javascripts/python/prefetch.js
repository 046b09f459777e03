// Gets Python ready a little before it is needed: when the reader turns to a control it starts, and
// when a chart stays in view its files are fetched. Before such a sign, and where data is to be
// saved, nothing is fetched at all.

import {openedFromFolder} from "../page/file-protocol.js";
import {fileUrl} from "../page/release.js";
import {isStartFile} from "./start-files.js";

const CONTROLS_SELECTOR = "bone-chart [data-part=controls]";
const PICTURE_SELECTOR = "bone-chart[data-state=static] [data-part=picture]";
const MIN_VIEW_MS = 1500; // ms for which a chart is in view

/**
 * Whether the reader's connection is metered or slow, as far as the browser says; few do.
 *
 * @param {{connection?: {saveData?: boolean, type?: string, effectiveType?: string}}} browser
 */
export function isMeteredOrSlow({connection} = /** @type {any} */ (navigator)) {
  return Boolean(
    connection?.saveData || connection?.type === "cellular" || /2g|3g/.test(connection?.effectiveType),
  );
}

/** Watch for signs of interest for the rest of the visit. */
export function prefetchOnInterest(python) {
  const start = ({target}) => {
    if (python.state === "off" && target.closest?.(CONTROLS_SELECTOR) && !isMeteredOrSlow()) python.start();
  };
  for (const sign of ["pointerover", "focusin"]) document.addEventListener(sign, start, {passive: true});
  if (openedFromFolder) return; // there is nothing to fetch
  let timer = 0;
  const alive = () => {
    if (timer || python.state !== "off" || isMeteredOrSlow() || !isChartInView()) return;
    timer = setTimeout(
      () =>
        whenIdle(async () => {
          if (python.state === "off" && isChartInView()) {
            for (const sign of ["scroll", "pointermove", "keydown"])
              document.removeEventListener(sign, alive);
            await prefetch().catch(() => {}); // it is fetched again when it is needed, and missed then
          }
          timer = 0;
        }),
      MIN_VIEW_MS,
    );
  };
  for (const sign of ["scroll", "pointermove", "keydown"])
    document.addEventListener(sign, alive, {passive: true});
}

function isChartInView() {
  return (
    document.visibilityState === "visible" &&
    [...document.querySelectorAll(PICTURE_SELECTOR)].some((picture) => {
      const {top, bottom} = picture.getBoundingClientRect();
      return Math.min(bottom, innerHeight) - Math.max(top, 0) > Math.min(bottom - top, innerHeight) / 2;
    })
  );
}

// Into the browser's own cache, where the worker finds it.
async function prefetch() {
  const options = {priority: /** @type {const} */ ("low")};
  const manifest = await (await fetch(fileUrl("manifest.json"), options)).json();
  const names = Object.keys(manifest.files).filter(isStartFile);
  for (const name of names) {
    const response = await fetch(fileUrl(manifest.files[name].path ?? name), options);
    await response.arrayBuffer();
  }
}

const whenIdle = (act) =>
  globalThis.requestIdleCallback ? requestIdleCallback(act, {timeout: 5000}) : setTimeout(act);

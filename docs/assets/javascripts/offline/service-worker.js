// Keeps the site for reading without a network, once the reader asked for that. Published as
// service-worker.js with the list of all files; registered by the button of offline-copy.js alone.
//
// Files of a release have addresses of their own (see page/release.js), so they come from the copy first.
// Pages and whatever else keeps its address come from the network first, and from the copy where
// that is silent. A new release is fetched whole beside the old one, each file checked by its hash;
// the old one goes when no page is open any more that it was made for.

import {clientsClaim, setCacheNameDetails} from "workbox-core";
import {PrecacheController} from "workbox-precaching";
import {registerRoute} from "workbox-routing";
import {NetworkOnly} from "workbox-strategies";

/**
 * Both are put in place when the site is published.
 *
 * @typedef {{LIVING_BONE_FILES: import("workbox-precaching/_types.js").PrecacheEntry[],
 *   LIVING_BONE_RELEASE: string}} Published
 */
const scope = /** @type {ServiceWorkerGlobalScope & Published} */ (/** @type {unknown} */ (self));
const {LIVING_BONE_FILES: FILES, LIVING_BONE_RELEASE: RELEASE} = scope;
const NETWORK_TIMEOUT_S = 4; // seconds for the network before a page comes from the copy

setCacheNameDetails({prefix: "living-bone"});
let done = 0;
const countFile = () => postToPages({type: "progress", done: ++done, total: FILES.length});
const copy = new PrecacheController({plugins: [{cacheDidUpdate: countFile}]});
copy.addToCacheList(FILES);
const {cacheName} = copy.strategy;
clientsClaim();

scope.addEventListener("install", (event) => event.waitUntil(reportOutcome(copy.install(event))));
scope.addEventListener("activate", copy.activate);
scope.addEventListener("message", (event) => {
  const handler = {
    complete: () => reportOutcome(fetchMissing()),
    release: postRelease,
    "take-over": takeOver,
  }[event.data?.type];
  if (handler) event.waitUntil(handler());
});

const isVersioned = ({search, pathname}) => /^\?[0-9a-f]+$/.test(search) && pathname.includes("/assets/");

registerRoute(
  ({url, sameOrigin}) => sameOrigin && isVersioned(url),
  async ({request, event, url}) => {
    if (!(await caches.has(cacheName))) return fetch(request); // the reader removed the copy
    const cacheKey = copy.getCacheKeyForURL(url.href);
    if (!cacheKey) return (await caches.match(url.href)) ?? fetch(request); // of another release
    // Python's loader asks like this when a file is not what it should be: the copy is damaged.
    if (request.cache === "reload") await (await caches.open(cacheName)).delete(cacheKey);
    const integrity = copy.getIntegrityForCacheKey(cacheKey);
    return copy.strategy.handle({request, event, params: {cacheKey, integrity}});
  },
);

const network = new NetworkOnly({networkTimeoutSeconds: NETWORK_TIMEOUT_S});

registerRoute(
  ({url}) => copy.getCacheKeyForURL(pageUrl(url)),
  async ({request, event, url}) => {
    try {
      return await network.handle({request, event});
    } catch (error) {
      const cached = await caches.match(copy.getCacheKeyForURL(pageUrl(url)));
      if (cached) return cached;
      throw error;
    }
  },
);

/** The address under which a page is listed. */
function pageUrl(url) {
  return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}

/** Fetch what is missing from a copy. */
async function fetchMissing() {
  const cache = await caches.open(cacheName);
  for (const [url, key] of copy.getURLsToCacheKeys()) {
    if (!(await cache.match(key))) {
      const response = await fetch(url, {integrity: copy.getIntegrityForCacheKey(key), cache: "reload"});
      if (!response.ok) throw new TypeError(`${url} answers with status ${response.status}`);
      await cache.put(key, response);
    }
    await countFile();
  }
}

/** Tell all pages how the work ends; a failing install leaves an older copy as it was. */
async function reportOutcome(work) {
  try {
    await work;
    await postToPages({type: "kept"});
    await postRelease();
  } catch (error) {
    await postToPages({type: "problem", name: error.name, message: error.message});
    throw error;
  }
}

async function postRelease() {
  await postToPages({type: "release", release: RELEASE});
}

// Only where no second page could lose the files that it was made for.
async function takeOver() {
  if ((await windows()).length <= 1) await scope.skipWaiting();
}

async function postToPages(message) {
  for (const client of await windows()) client.postMessage(message);
}

function windows() {
  return scope.clients.matchAll({type: "window", includeUncontrolled: true});
}

// Lets instant navigation, and with it a running Python, work wherever the site is put.
//
// The theme swaps pages only for addresses in sitemap.xml. Those are absolute and carry the host
// that the site was built for; the theme corrects protocol and host name, not port or folder. So
// it gets the same map with the addresses that are true here.

import {interceptRequests} from "./xhr-intercept.js";

const SITEMAP = "sitemap.xml";

interceptRequests((address) => address.endsWith(`/${SITEMAP}`), {
  change: (map, address) => rebase(map, address.slice(0, -SITEMAP.length)),
});

/** Replace what all addresses of a map begin with, its shortest one, by `here`. */
function rebase(map, here) {
  const addresses = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  const home = addresses.reduce((a, b) => (b.length < a.length ? b : a), addresses[0] ?? "");
  return map.replaceAll(`<loc>${home}`, `<loc>${here}`);
}

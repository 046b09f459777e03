// Lets instant navigation, and with it a running Python, work wherever the site is put.
//
// The theme swaps pages only for addresses in sitemap.xml. Those are absolute and carry the host
// that the site was built for; the theme corrects protocol and host name, not port or folder. This
// script runs before the theme's and hands it the same map with the addresses that are true here.
// If a later theme reads the map in another way, links load whole pages again and nothing breaks.

const NAME = "sitemap.xml";
const {open} = XMLHttpRequest.prototype;
const {get: originalResponse} = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, "response");

XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  const {href} = new URL(address, location.href);
  if (href.endsWith(`/${NAME}`)) correctMap(this, href.slice(0, -NAME.length));
  return open.call(this, method, address, ...rest);
};

function correctMap(request, here) {
  Object.defineProperty(request, "response", {
    get() {
      const answer = originalResponse.call(this); // a Blob, of which the theme asks for the text
      return {text: async () => rebase(await answer.text(), here)};
    },
  });
}

/** Replace what all addresses of a map begin with, its shortest one, by `here`. */
function rebase(map, here) {
  const addresses = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  const home = addresses.reduce((a, b) => (b.length < a.length ? b : a), addresses[0] ?? "");
  return map.replaceAll(`<loc>${home}`, `<loc>${here}`);
}

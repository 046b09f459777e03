// A page never goes on with the scripts of another release. Instant navigation puts the next page
// under the scripts of the first; where the site was renewed in between, the browser loads that
// page whole instead, as any link does.

import {interceptRequests} from "./xhr-intercept.js";

const META_NAME = "living-bone-release";

/** @type {HTMLMetaElement | null} */
const meta = document.querySelector(`meta[name=${META_NAME}]`);
const own = meta?.content;

if (own) {
  interceptRequests((address) => address.endsWith("/"), {
    change(page) {
      const [, other] = page.match(new RegExp(`<meta name="${META_NAME}" content="([^"]*)">`)) ?? [];
      if (other === own) return page;
      location.reload(); // the theme has put the new address there already
      return new Promise(() => {});
    },
  });
}

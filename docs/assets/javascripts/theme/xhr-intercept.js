// The theme's own requests, changed on their way: it asks for everything by XMLHttpRequest and
// takes the text of a Blob. If a later theme asks in another way, none of this happens and the
// site works, only less well.

const {open, send} = XMLHttpRequest.prototype;
const {get: originalResponse} = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, "response");
const rules = [];
const waits = new WeakMap(); // request -> what it waits for

/**
 * Change requests of the theme.
 *
 * @param {(address: string) => boolean} matches says of an absolute address whether it is meant
 * @param {object} how
 * @param {(text: string, address: string) => string | Promise<string>} [how.change] from the text of an
 *   answer and its address to another text
 * @param {() => Promise<void>} [how.wait] gives a promise before which the request is not sent
 */
export function interceptRequests(matches, {change, wait}) {
  rules.push({matches, change, wait});
}

XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  const {href} = new URL(address, location.href);
  for (const {change, wait} of rules.filter((rule) => rule.matches(href))) {
    if (change) changeText(this, (text) => change(text, href));
    if (wait) waits.set(this, wait());
  }
  return open.call(this, method, address, ...rest);
};

XMLHttpRequest.prototype.send = function (...body) {
  const wait = waits.get(this);
  if (wait) wait.then(() => send.apply(this, body));
  else send.apply(this, body);
};

function changeText(request, change) {
  Object.defineProperty(request, "response", {
    get() {
      const answer = originalResponse.call(this);
      return {text: async () => change(await answer.text())};
    },
  });
}

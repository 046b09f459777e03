// Stands first in every page of these tests and remembers what went wrong there.
window.wrong = [];
const remember = (text) => window.wrong.push(String(text));
addEventListener(
  "error",
  (event) => remember(event.message || `not loaded: ${event.target.src || event.target.href}`),
  true,
);
addEventListener("unhandledrejection", (event) => remember(event.reason));
addEventListener("securitypolicyviolation", (event) =>
  remember(`refused: ${event.violatedDirective} ${event.blockedURI}`),
);
const say = console.error;
console.error = (...words) => {
  remember(words.join(" "));
  say.apply(console, words);
};

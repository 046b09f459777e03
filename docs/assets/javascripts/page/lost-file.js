// Why a file did not arrive. The browser says the same of a lost connection, a blocker and a host
// that hangs up, so the page names one of them only where it knows.

const UNKNOWN =
  "The page cannot tell why: the connection may be gone, or a content blocker, a filter or the host may hold the file back.";

/** What is known of the reason, as sentences; `error` is what the browser says, if anything. */
export function explainLoss(error, online = globalThis.navigator?.onLine) {
  const known = online === false ? "This device has no connection." : UNKNOWN;
  return error ? `${known} ${quoteBrowser(error)}` : known;
}

/** The technical reason, for whoever can read it. */
export function quoteBrowser({name, message}) {
  const said = [name, message].filter(Boolean).join(": ");
  return said ? `The browser says: ${said.replace(/\.?$/, ".")}` : "The browser gives no reason.";
}

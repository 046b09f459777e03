// Which charts were moved since the page was loaded. In memory only: it is gone when
// the page is closed, and nothing is stored or sent.

/** Names of the charts, in the order of first use. */
export const explored = new Set();

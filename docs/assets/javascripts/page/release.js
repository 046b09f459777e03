// Where the files of this page's release lie. A published page asks for its script with the name of
// the release behind a question mark, and so it asks for all others: a host answers as if nothing
// stood there, while a browser keeps the files of two releases apart.

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const {href, search} = new URL(script.src);

/** The folder of the generated files. */
export const baseUrl = new URL(".", href).href;

/** Name of the release; empty where nothing was published. */
export const release = search.slice(1);

/** Address of a generated file. */
export const fileUrl = (name) => new URL(`${name}${search}`, baseUrl).href;

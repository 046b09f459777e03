// A copy of the site that was opened from a folder, without a server. There a page may not fetch,
// only add scripts; so the files of the runtime lie in scripts that hand over their text.

// Name -> what to do with the text. A page may hold several of our scripts, each with a copy of this file.
globalThis.livingBoneWaiting ??= new Map();
const waiting = globalThis.livingBoneWaiting;

export const openedFromFolder = location.protocol === "file:";

/** Called by those scripts. */
globalThis.livingBoneFile = (name, text) => waiting.get(name)?.(text);

/** Read one file. Resolves to its text (base64 of the compressed bytes), or null if it is missing. */
export function readFolderFile(baseUrl, name) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    const end = (text) => {
      waiting.delete(name);
      script.remove();
      resolve(text);
    };
    waiting.set(name, end);
    script.onerror = () => end(null);
    script.src = new URL(`folder/${name}.js`, baseUrl).href;
    document.head.append(script);
  });
}

/** Read one file of text, unpacked. */
export async function readFolderText(baseUrl, name) {
  const packed = await readFolderFile(baseUrl, name);
  if (packed === null) throw new Error(`its file ${name} is missing`);
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** The worker, from a blob: a page from a folder may not start one from a file. */
export async function startFolderWorker(baseUrl, options) {
  const url = URL.createObjectURL(
    new Blob([await readFolderText(baseUrl, "worker.js")], {type: "text/javascript"}),
  );
  const Native = globalThis.livingBoneWorker ?? Worker;
  return new Native(url, options);
}

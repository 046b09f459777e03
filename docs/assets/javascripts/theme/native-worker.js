// Keeps the browser's own Worker for Python, before the search replaces it.
globalThis.livingBoneWorker = Worker;

// Search in a copy of the site that was opened from a folder: the theme looks in a worker, which
// a page from a folder may not start from a file, so a hidden frame takes its place.

import "./native-worker.js"; // first: what follows replaces Worker
import "iframe-worker/shim";

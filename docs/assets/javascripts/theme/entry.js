// Entry of the script that has to run before the theme's: it changes the theme's requests.

import "./sitemap-rebase.js";
import "./lazy-search.js";
import "./patient-history.js";
import "./release-guard.js";
import "./shown-page.js";

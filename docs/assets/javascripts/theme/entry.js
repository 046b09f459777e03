// Entry of the script that has to run before the theme's: what the theme asks for, and when.

import "./sitemap-rebase.js";
import "./lazy-search.js";
import "./release-guard.js";

// Entry of the script that has to run before the theme's: what the theme asks for, and when.

import "./any-host.js";
import "./late-search.js";
import "./one-release.js";

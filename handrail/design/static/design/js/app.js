// The one script that every page loads. Each part stands alone and does nothing when its
// elements are missing, so a page without it is still a whole page.
import "./exit.js";
import "./read.js";
import "./form.js";
import "./send.js";

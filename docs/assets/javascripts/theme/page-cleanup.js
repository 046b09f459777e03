// Lets go of the page that instant navigation has replaced.
//
// Parts of the theme go on listening after their page is gone, and each holds everything that hangs
// together with it. So the page is taken apart: text and charts go, and what still listens is small.

const PARTS_SELECTOR = "article, [data-md-component], .md-sidebar *";

let old = null;

/** Take each page apart once the next has come. `pages` is the theme's stream of pages, `document$`. */
export function removeOldPages(pages) {
  pages?.subscribe(() => {
    if (old && !old.isConnected) {
      for (const part of old.querySelectorAll(PARTS_SELECTOR)) part.remove();
    }
    old = document.querySelector("[data-md-component=container]");
  });
}

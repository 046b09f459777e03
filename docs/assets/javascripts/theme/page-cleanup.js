// Lets go of the page that instant navigation has replaced.
//
// Parts of the theme go on listening after their page is gone, and each holds everything that hangs
// together with it. So the page is taken apart: text and charts go, and what still listens is small.

const PARTS = "article, [data-md-component], .md-sidebar *";

let old = null;

/** `pages` tells of each new page: the theme's `document$`. */
export function leaveOldPages(pages) {
  pages?.subscribe(() => {
    if (old && !old.isConnected) {
      for (const part of old.querySelectorAll(PARTS)) part.remove();
    }
    old = document.querySelector("[data-md-component=container]");
  });
}

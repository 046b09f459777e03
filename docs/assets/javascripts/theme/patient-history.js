// The theme writes into the browser's history where one has scrolled to, again and again. A browser
// that has enough of it throws; the place is lost then and nothing else.

const {replaceState} = History.prototype;

History.prototype.replaceState = function (state, title, address) {
  try {
    replaceState.call(this, state, title, address);
  } catch (error) {
    if (address !== undefined) throw error; // who changes the address has to know
  }
};

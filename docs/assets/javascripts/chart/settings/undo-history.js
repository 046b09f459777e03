// Undo and redo of settings. Not the browser's history: that moves between pages and
// shared states, this takes back single changes of one chart.

export class UndoHistory {
  #past = [];
  #future = [];
  #now;
  #gesture = null; // what led to the present

  constructor(start) {
    this.#now = start;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /**
   * Remember `state` as the present. What the same `gesture` led to is one step; null stands for a
   * gesture of its own. Returns false when nothing changed.
   */
  commit(state, gesture = null) {
    if (isSameState(state, this.#now)) return false;
    if (gesture === null || gesture !== this.#gesture) this.#past.push(this.#now);
    this.#future = [];
    this.#now = state;
    this.#gesture = gesture;
    if (isSameState(state, this.#past.at(-1))) this.#forget(); // there and back again
    return true;
  }

  undo() {
    return this.#move(this.#past, this.#future);
  }

  redo() {
    return this.#move(this.#future, this.#past);
  }

  #move(from, to) {
    if (from.length === 0) return null;
    to.push(this.#now);
    this.#now = from.pop();
    this.#gesture = null;
    return this.#now;
  }

  #forget() {
    this.#past.pop();
    this.#gesture = null;
  }
}

/** Whether two sets of settings are equal. */
export function isSameState(a, b) {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

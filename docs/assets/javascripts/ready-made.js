// Buttons that bring a ready-made state: presets, and what a reader may try.

/** Make the buttons of `root` work; `set(values, event)` is called with what a button sets. */
export function enableStates(root, {presets, try_this: prompts}, set) {
  for (const [name, states] of [["preset", presets], ["try", prompts]]) {
    for (const button of root.querySelectorAll(`[data-${name}]`)) {
      button.disabled = false;
      button.addEventListener("click", (event) => set(states[Number(button.dataset[name])].set, event));
    }
  }
}

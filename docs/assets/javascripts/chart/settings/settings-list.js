// The settings in words: as a list for paper, and as the state of each group of controls.

export class SettingsList {
  #list;
  #groups;

  /** @param {HTMLElement} chart */
  constructor(chart) {
    this.#list = chart.querySelector("[data-part=settings]");
    this.#groups = /** @type {HTMLElement[]} */ ([...chart.querySelectorAll("[data-group]")]);
  }

  /**
   * Show how the controls stand.
   *
   * @param {import("./settings.js").Settings} settings
   */
  show(settings) {
    const rows = settings.list();
    for (const {key, value} of rows) {
      const place = this.#list.querySelector(`[data-setting="${CSS.escape(key)}"]`);
      if (place) setText(place, value);
    }
    for (const group of this.#groups) {
      const keys = new Set(
        [...group.querySelectorAll("[data-control]")].map(
          (control) => /** @type {HTMLElement} */ (control).dataset.control,
        ),
      );
      const own = rows.filter(({key}) => keys.has(key));
      const telling = own.filter(({changed}, i) => changed || i === 0).slice(0, MAX_TOLD);
      setText(group.querySelector("[data-part=group-state]"), telling.map(({value}) => value).join(", "));
    }
  }
}

const MAX_TOLD = 2; // values beside the heading of a group

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// <assumption-switch>: sets the assumption of all charts from a place of its own.

export class AssumptionSwitch extends HTMLElement {
  /** @type {import("../page/visit-state.js").Assumption} */
  static assumption; // that of the visit

  connectedCallback() {
    this.connection = new AbortController();
    const {signal} = this.connection;
    const {assumption} = AssumptionSwitch;
    /** @type {NodeListOf<HTMLInputElement>} */
    const radios = this.querySelectorAll("input[type=radio]");
    const fields = [...radios];
    const show = () => {
      for (const field of fields) field.checked = field.value === (assumption.value ?? usual);
    };
    const usual = fields.find((field) => field.defaultChecked)?.value;
    for (const field of fields) {
      field.disabled = false;
      field.addEventListener("change", () => field.checked && assumption.set(field.value, this), {signal});
    }
    assumption.addEventListener("change", show, {signal});
    show();
  }

  disconnectedCallback() {
    this.connection?.abort();
  }
}

// The sentence beside a control that says what is wrong and what is allowed.

export class ControlError {
  #text;
  #field;

  constructor(root, field) {
    this.#text = root.querySelector("[data-part=control-problem]");
    this.#field = field;
  }

  show(sentence) {
    this.#text.textContent = sentence;
    this.#text.hidden = false;
    this.#field.setAttribute("aria-invalid", "true");
    this.#field.setAttribute("aria-describedby", this.#text.id);
  }

  clear() {
    if (this.#text.hidden) return;
    this.#text.hidden = true;
    this.#text.textContent = "";
    this.#field.removeAttribute("aria-invalid");
    this.#field.removeAttribute("aria-describedby");
  }
}

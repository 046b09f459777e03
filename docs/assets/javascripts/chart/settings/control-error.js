// The sentence beside a control that says what is wrong and what is allowed, or what to know.

export class ControlError {
  #text;
  #field;

  constructor(root, field) {
    this.#text = root.querySelector("[data-part=control-problem]");
    this.#field = field;
  }

  /** Say what is wrong. */
  show(sentence) {
    this.#say(sentence, true);
  }

  /** Say something of a value that is taken. */
  tell(sentence) {
    this.#say(sentence, false);
  }

  #say(sentence, wrong) {
    this.#text.textContent = sentence;
    this.#text.hidden = false;
    this.#text.toggleAttribute("data-told", !wrong);
    this.#field.setAttribute("aria-invalid", String(wrong));
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

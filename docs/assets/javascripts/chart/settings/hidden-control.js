// A setting without an element of its own here: only links and the site-wide switch move it.

export class HiddenControl {
  value;
  error = {show() {}, clear() {}};

  constructor(spec) {
    this.spec = spec;
    this.value = spec.default;
  }

  labelOf(value) {
    return this.spec.options.find((option) => option.value === value)?.label ?? String(value);
  }
}

// A series as sound: high values sound high. Nothing plays before its button is pressed;
// the same button stops it.

const LOWEST_HZ = 220; // Hz, two octaves: easy to hear on small loudspeakers
const OCTAVES = 2;
const MAX_S = 4; // for a whole series
const MAX_NOTE_S = 0.5; // s, at most, for a single value

export class Sound {
  #button;
  #panel;
  #volume;
  #chart;
  #playing = null; // {context, gain}

  /** `chart` gives `series`, {label, points} with numbers as `y`, and has `announce(text)`. */
  constructor({button, panel}, chart) {
    this.#button = button;
    this.#panel = panel;
    this.#volume = panel.querySelector("input");
    this.#chart = chart;
    this.#volume.disabled = false;
    this.#volume.addEventListener("input", () => this.#loudness());
    this.#loudness();
  }

  toggle() {
    if (this.#playing) this.stop();
    else this.#play();
  }

  stop() {
    if (!this.#playing) return;
    this.#playing.context.close();
    this.#playing = null;
    this.#say("Listen");
  }

  #say(word) {
    this.#button.querySelector("[data-label]").textContent = word;
  }

  #play() {
    const {label, points} = this.#chart.series ?? {points: []};
    const heard = points.filter(({y}) => Number.isFinite(y));
    if (heard.length === 0) {
      this.#chart.announce("This chart has nothing to listen to here.");
      return;
    }
    const values = heard.map(({y}) => y);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const context = new AudioContext();
    const gain = new GainNode(context);
    const tone = new OscillatorNode(context);
    tone.connect(gain).connect(context.destination);
    const each = Math.min(MAX_S / values.length, MAX_NOTE_S);
    values.forEach((value, i) => {
      const height = most > least ? (value - least) / (most - least) : 0.5;
      tone.frequency.setValueAtTime(LOWEST_HZ * 2 ** (OCTAVES * height), context.currentTime + i * each);
    });
    tone.onended = () => this.stop();
    tone.start();
    tone.stop(context.currentTime + values.length * each);
    this.#playing = {context, gain};
    this.#loudness();
    this.#panel.hidden = false;
    this.#say("Stop");
    const textOf = (value) => heard.find(({y}) => y === value).text;
    this.#chart.announce(`${label}. Lowest tone: ${textOf(least)}. Highest tone: ${textOf(most)}.`);
  }

  #loudness() {
    const share = Number(this.#volume.value) / 100;
    this.#volume.setAttribute("aria-valuetext", `${this.#volume.value} percent`);
    // Ears hear loudness as powers; a third of full scale is loud for a pure tone.
    if (this.#playing) this.#playing.gain.gain.value = share ** 2 / 3;
  }
}

import { make } from "../client/dom.js";
import { say } from "../client/words.js";
import { icon, nameButton } from "./dom.js";

const typingPause_ms = 4_000;

/** Where the customer writes. Enter sends, Shift and Enter begin a line. */
export class Composer {
  /**
   * @param {string} locale
   * @param {{say: (text: string) => void, typing: (isOn: boolean) => void, used: () => void}} owner
   */
  constructor(locale, owner) {
    this.locale = locale;
    this.owner = owner;
    this.max = 8_000;
    this.isTyping = false;
    this.timer = 0;
    this.field = make("textarea", {
      rows: 1, dir: "auto", autocomplete: "off", enterkeyhint: "send", onfocus: owner.used,
      oninput: () => this.#changed(), onkeydown: this.#key.bind(this),
    });
    /** @type {HTMLButtonElement} */
    this.button = make("button", { type: "submit" }, icon("send"));
    this.over = make("p", { class: "small over", role: "status" });
    /** @param {Event} event */
    const onsubmit = (event) => {
      event.preventDefault();
      this.#send();
    };
    this.element = make("div", {}, make("form", { class: "compose", onsubmit }, this.field, this.button), this.over);
    this.name(locale);
  }

  /** @param {string} locale */
  name(locale) {
    this.locale = locale;
    this.field.placeholder = say(locale, "ask");
    this.field.setAttribute("aria-label", say(locale, "ask"));
    nameButton(this.button, say(locale, "send"));
    this.#measure();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.field.value.trim();
    if (text === "" || this.button.disabled) return;
    this.field.value = "";
    this.#tell(false);
    this.#measure();
    this.owner.say(text);
  }

  #changed() {
    this.#measure();
    this.#tell(this.field.value.trim() !== "");
  }

  #measure() {
    const text = this.field.value;
    const left = this.max - (text.length <= this.max ? text.length : [...text].length);
    this.field.rows = Math.min(6, text.split("\n").length);
    this.over.textContent = left < 0 ? say(this.locale, "tooLong", { count: -left }) : "";
    this.over.hidden = left >= 0;
    this.button.disabled = text.trim() === "" || left < 0;
  }

  /** @param {boolean} isOn */
  #tell(isOn) {
    clearTimeout(this.timer);
    if (isOn) this.timer = Number(setTimeout(() => this.#tell(false), typingPause_ms));
    if (isOn !== this.isTyping) this.owner.typing(isOn);
    this.isTyping = isOn;
  }
}

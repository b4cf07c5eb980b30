import { make } from "../client/dom.js";
import { setText } from "./dom.js";

const shown_ms = 7_000;
const alarm_ms = 14_000;
const toastsMax = 4;

/** What is told for a while, and what is only read out. */
export class Toasts {
  constructor() {
    this.list = make("div", { class: "toasts" });
    this.voice = make("p", { class: "hidden", "aria-live": "polite" });
    document.body.append(this.list, this.voice);
  }

  /**
   * @param {string} text
   * @param {boolean} isAlarm something did not work
   */
  say(text, isAlarm) {
    const toast = make("div", { class: isAlarm ? "toast alarm" : "toast", role: isAlarm ? "alert" : "status" });
    const dismiss = () => toast.remove();
    this.list.append(toast);
    while (this.list.childElementCount > toastsMax) this.list.firstElementChild?.remove();
    toast.append(make("p", {}, text),
      make("button", { type: "button", class: "remove", "aria-label": "Dismiss", onclick: dismiss }, "×"));
    setTimeout(dismiss, isAlarm ? alarm_ms : shown_ms);
  }

  /** @param {string} text read out where a screen reader listens */
  announce(text) { setText(this.voice, text); }
}

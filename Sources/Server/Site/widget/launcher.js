import { make } from "../client/dom.js";
import { say } from "../client/words.js";
import { icon, iconButton, textButton } from "./dom.js";

/** The button that opens the chat, and a word above it. */
export class Launcher {
  /** @param {() => void} open */
  constructor(open) {
    this.open = open;
    this.badge = make("span", { class: "badge", "aria-hidden": "true", hidden: true });
    this.button = make("button", { type: "button", class: "launcher", "aria-haspopup": "dialog",
      "aria-expanded": "false", onclick: open }, icon("chat"), this.badge);
    this.teaser = make("div", { class: "teaser", role: "status", hidden: true });
  }

  /**
   * @param {string} locale
   * @param {number} unread
   */
  name(locale, unread) {
    const count = unread > 0 ? `. ${say(locale, "unread", { count: unread })}` : "";
    this.button.setAttribute("aria-label", say(locale, "open") + count);
    this.badge.hidden = unread === 0;
    this.badge.textContent = unread > 99 ? "99+" : String(unread);
  }

  /**
   * Says a word beside the button.
   *
   * @param {string} locale
   * @param {{name: string, isPerson?: boolean, text: string}} line
   * @param {() => void} [never] where it is the website's own word: how to have no more of them
   */
  say(locale, { name, isPerson, text }, never) {
    const hide = () => this.hush();
    this.teaser.replaceChildren(make("div", { class: "label" }, icon(isPerson ? "person" : "bot"),
      make("span", {}, name)),
      make("button", { type: "button", class: "body", dir: "auto", onclick: this.open }, text.length > 160
        ? `${text.slice(0, 160)} …` : text),
      iconButton("close", say(locale, "close"), hide));
    if (never) this.teaser.append(make("div", { class: "under" },
      textButton("link", say(locale, "never"), () => { never(); hide(); })));
    this.teaser.hidden = false;
  }

  hush() { this.teaser.hidden = true; }
}

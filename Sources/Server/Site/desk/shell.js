import { make } from "../client/dom.js";
import { freshID } from "../client/line.js";
import { BarView } from "./bar.js";
import { ColumnView } from "./conversation.js";
import { setText, sync } from "./dom.js";
import { PanelView } from "./panel.js";
import { plainText } from "./plain.js";
import { QueueView } from "./queue.js";

/** The page of who is signed in: the bar, the queue, the conversations side by side, what is known of one. */
export class ShellView {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {Map<string, ColumnView>} */
    this.columns = new Map();
    this.bar = new BarView(desk);
    this.queue = new QueueView(desk);
    this.panel = new PanelView(desk);
    this.empty = make("div", { class: "empty" }, make("p", { class: "lead" }, "No conversation is open."),
      make("p", { class: "hint" }));
    this.area = make("div", { class: "columns" });
    this.main = make("main", { id: "conversations", "aria-label": "Conversations", tabindex: "-1" }, this.empty,
      this.area);
    this.element = make("div", { class: "shell" },
      make("a", { class: "skip", href: "#conversations" }, "Skip to the conversations"),
      this.bar.element, this.queue.element, this.main, this.panel.element);
  }

  get columnsWidth() { return this.main.clientWidth; }

  /** @param {number} now */
  update(now) {
    const { state } = this.desk;
    this.bar.update();
    this.queue.update(now);
    const { shown } = state;
    this.empty.hidden = shown.length > 0;
    const waiting = state.lists.waitingTotal;
    setText(/** @type {Element} */ (this.empty.querySelector(".hint")), waiting > 0 ? "N takes the next one that waits."
      : "Nobody waits. ? shows all keys, / finds what was said.");
    for (const conv of this.columns.keys()) if (!shown.includes(conv)) this.columns.delete(conv);
    sync(this.area, shown, (conv) => conv, (conv) => this.#column(conv).element);
    for (const conv of shown) this.#column(conv).update(state.known(conv), now);
    this.panel.update(now);
  }

  /**
   * @param {string} conv
   * @param {"reply" | "note"} mode
   */
  write(conv, mode) {
    this.update(Date.now());
    this.columns.get(conv)?.composer.turn(mode);
  }

  /**
   * @param {string} conv
   * @param {string} text the bot's, in CommonMark
   */
  draft(conv, text) { this.columns.get(conv)?.composer.draft(plainText(text)); }

  /**
   * Sends what the bot would say as it is, marked so (D10).
   *
   * @param {import("./case.js").Case} one
   * @param {number} index
   */
  sendDraft(one, index) {
    const { desk } = this;
    const text = plainText(one.suggestions?.[index]?.text ?? "");
    if (text !== "") desk.run(desk.state.say(one, "reply", freshID(), text, text, Date.now()));
  }

  /** The focus goes to the column that keys act on. */
  showFocus() {
    this.update(Date.now());
    this.columns.get(this.desk.state.focus)?.log.focus();
  }

  /** What had the focus is gone: it goes to the conversation, or to where one would be. */
  catchFocus() { (this.columns.get(this.desk.state.focus)?.log ?? this.main).focus({ preventScroll: true }); }

  /** @param {string} conv */
  #column(conv) {
    let column = this.columns.get(conv);
    if (!column) {
      column = new ColumnView(this.desk, this.desk.state.known(conv));
      this.columns.set(conv, column);
    }
    return column;
  }
}

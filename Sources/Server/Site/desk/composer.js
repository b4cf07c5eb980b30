import { make } from "../client/dom.js";
import { fillIn, fitting, shortcodeAt, stack } from "./canned.js";
import { freshID } from "../client/line.js";
import { contactValues } from "./customer.js";
import { button, setAttribute, setText, sync } from "./dom.js";
import { visible } from "./visible.js";

const scalarsMax = 8_000;
/** So often a customer is told that somebody types, and so long after the last key that nobody does. */
const typingEvery_ms = 3_000;
const typingEnds_ms = 5_000;
const listedMax = 8;
const choosing = ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"];

/** Where a reply or a note is written, with canned replies by `/`. */
export class Composer {
  /**
   * @param {import("./desk.js").Desk} desk
   * @param {string} conv
   */
  constructor(desk, conv) {
    this.desk = desk;
    this.conv = conv;
    this.typedAt = 0;
    this.timer = 0;
    this.chosen = 0;
    /** @type {import("./canned.js").Canned[]} */
    this.offered = [];
    const id = `write-${desk.state.known(conv).number}`;
    this.toReply = button("mode", "Reply", () => this.turn("reply"),
      { title: "Write a reply (r)", "aria-keyshortcuts": "r" });
    this.toNote = button("mode", "Note", () => this.turn("note"),
      { title: "Write a note (o)", "aria-keyshortcuts": "o" });
    this.field = make("textarea", {
      id, rows: 2, dir: "auto",
      "aria-autocomplete": "list", "aria-controls": `${id}-canned`, "aria-describedby": `${id}-hint`,
      oninput: () => this.#typed(), onclick: () => this.#lookUp(), onblur: () => this.#offer([]),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    this.canned = make("ul", { id: `${id}-canned`, class: "canned", role: "listbox", "aria-label": "Canned replies" });
    this.hint = make("p", { class: "hint", id: `${id}-hint` });
    this.send = button("primary", "Send");
    const onsubmit = (/** @type {Event} */ event) => { event.preventDefault(); this.#send(); };
    this.form = make("form", { class: "composer", onsubmit },
      make("div", { class: "modes", role: "group", "aria-label": "What is written" }, this.toReply, this.toNote),
      this.field, this.canned, make("div", { class: "under" }, this.hint, this.send));
    this.element = make("footer", {}, this.form);
    this.#offer([]);
  }

  get one() { return this.desk.state.known(this.conv); }

  /**
   * @param {import("./case.js").Case} one
   * @param {boolean} isMine
   */
  update(one, isMine) {
    const { composed } = one;
    if (!isMine) composed.mode = "note";
    this.toReply.disabled = !isMine;
    const isNote = composed.mode === "note";
    setAttribute(this.form, "data-mode", composed.mode);
    setAttribute(this.toReply, "aria-pressed", String(!isNote));
    setAttribute(this.toNote, "aria-pressed", String(isNote));
    const label = isNote ? "A note that the customer never sees" : `Reply to customer ${one.name}`;
    setAttribute(this.field, "aria-label", label);
    setAttribute(this.field, "placeholder", isNote ? "Note for colleagues …" : "Reply … or / for canned replies");
    setText(this.send, isNote ? "Save note" : "Send");
    const text = composed[composed.mode];
    if (this.field.value !== text) this.field.value = text;
    this.#hint(text, isMine);
  }

  /** @param {"reply" | "note"} mode */
  turn(mode) {
    this.one.composed.mode = mode;
    this.desk.change();
    this.desk.render();
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  /**
   * The bot's draft into the reply.
   *
   * @param {string} text
   */
  draft(text) {
    Object.assign(this.one.composed, { mode: "reply", reply: text, draft: text });
    this.turn("reply");
  }

  /**
   * @param {string} text
   * @param {boolean} isMine
   */
  #hint(text, isMine) {
    const { composed, status } = this.one;
    const over = [...text].length - scalarsMax;
    let hint = `Enter ${composed.mode === "note" ? "saves" : "sends"}, Shift+Enter begins a line.`;
    if (!isMine) hint = `To reply, ${status === "resolved" ? "reopen it" : "take it first"}. Enter saves the note.`;
    if (composed.mode === "reply" && composed.draft !== null) {
      hint = `The bot’s draft, ${composed.draft === text ? "as it is" : "edited"}. ${hint}`;
    }
    setText(this.hint, over > 0 ? `${over} characters too many.` : hint);
    setAttribute(this.hint, "data-alarm", over > 0);
    this.send.disabled = over > 0;
  }

  #typed() {
    const { one, field } = this;
    one.composed[one.composed.mode] = field.value;
    if (field.value.trim() === "") one.composed.draft = null;
    this.#lookUp();
    this.#tellTyping();
    this.desk.change();
  }

  #tellTyping() {
    if (this.one.composed.mode !== "reply" || !this.desk.state.isMine(this.one)) return;
    const now = Date.now();
    if (this.field.value.trim() === "") return this.#stopTyping();
    if (now - this.typedAt >= typingEvery_ms) {
      this.typedAt = now;
      this.desk.post({ type: "typing", conv: this.conv, on: true });
    }
    clearTimeout(this.timer);
    this.timer = Number(setTimeout(() => this.#stopTyping(), typingEnds_ms));
  }

  #stopTyping() {
    clearTimeout(this.timer);
    if (this.typedAt > 0) this.desk.post({ type: "typing", conv: this.conv, on: false });
    this.typedAt = 0;
  }

  #lookUp() {
    const { field, one, desk } = this;
    const at = one.composed.mode === "reply" ? shortcodeAt(field.value, field.selectionStart) : null;
    this.#offer(at ? fitting(desk.state.lists.canned, at.begun).slice(0, listedMax) : []);
  }

  /** @param {import("./canned.js").Canned[]} offered */
  #offer(offered) {
    this.offered = offered;
    this.chosen = 0;
    this.canned.hidden = offered.length === 0;
    sync(this.canned, offered, ({ shortcode }) => shortcode, ({ shortcode, text }) => make("li", {
      role: "option", id: `${this.field.id}-${shortcode}`,
      onpointerdown: (/** @type {Event} */ event) => { event.preventDefault(); this.#take(shortcode); },
    }, make("b", {}, `/${shortcode}`), " ", make("bdi", {}, fillIn(text, this.#values()).text)));
    this.#mark();
  }

  #values() {
    const name = this.desk.state.me?.name ?? "";
    return { "agent.name": name, "conversation.id": this.conv, ...contactValues(this.one) };
  }

  #mark() {
    [...this.canned.children].forEach((option, index) =>
      option.setAttribute("aria-selected", String(index === this.chosen)));
    const option = this.canned.children[this.chosen];
    setAttribute(this.field, "aria-activedescendant", option ? option.id : null);
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} shortcode */
  #take(shortcode) {
    const { field, one, desk } = this;
    const reply = desk.state.lists.canned.find((canned) => canned.shortcode === shortcode);
    const at = shortcodeAt(field.value, field.selectionStart);
    if (!reply || !at) return;
    const { text, blanks } = fillIn(reply.text, this.#values());
    const stacked = stack(field.value, at, text);
    one.composed.reply = stacked.text;
    one.composed.blanks.push(...blanks);
    this.#offer([]);
    desk.render();
    field.focus();
    field.setSelectionRange(stacked.caret, stacked.caret);
    this.#tellTyping();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const { offered } = this;
    if (offered.length > 0 && choosing.includes(event.key) && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") return this.#offer([]);
      if (event.key === "Enter" || event.key === "Tab") return this.#take(offered[this.chosen].shortcode);
      this.chosen = (this.chosen + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length;
      return this.#mark();
    }
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") {
      this.field.blur();
    }
  }

  #send() {
    const { one, desk } = this;
    const { composed } = one;
    const text = composed[composed.mode];
    if (text.trim() === "" || [...text].length > scalarsMax) return;
    const blank = composed.mode === "reply" ? composed.blanks.find((source) => text.includes(source)) : undefined;
    if (blank !== undefined) {
      const at = text.indexOf(blank);
      this.field.focus();
      this.field.setSelectionRange(at, at + blank.length);
      return desk.say(`Not sent: ${visible(blank)} is not filled in.`, true);
    }
    const type = composed.mode;
    composed[type] = "";
    composed.blanks = [];
    this.#stopTyping();
    desk.run(desk.state.say(one, type, freshID(), text, type === "reply" ? composed.draft : null, Date.now()));
    if (type === "note" && desk.state.isMine(one)) composed.mode = "reply";
    desk.change();
  }
}

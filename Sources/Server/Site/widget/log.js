import { make } from "../client/dom.js";
import { fillRow, rowMark } from "./rows.js";

/**
 * @typedef {import("../client/conversation.js").Spoken} Spoken
 * @typedef {import("../client/conversation.js").Conversation} Conversation
 * @typedef {Omit<import("./rows.js").Setting, "before" | "asks" | "rates" | "score">} Acts
 */

/** So many rows stand in the page at a time, of however many lines. */
const rowsMax = 120;
const rowsStep = 40;
const nearEnd_px = 240;

/** The lines of a conversation, of which a window stands in the page. */
export class LogView {
  /** @param {{older: () => void, moved: (isAtEnd: boolean) => void}} owner */
  constructor(owner) {
    this.owner = owner;
    this.element = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-labelledby": "title",
      tabindex: "0", onscroll: () => this.#scrolled() });
    /** @type {Map<string, {row: HTMLElement, mark: string}>} */
    this.rows = new Map();
    /** Where the window ends: the key of its last line; empty: with the conversation. */
    this.end = "";
    this.isAtEnd = true;
    this.redraw = () => {};
    // A keyboard that comes up, or a field that grows, takes nothing from who reads the end.
    new ResizeObserver(() => { if (this.isAtEnd) this.toEnd(); }).observe(this.element);
  }

  /**
   * @param {Conversation} conversation
   * @param {Acts} acts
   */
  show(conversation, acts) {
    this.redraw = () => this.show(conversation, acts);
    const { lines } = conversation;
    const found = this.end === "" ? -1 : lines.findIndex((line) => line.key === this.end);
    if (found < 0) this.end = "";
    const to = found < 0 ? lines.length : found + 1;
    const shown = lines.slice(Math.max(0, to - rowsMax), to);
    this.window = { from: to - shown.length, to, count: lines.length, lines, more: conversation.more };
    const anchor = this.#anchor(shown);
    this.#place(shown, lines[to - shown.length - 1] ?? null, conversation, acts);
    if (this.isAtEnd && this.end === "") this.toEnd();
    else if (anchor) this.element.scrollTop += anchor.row.offsetTop - anchor.top;
    // Whoever waits at the top for older lines cannot scroll further up to have them shown.
    if (!this.isAtEnd) this.#scrolled();
  }

  /** Shows the newest lines. */
  toEnd() {
    if (this.end !== "") {
      this.end = "";
      this.isAtEnd = true;
      this.redraw();
    }
    this.element.scrollTop = this.element.scrollHeight;
  }

  /**
   * A row that stays, and where it is: the reader's place.
   *
   * @param {Spoken[]} shown
   */
  #anchor(shown) {
    const top = this.element.scrollTop;
    for (const { key } of shown) {
      const row = this.rows.get(key)?.row;
      if (row && row.offsetTop + row.offsetHeight > top) return { row, top: row.offsetTop };
    }
    return null;
  }

  /**
   * @param {Spoken[]} shown
   * @param {Spoken | null} first the line before them
   * @param {Conversation} conversation
   * @param {Acts} acts
   */
  #place(shown, first, conversation, acts) {
    const kept = new Set(shown.map((line) => line.key));
    const isOld = this.rows.size > 0 && !shown.some((line) => this.rows.has(line.key) && line === shown[0]);
    // What is put before what stands there is no news to be read out.
    if (isOld) this.element.setAttribute("aria-live", "off");
    for (const [key, { row }] of this.rows) {
      if (kept.has(key)) continue;
      row.remove();
      this.rows.delete(key);
    }
    const prompt = conversation.prompt;
    const rateable = shown.filter((line) => conversation.isRateable(line)).pop();
    let before = first;
    let place = this.element.firstElementChild;
    for (const line of shown) {
      const score = conversation.ratings.get(line.seq) ?? 0;
      const setting = { ...acts, before, score, asks: prompt !== null && line.prompt === prompt,
        rates: line === rateable || score > 0 };
      const mark = rowMark(line, setting);
      const known = this.rows.get(line.key) ?? { row: make("div"), mark: "" };
      if (known.mark !== mark) fillRow(known.row, line, setting);
      known.mark = mark;
      this.rows.set(line.key, known);
      if (known.row === place) place = place.nextElementSibling;
      else this.element.insertBefore(known.row, place);
      before = line;
    }
    if (isOld) setTimeout(() => this.element.setAttribute("aria-live", "polite"), 100);
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const isAtEnd = this.end === "" && scrollHeight - scrollTop - clientHeight < 40;
    if (isAtEnd !== this.isAtEnd) {
      this.isAtEnd = isAtEnd;
      this.owner.moved(isAtEnd);
    }
    if (!this.window) return;
    const { from, to, count, lines, more } = this.window;
    /** @param {number} end */
    const move = (end) => {
      this.end = end >= count ? "" : lines[end - 1].key;
      this.redraw();
    };
    if (scrollTop < nearEnd_px && from > 0) move(Math.max(to - rowsStep, rowsMax));
    else if (scrollTop < nearEnd_px && more) this.owner.older();
    else if (to < count && scrollHeight - scrollTop - clientHeight < nearEnd_px) move(to + rowsStep);
  }
}

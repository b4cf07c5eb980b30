import { make } from "../client/dom.js";
import { isolated } from "../client/words.js";
import { button, setAttribute, setText, sync } from "./dom.js";
import { visible } from "./visible.js";
import { causeWords, spanWords, statusWords } from "./wording.js";

/** Who waits, with reason, time and priority; what is one's own; what is looked at. */
export class QueueView {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.waitingCount = make("span", { class: "count" });
    this.nobody = make("p", { class: "none" }, "Nobody waits.");
    this.waiting = make("ol", { class: "waiting" });
    this.more = make("p", { class: "none" });
    this.next = button("primary small", "Take next", () => desk.act("next"),
      { title: "Take the next one (n)", "aria-keyshortcuts": "n" });
    this.own = make("ol", { class: "own" });
    this.ownCount = make("span", { class: "count" });
    this.noneOwn = make("p", { class: "none" }, "You have no conversation.");
    this.watched = make("ol", { class: "own" });
    this.watchedPart = make("section", { "aria-labelledby": "watched-title" },
      make("h2", { id: "watched-title" }, "Looking at"), this.watched);
    this.element = make("nav", { class: "rail", "aria-label": "Conversations" },
      make("section", { "aria-labelledby": "waiting-title" },
        make("div", { class: "head" }, make("h2", { id: "waiting-title" }, "Waiting ", this.waitingCount), this.next),
        this.nobody, this.waiting, this.more),
      make("section", { "aria-labelledby": "own-title" },
        make("div", { class: "head" }, make("h2", { id: "own-title" }, "Yours ", this.ownCount)), this.noneOwn,
          this.own),
      this.watchedPart);
  }

  /** @param {number} now */
  update(now) {
    const { state } = this.desk;
    const { lists, own, watched } = state;
    setText(this.waitingCount, lists.waitingTotal > 0 ? String(lists.waitingTotal) : "");
    this.nobody.hidden = lists.waiting.length > 0;
    this.next.hidden = lists.waiting.length === 0;
    sync(this.waiting, lists.waiting, ({ conv }) => conv, ({ conv }) => this.#waits(conv),
      (row, entry) => this.#fillWaiting(row, entry, now));
    const rest = lists.waitingTotal - lists.waiting.length;
    this.more.hidden = rest <= 0;
    setText(this.more, `and ${rest} more`);
    setText(this.ownCount, own.length > 0 ? `${own.length}${state.me?.capacity ? ` of ${state.me.capacity}` : ""}`
      : "");
    this.noneOwn.hidden = own.length > 0;
    sync(this.own, own, ({ conv }) => conv, ({ conv }) => this.#shows(conv), (row, one) => this.#fill(row, one, now));
    this.watchedPart.hidden = watched.length === 0;
    sync(this.watched, watched, ({ conv }) => conv, ({ conv }) => this.#shows(conv),
      (row, one) => this.#fill(row, one, now));
  }

  /** @param {string} conv */
  #waits(conv) {
    return make("li", {},
      make("button", { type: "button", class: "entry",
        onclick: (/** @type {MouseEvent} */ event) => this.desk.open(conv, event.shiftKey) },
        make("span", { class: "cause" }),
          make("span", { class: "line" }, make("span", { class: "span" }), make("span", { class: "facts" })),
        make("span", { class: "words", dir: "auto" })),
      button("take", "Take", () => this.desk.act("claim", conv)));
  }

  /**
   * @param {Element} row
   * @param {import("./lists.js").Waiting} entry
   * @param {number} now
   */
  #fillWaiting(row, entry, now) {
    const { state } = this.desk;
    const one = state.known(entry.conv);
    const facts = entry.priority === "normal" ? [] : [entry.priority];
    if (entry.department) facts.push(isolated(state.lists.departmentName(entry.department)));
    if (entry.for) facts.push(`for ${isolated(entry.for)}`);
    facts.push(`Customer ${one.name}`);
    put(row, ".cause", causeWords(entry.cause));
    put(row, ".span", spanWords(now - entry.since));
    put(row, ".facts", facts.join(" · "));
    put(row, ".words", entry.first_line ? `“${visible(entry.first_line)}”` : "");
    setAttribute(row, "data-priority", entry.priority);
    setAttribute(row, "data-shown", state.shown.includes(entry.conv));
    setAttribute(/** @type {Element} */ (row.querySelector(".take")), "aria-label",
      `Take the conversation with customer ${one.name}`);
  }

  /** @param {string} conv */
  #shows(conv) {
    return make("li", {},
      make("button", { type: "button", class: "entry",
        onclick: (/** @type {MouseEvent} */ event) => this.desk.open(conv, event.shiftKey) },
        make("span", { class: "line" }, make("span", { class: "cause" }), make("span", { class: "unread" }),
          make("span", { class: "span" })),
        make("span", { class: "facts" }), make("span", { class: "words", dir: "auto" })),
      button("take", "Beside", () => this.desk.open(conv, true), { title: "Open in a column of its own" }));
  }

  /**
   * @param {Element} row
   * @param {import("./case.js").Case} one
   * @param {number} now
   */
  #fill(row, one, now) {
    const { state } = this.desk;
    const isMine = state.isMine(one);
    const isShown = state.shown.includes(one.conv);
    const facts = [isMine && one.status === "open" ? "" : statusWords(one.status), !isMine && one.agent
      ? `with ${isolated(one.agent.name)}` : "", ...one.labels.map((label) => `+${label}`)];
    put(row, ".cause", `Customer ${one.name}`);
    put(row, ".span", one.last ? spanWords(now - one.last) : "");
    put(row, ".unread", one.unread > 0 ? `${one.unread} new` : "");
    put(row, ".facts", one.isTyping(now) ? "typing …" : facts.filter(Boolean).join(" · "));
    const words = one.lastAsked || one.firstLine;
    put(row, ".words", words ? `“${visible(words)}”` : "");
    setAttribute(row, "data-shown", isShown);
    setAttribute(/** @type {Element} */ (row.querySelector(".entry")), "aria-current", one.conv === state.focus ? "true"
      : null);
    const beside = /** @type {HTMLElement} */ (row.querySelector(".take"));
    beside.hidden = isShown || state.columnsMax < 2;
    setAttribute(beside, "aria-label", `Customer ${one.name} in a column beside`);
  }
}

/**
 * @param {Element} row
 * @param {string} selector
 * @param {string} text
 */
function put(row, selector, text) { setText(/** @type {Element} */ (row.querySelector(selector)), text); }

import { make } from "../client/dom.js";
import { Composer } from "./composer.js";
import { button, setAttribute, setText, sync } from "./dom.js";
import { keyOf } from "./keys.js";
import { fillRow, rowMark } from "./rows.js";
import { statusWords } from "./wording.js";

/** So near to its end a log follows what is said. */
const nearEnd_px = 80;
const tools = [["transfer", "Transfer"], ["handback", "To bot"], ["snooze", "Snooze"], ["resolve", "Resolve"]];

/** A column: one conversation, what can be done with it, and what is being written. */
export class ColumnView {
  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./case.js").Case} one
   */
  constructor(desk, { conv, number }) {
    this.desk = desk;
    this.conv = conv;
    /** Whether the log goes along with what is said, as it does until somebody scrolls back. */
    this.follows = true;
    const act = (/** @type {string} */ name) => () => desk.act(name, conv);
    this.state = make("p", { class: "state" });
    this.own = tools.map(([name, label]) =>
      hinted(button(name === "resolve" ? "quiet strong" : "quiet", label, act(name)), name));
    this.tools = make("div", { class: "tools", role: "group", "aria-labelledby": `tools-${number} column-${number}` },
      make("span", { class: "hidden", id: `tools-${number}` }, "What to do with"),
      hinted(button("quiet", "Suggest", act("suggest")), "suggest"), ...this.own);
    this.claim = hinted(button("primary small", "Take", act("claim")), "claim");
    this.earlier = button("quiet", "Earlier lines", () => desk.earlier(conv));
    this.list = make("ol", { class: "lines" });
    this.log = make("div", { class: "log", role: "log", "aria-live": "off", tabindex: "0",
      "aria-labelledby": `lines-${number} column-${number}`, onscroll: () => this.#scrolled() }, this.earlier, this.list);
    this.typing = make("p", { class: "typing" }, "The customer is typing …");
    this.composer = new Composer(desk, conv);
    const focus = () => desk.focusOn(conv);
    const column = { class: "column", "aria-labelledby": `column-${number}`, onfocusin: focus, onpointerdown: focus };
    this.close = button("quiet close", "×", act("close"));
    this.heading = make("h2", { id: `column-${number}` });
    this.element = make("section", column,
      make("header", {},
        make("div", { class: "head" },
          this.heading, this.state, this.claim,
          hinted(button("quiet details", "Details", act("details")), "details"),
          hinted(this.close, "close")),
        this.tools),
      make("span", { class: "hidden", id: `lines-${number}` }, "Lines of"), this.log, this.typing,
      this.composer.element);
  }

  /**
   * @param {import("./case.js").Case} one
   * @param {number} now
   */
  update(one, now) {
    const { state } = this.desk;
    const isMine = state.isMine(one);
    setAttribute(this.element, "data-focus", state.focus === one.conv && state.shown.length > 1);
    const facts = [statusWords(one.status)];
    if (isMine) facts.push("yours");
    else if (one.agent && one.status !== "resolved") facts.push(`with ${one.agent.name}`);
    if (one.priority !== "normal" && one.status !== "resolved") facts.push(`${one.priority} priority`);
    if (one.locale) facts.push(one.locale);
    setText(this.state, facts.join(" · "));
    setText(this.heading, `Customer ${one.name}`);
    setAttribute(this.close, "aria-label", `Close the column of customer ${one.name}`);
    for (const tool of this.own) tool.hidden = !isMine;
    const hasOther = one.agent !== null && !isMine && (one.status === "open" || one.status === "snoozed");
    this.claim.hidden = isMine || (hasOther && !state.isLead);
    setText(this.claim, hasOther ? "Take over" : one.status === "resolved" ? "Reopen" : "Take");
    this.claim.disabled = one.isClaiming;
    this.earlier.hidden = !one.talk.more;
    const { log } = this;
    const first = this.list.firstElementChild;
    const fromEnd = log.scrollHeight - log.scrollTop;
    this.#lines(one, now);
    this.typing.hidden = !one.isTyping(now);
    this.composer.update(one, isMine);
    if (this.follows) log.scrollTop = log.scrollHeight;
    else if (first !== this.list.firstElementChild) log.scrollTop = log.scrollHeight - fromEnd;
  }

  #scrolled() {
    const { log } = this;
    this.follows = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd_px;
  }

  /**
   * @param {import("./case.js").Case} one
   * @param {number} now
   */
  #lines(one, now) {
    const { desk } = this;
    const lines = one.timeline;
    sync(this.list, lines, ({ key }) => key, () => make("li"), (row, line, index) => {
      const draft = line.kind === "message" ? one.drafts.get(line.seq) : undefined;
      const setting = {
        me: desk.state.me?.name ?? "", locale: one.locale, now, before: lines[index - 1], draft,
        retry: (/** @type {string} */ id) => desk.retry(one, id),
        discard: (/** @type {string} */ id) => desk.discard(one, id),
      };
      const mark = rowMark(line, setting);
      if (row.mark === mark) return;
      row.mark = mark;
      fillRow(row, line, setting);
    });
  }
}

/**
 * With its key in the title, for who looks, and for who listens.
 *
 * @param {HTMLButtonElement} element
 * @param {string} name
 */
function hinted(element, name) {
  const key = keyOf(name);
  element.title = `${element.getAttribute("aria-label") ?? element.textContent} (${key})`;
  element.setAttribute("aria-keyshortcuts", key);
  return element;
}

import { make } from "../client/dom.js";
import { lastQuestion } from "./customer.js";
import { labelled, openDialog } from "./dialog.js";
import { button, setAttribute, setText } from "./dom.js";
import { visible } from "./visible.js";

/** Has the bot know an answer from now on: what is taught, then what would be written, then, after a yes, it is. */
export class TeachDialog {
  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./case.js").Case} one
   */
  constructor(desk, one) {
    this.desk = desk;
    this.conv = one.conv;
    /** @type {any} */
    this.lesson = null;
    const suggestions = one.suggestions ?? [];
    const sure = suggestions.find((suggestion) => suggestion.sure);
    this.question = make("textarea", { id: "teach-question", rows: 2, required: true, dir: "auto" });
    this.question.value = lastQuestion(one);
    this.isOld = make("input",
      { type: "radio", name: "kind", id: "teach-old", checked: Boolean(sure), onchange: () => this.#turn() });
    this.isNew = make("input",
      { type: "radio", name: "kind", id: "teach-new", checked: !sure, onchange: () => this.#turn() });
    this.entry = make("input",
      { id: "teach-entry", list: "teach-entries", autocomplete: "off", spellcheck: "false", value: sure?.entry ?? "" });
    this.heading = make("input", { id: "teach-heading", autocomplete: "off" });
    this.answer = make("textarea", { id: "teach-answer", rows: 5, dir: "auto" });
    this.answer.value = one.lastReplied(desk.state.me?.name ?? "");
    this.topic = make("input", { id: "teach-topic", autocomplete: "off", spellcheck: "false" });
    this.old = make("div", {}, labelled("Its id", this.entry, "What Suggest listed is offered here."),
      make("datalist", { id: "teach-entries" },
        ...suggestions.map(({ entry, title }) => make("option", { value: entry }, title))));
    this.fresh = make("div", {}, labelled("Heading", this.heading),
      labelled("Answer", this.answer, "Markdown, as in the knowledge folder."),
      labelled("File (may be left out)", this.topic, "Such as returns.md"));
    this.problem = make("p", { class: "problem", role: "alert" });
    this.progress = make("p", { class: "hint", role: "status" });
    this.next = button("primary", "Show what would be written");
    this.form = make("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); this.#propose(); } },
      labelled("The customer asks", this.question),
      make("fieldset", {}, make("legend", {}, "It is answered by"),
        make("div", { class: "check" }, this.isOld, make("label", { for: "teach-old" }, "an entry that the bot has")),
        make("div", { class: "check" }, this.isNew, make("label", { for: "teach-new" }, "a new entry"))),
      this.old, this.fresh, this.problem, make("div", { class: "acts" }, this.next, this.progress));
    this.review = make("div", { class: "review", tabindex: "-1" });
    this.dialog = openDialog("Teach the bot", { class: "wide" }, this.form, this.review);
    this.#turn();
    if (one.isSummaryOld || one.summary === null) this.#lookUp(one);
  }

  /**
   * The summary tells what was asked. What is written until it comes stays.
   *
   * @param {import("./case.js").Case} one
   */
  async #lookUp(one) {
    const proposed = this.question.value;
    const answer = await this.desk.ask({ type: "summary", conv: one.conv }).catch(() => null);
    if (!answer) return;
    one.summary = answer.ok.summary;
    if (this.question.value === proposed) this.question.value = lastQuestion(one);
  }

  #turn() {
    this.old.hidden = !this.isOld.checked;
    this.fresh.hidden = this.isOld.checked;
    this.entry.required = this.isOld.checked;
    this.heading.required = this.answer.required = !this.isOld.checked;
  }

  async #propose() {
    const value = (/** @type {any} */ field) => field.value.trim();
    const topic = value(this.topic);
    const target = this.isOld.checked ? { entry: value(this.entry) }
      : { heading: value(this.heading), answer: value(this.answer), ...topic && { topic } };
    this.lesson = { type: "teach", conv: this.conv, question: value(this.question), ...target };
    setText(this.problem, "");
    this.#isBusy(this.form, this.next, this.progress, "Trying it on all questions …");
    try {
      const { ok } = await this.desk.ask(this.lesson);
      this.#show(ok);
    } catch (error) {
      setText(this.problem, `Not taught: ${error instanceof Error ? error.message : ""}`);
    } finally {
      this.#isBusy(this.form, this.next, this.progress, "");
    }
  }

  /**
   * @param {HTMLElement} part
   * @param {HTMLButtonElement} submit
   * @param {Element} progress
   * @param {string} doing empty: nothing any more
   */
  #isBusy(part, submit, progress, doing) {
    setText(progress, doing);
    submit.disabled = doing !== "";
    setAttribute(part, "aria-busy", doing === "" ? null : "true");
  }

  /** @param {{file: string, entry: string, diff: string, collisions: string[], confirm: string}} proposal */
  #show({ file, entry, diff, collisions, confirm }) {
    const problem = make("p", { class: "problem", role: "alert" });
    const progress = make("p", { class: "hint", role: "status" });
    const lines = diff.split("\n").map((line) => make("span", { class: lineKind(line) }, visible(line) + "\n"));
    const collides = collisions.length > 0
      && make("div", { class: "collisions" }, make("h3", {}, "It would collide"),
      make("ul", {}, ...collisions.map((text) => make("li", {}, text))));
    this.form.hidden = true;
    this.review.replaceChildren(make("p", {}, "This would be written to ", make("code", {}, file), ", entry ",
      make("code", {}, entry), ". Nothing is written yet."),
      make("pre", { class: "diff", tabindex: "0", "aria-label": "What would change" }, ...lines), ...collides
        ? [collides] : [], problem,
      make("div", { class: "acts" },
        button("primary", "Write it",
        (event) => this.#write(confirm, { problem, progress, submit: /** @type {any} */ (event.currentTarget) })),
        button("quiet", "Back", () => this.#back()), progress));
    this.review.focus();
  }

  #back() {
    this.review.replaceChildren();
    this.form.hidden = false;
    this.question.focus();
  }

  /**
   * @param {string} confirm
   * @param {{problem: Element, progress: Element, submit: HTMLButtonElement}} parts
   */
  async #write(confirm, { problem, progress, submit }) {
    this.#isBusy(this.review, submit, progress, "Writing …");
    try {
      const { ok } = await this.desk.ask({ ...this.lesson, confirm });
      this.dialog.close();
      this.desk.say([`Taught. Written: ${ok.written.join(", ")}.`, ...ok.remarks].join(" "));
    } catch (error) {
      setText(problem, `Not taught: ${error instanceof Error ? error.message : ""}`);
      this.#isBusy(this.review, submit, progress, "");
    }
  }
}

/** @param {string} line of a unified diff */
function lineKind(line) {
  if (/^(\+\+\+|---|@@)/.test(line)) return "place";
  if (line.startsWith("+")) return "added";
  return line.startsWith("-") ? "removed" : "same";
}

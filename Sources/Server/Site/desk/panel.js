import { make } from "../client/dom.js";
import { button, sync } from "./dom.js";
import { LabelsView } from "./labels.js";
import { plainText } from "./plain.js";
import { sparkline } from "./sparkline.js";
import { visible } from "./visible.js";
import { causeWords, languageWords, momentWords, moodWords } from "./wording.js";

/**
 * What is known of a conversation and its customer. Each part is built anew only where what it says has changed.
 *
 * @typedef {import("./case.js").Case} Case
 * @typedef {{key: string, title: string, mark: string, build: () => Node[]}} Part
 */
export class PanelView {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.conv = "";
    this.parts = make("div", { class: "parts" });
    this.labels = new LabelsView(desk);
    this.title = make("h2", { id: "panel-title" });
    this.acts = make("div", { class: "acts" });
    // Where it lies over the conversation, and there may be no key to press.
    const close = button("quiet close", "×", () => desk.act("details"), { "aria-label": "Close the details" });
    this.element = make("aside", { class: "panel", "aria-labelledby": "panel-title", tabindex: "0" },
      make("div", { class: "head" }, this.title, close), this.parts, this.labels.element, this.acts);
  }

  /** @param {number} now */
  update(now) {
    const { desk } = this;
    const one = desk.state.focused;
    this.element.hidden = !one || !desk.showsPanel;
    if (!one) return;
    this.title.textContent = `About customer ${one.name}`;
    const parts = /** @type {Part[]} */ ([
      this.#suggestions(one), this.#cause(one), this.#mood(one), this.#customer(one, now), this.#matter(one),
      this.#notes(one), this.#why(one), this.#earlier(one, now),
    ].filter((part) => part !== null));
    sync(this.parts, parts, ({ key }) => key, ({ key }) => make("section", { class: key }),
      (section, { title, mark, build }) => {
      if (section.mark === `${one.conv}|${mark}`) return;
      section.mark = `${one.conv}|${mark}`;
      section.replaceChildren(make("h3", {}, title), ...build());
    });
    this.labels.update(one);
    if (this.conv !== one.conv) this.#begin(one.conv);
  }

  /** @param {string} conv */
  #begin(conv) {
    const { desk } = this;
    this.conv = conv;
    const act = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ key) =>
      button("quiet", label, () => desk.act(name, conv), { title: `${label} (${key})`, "aria-keyshortcuts": key });
    const own = desk.state.isLead ? [act("teach", "Teach the bot", "y"), act("erase", "Erase all words", "d")] : [];
    this.acts.replaceChildren(act("why", "Why the bot said that", "w"), ...own);
  }

  /**
   * @param {Case} one
   * @returns {Part | null}
   */
  #suggestions(one) {
    const { suggestions } = one;
    if (!suggestions) return null;
    const isMine = this.desk.state.isMine(one);
    const build = () => {
      const none = "The bot knows no answer to the customer’s last line.";
      if (suggestions.length === 0) return [make("p", { class: "none" }, none)];
      const rows = suggestions.map((suggestion, index) => this.#suggestion(one, suggestion, index, isMine));
      return [make("ol", {}, ...rows)];
    };
    return { key: "suggestions", title: "Suggested answers", mark: JSON.stringify([suggestions, isMine]), build };
  }

  /**
   * @param {Case} one
   * @param {import("./case.js").Suggestion} suggestion
   * @param {number} index
   * @param {boolean} isMine
   */
  #suggestion(one, { title, text, confidence, sure }, index, isMine) {
    const { desk } = this;
    const percent = `${Math.round(confidence * 100)} %${sure ? "" : ", a guess"}`;
    const acts = make("div", { class: "acts" },
      button("primary small", "Use", () => desk.use(one, index),
        { title: `Put it into the reply (${index + 1})`, "aria-label": `Put “${title}” into the reply` }),
      button("quiet", "Send as it is", () => desk.sendDraft(one, index), {
        "aria-label": `Send “${title}” as it is`,
      }));
    return make("li", { "data-sure": sure },
      make("p", { class: "line" }, make("b", { dir: "auto" }, title), " ", make("span", { class: "muted" }, percent)),
      make("p", { class: "draft", dir: "auto" }, plainText(text)), isMine && acts);
  }

  /**
   * @param {Case} one
   * @returns {Part | null}
   */
  #cause(one) {
    const lines = one.summary?.lines ?? [];
    const cause = one.summary?.cause ?? one.cause;
    if (!cause && lines.length === 0) return null;
    const build = () => [
      make("p", { class: "cause" }, causeWords(cause)),
      ...lines.map((/** @type {string} */ line) => make("p", { dir: "auto" }, visible(line))),
    ];
    return { key: "called", title: "Why a person", mark: JSON.stringify([cause, lines]), build };
  }

  /**
   * @param {Case} one
   * @returns {Part | null}
   */
  #mood(one) {
    const mood = /** @type {number[]} */ (one.summary?.mood ?? []);
    if (mood.length === 0) return null;
    const build = () => [make("div", { class: "mood" }, sparkline(mood), make("p", {}, moodWords(mood)))];
    return { key: "mood-part", title: "Mood", mark: mood.join(), build };
  }

  /**
   * @param {Case} one
   * @param {number} now
   * @returns {Part}
   */
  #customer(one, now) {
    const known = /** @type {{name: string, value: string}[]} */ (one.summary?.details ?? []);
    const others = known.filter(({ name }) => !["language", "channel", "page"].includes(name));
    /** @type {[string, string][]} */
    const facts = [
      ["Contact", one.contacts.map(({ text }) => text).join(", ")],
      ["Language", one.locale && languageWords(one.locale)],
      ["Page", one.page || (known.find(({ name }) => name === "page")?.value ?? "")], ["Came in by", one.channel],
      ["Since", one.created ? momentWords(one.created, now) : ""],
      ...others.map(({ name, value }) =>
        /** @type {[string, string]} */ ([name[0].toUpperCase() + name.slice(1), value])),
    ];
    const shown = facts.filter(([, value]) => value !== "");
    const build = () => [make("dl", {},
      ...shown.flatMap(([name, value]) => [make("dt", {}, name), make("dd", { dir: "auto" }, visible(value))]))];
    return { key: "customer", title: "Customer", mark: JSON.stringify(shown), build };
  }

  /**
   * @param {Case} one
   * @returns {Part | null}
   */
  #matter(one) {
    const { asked, answered, failed, ratings } = one.summary ?? { asked: [], answered: [], failed: [], ratings: [] };
    const quote = (/** @type {string} */ text) => `“${visible(text)}”`;
    /** @type {[string, string[]][]} */
    const lists = [
      ["Asked", asked.slice(-5).map(quote)], ["Answered by the bot", answered.slice(-5)],
      ["To no use", failed.slice(-5).map(quote)],
      ["Rated", ratings.map((/** @type {any} */ { about, score, comment }) =>
        `The ${about}: ${score} of 5${comment ? `, ${quote(comment)}` : ""}`)],
    ];
    const shown = lists.filter(([, entries]) => entries.length > 0);
    if (shown.length === 0) return null;
    const build = () => shown.flatMap(([name, entries]) =>
      [make("h4", {}, name), make("ul", {}, ...entries.map((entry) => make("li", { dir: "auto" }, entry)))]);
    return { key: "matter", title: "The matter", mark: JSON.stringify(shown), build };
  }

  /**
   * @param {Case} one
   * @returns {Part | null}
   */
  #notes(one) {
    const notes = /** @type {{by: string, text: string}[]} */ (one.summary?.notes ?? []);
    if (notes.length === 0) return null;
    const build = () => [make("ul", {},
      ...notes.map(({ by, text }) => make("li", {}, make("b", {}, make("bdi", {}, by), ": "), make("bdi", {}, visible(text)))))];
    return { key: "notes", title: "Notes", mark: JSON.stringify(notes), build };
  }

  /**
   * @param {Case} one
   * @returns {Part | null}
   */
  #why(one) {
    const { why } = one;
    if (!why) return null;
    const build = () => [make("ul", { class: "reasons" },
      ...why.map((line) => make("li", { dir: "auto" }, visible(line))))];
    return { key: "why", title: "Why the bot’s last line", mark: JSON.stringify(why), build };
  }

  /**
   * @param {Case} one
   * @param {number} now
   * @returns {Part | null}
   */
  #earlier(one, now) {
    const { resolutions } = one;
    if (resolutions.length === 0) return null;
    const lines = resolutions.map(({ ts, by, reason }) =>
      `${momentWords(ts, now)}: resolved${by ? ` by ${by}` : ""}${reason ? `, ${visible(reason)}` : ""}`);
    return { key: "earlier", title: "Earlier", mark: lines.join("|"),
      build: () => [make("ul", {}, ...lines.map((line) => make("li", { dir: "auto" }, line)))] };
  }
}

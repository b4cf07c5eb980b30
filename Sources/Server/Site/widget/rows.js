import { make } from "../client/dom.js";
import { markdownNodes, plainNodes } from "../client/markdown.js";
import { isolated, say } from "../client/words.js";
import { icon, iconButton, textButton } from "./dom.js";
import { contactForm } from "./forms.js";

/**
 * What a row may ask of the chat, and what it shows besides its line.
 *
 * @typedef {import("../client/conversation.js").Spoken} Spoken
 * @typedef {{locale: string, before: Spoken | null, asks: boolean, rates: boolean, score: number,
 *   choose: (choice: import("../client/conversation.js").Choice) => void, say: (text: string) => void,
 *   rate: (line: Spoken, score: number) => void, retry: (line: Spoken) => void, discard: (line: Spoken) => void}} Setting
 */

/**
 * What of a line and its setting a row depends on: where it is the same, the row may stay.
 *
 * @param {Spoken} line
 * @param {Setting} setting
 */
export function rowMark(line, { locale, before, asks, rates, score }) {
  return [line.text, line.delivery, line.problem, line.seq, locale, dayOf(before, locale), asks, rates,
    score].join("\u0000");
}

/**
 * Fills a row with its line.
 *
 * @param {HTMLElement} row
 * @param {Spoken} line
 * @param {Setting} setting
 */
export function fillRow(row, line, setting) {
  const { locale, before } = setting;
  const day = dayOf(line, locale);
  const isNewDay = day !== dayOf(before, locale);
  row.className = `row ${line.kind === "message" ? line.who : ""} ${line.delivery === "failed" ? "failed" : ""}`;
  const isNote = line.kind !== "message" || line.who === "system";
  const note = line.kind === "message" ? line.text : say(locale, line.kind === "erased" ? "erased" : "masked");
  const parts = isNote ? [make("p", { class: "note", dir: "auto" },
    make("span", { class: "hidden" }, `${say(locale, "note")}: `), note)] : spoken(line, setting);
  row.replaceChildren(...(isNewDay ? [make("div", { class: "day" }, day)] : []), ...parts);
}

/**
 * @param {Spoken | null} line
 * @param {string} locale
 */
function dayOf(line, locale) {
  return line ? new Date(line.ts).toLocaleDateString(locale, { weekday: "long", day: "numeric", month: "long" }) : "";
}

/**
 * Who speaks, in words: the bot always as one (D2, D5).
 *
 * @param {{who?: string, kind?: string, name?: string}} speaker
 * @param {string} locale
 */
export function speakerName({ who, kind, name = "" }, locale) {
  const role = who ?? kind;
  if (role === "customer") return say(locale, "you");
  if (role === "human") return say(locale, "person", { name }).trim();
  if (role === "bot") return name.includes("(") ? name : `${isolated(name)} (${say(locale, "automated")})`.trim();
  return say(locale, "note");
}

/**
 * @param {Spoken} line
 * @param {Setting} setting
 * @returns {Node[]}
 */
function spoken(line, setting) {
  const { locale } = setting;
  const isOwn = line.who === "customer";
  const name = speakerName(line, locale);
  const time = make("time", { datetime: new Date(line.ts).toISOString() },
    new Date(line.ts).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" }));
  const text = line.format === "markdown" ? markdownNodes(line.text, document) : plainNodes(line.text, document);
  const bubble = make("div", { class: "bubble", dir: "auto" }, text);
  if (isOwn) return [make("span", { class: "hidden" }, `${name}:`), bubble, delivery(line, setting, time)];
  const label = make("div", { class: "label" }, icon(line.who === "human" ? "person" : "bot"), make("span", {}, name),
    time);
  return [label, bubble, ...(setting.rates ? [rating(line, setting)] : []),
    ...(setting.asks ? asking(line, setting) : [])];
}

/**
 * @param {Spoken} line
 * @param {Setting} setting
 * @param {Node} time
 */
function delivery(line, { locale, retry, discard }, time) {
  if (line.delivery === "failed") {
    return make("div", { class: "under alarm" },
      make("span", {}, `${say(locale, "failed")}${line.problem ? `: ${line.problem}` : ""}`),
      textButton("link", say(locale, "retry"), () => retry(line)),
        textButton("link", say(locale, "discard"), () => discard(line)));
  }
  const isSent = line.delivery === "stored";
  const state = say(locale, isSent ? "stored" : "sending");
  return make("div", { class: "under", title: state }, time, icon(isSent ? "check" : "clock"),
    make("span", { class: "hidden" }, state));
}

/**
 * @param {Spoken} line
 * @param {Setting} setting
 */
function rating(line, { locale, rate, score }) {
  /**
   * @param {"up" | "thumbDown"} picture
   * @param {"helpful" | "unhelpful"} word
   * @param {number} worth
   */
  const thumb = (picture, word, worth) =>
    iconButton(picture, say(locale, word), () => rate(line, worth),
      { "aria-pressed": score === worth ? "true" : "false" });
  return make("div", { class: "under", role: "group", "aria-label": say(locale, "rateAnswer") },
    make("span", {}, say(locale, score ? "rated" : "rateAnswer")), thumb("up", "helpful", 5),
      thumb("thumbDown", "unhelpful", 1));
}

/**
 * @param {Spoken} line
 * @param {Setting} setting
 * @returns {Node[]}
 */
function asking({ prompt }, { locale, choose, say: tell }) {
  if (!prompt) return [];
  const buttons = prompt.choices.map((choice) => {
    const isNone = choice.choice === "none_of_these" || choice.choice === "no_person";
    return textButton(`choice${isNone ? " none" : ""}`, choice.label, () => choose(choice));
  });
  const group = make("div", { class: "choices", role: "group", "aria-label": say(locale, "choices") }, ...buttons);
  return [...(buttons.length > 0 ? [group] : []), ...(prompt.kind === "contact" ? [contactForm(locale, tell)] : [])];
}

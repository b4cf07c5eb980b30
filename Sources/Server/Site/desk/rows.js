import { make } from "../client/dom.js";
import { markdownNodes } from "../client/markdown.js";
import { isolated } from "../client/words.js";
import { button } from "./dom.js";
import { visible } from "./visible.js";
import { clockWords, dayWords } from "./wording.js";

/** Lines of one speaker within that time stand under one name. */
const togetherMax_ms = 180_000;

/**
 * @typedef {import("./case.js").Moment | import("./case.js").Spoken} Line
 * @typedef {{me: string, locale: string, now: number, before: Line | undefined, draft: string | undefined,
 *   retry: (id: string) => void, discard: (id: string) => void}} Setting
 */

/**
 * What of a row may change, as one text: it is built anew only where that is another.
 *
 * @param {Line} line
 * @param {Setting} setting
 */
export function rowMark(line, { before, draft, locale, now }) {
  const state = line.kind === "moment" ? "" : `${line.delivery} ${line.problem}`;
  return [line.kind, follows(line, before), newDay(line, before, now), draft ?? "", locale, state].join("|");
}

/**
 * @param {Element} row
 * @param {Line} line
 * @param {Setting} setting
 */
export function fillRow(row, line, setting) {
  const { before, now } = setting;
  const who = line.kind === "moment" ? "" : line.who;
  row.className = `row ${line.kind} ${who} ${follows(line, before) ? "follows" : ""}`;
  const day = newDay(line, before, now);
  row.replaceChildren(...day ? [make("p", { class: "day" }, day)] : [], ...parts(line, setting));
}

/**
 * Who says it, in words that no text of theirs can change (H33).
 *
 * @param {import("./case.js").Spoken} line
 * @param {string} me
 */
export function speakerWords({ who, kind, name }, me) {
  const isMine = name === me;
  if (kind === "note") return isMine ? "You, private note" : `${isolated(name)}, private note`;
  switch (who) {
    case "customer": return "Customer";
    case "bot": return name || "Bot";
    case "human": return isMine ? "You" : `${isolated(name)}, colleague`;
    default: return "Notice to the customer";
  }
}

/**
 * @param {Line} line
 * @param {Setting} setting
 * @returns {Node[]}
 */
function parts(line, { me, locale, draft, retry, discard }) {
  if (line.kind === "moment") {
    const foreign = line.foreign ? make("bdi", { class: "foreign" }, visible(line.foreign)) : null;
    return [make("p", { class: "said" }, line.text, foreign && " ", foreign, " ", time(line.ts))];
  }
  if (line.kind === "masked") return [make("p", { class: "said" }, "A card number was struck out of the next line")];
  if (line.kind === "erased") return [make("p", { class: "said" }, "What was said here was erased")];
  const isMarkdown = line.who === "bot" && line.format === "markdown";
  const text = make("div", { class: "text", dir: "auto", lang: locale || null }, isMarkdown
    ? markdownNodes(line.text, document) : visible(line.text));
  if (!isMarkdown) text.classList.add("plain");
  const who = make("p", { class: "who" }, make("b", {}, speakerWords(line, me)), " ", time(line.ts));
  const choices = (line.prompt?.choices ?? []).map(({ label }) => label);
  const offered = choices.length > 0 ? make("p", { class: "under" }, "Offered: ",
    ...choices.flatMap((label, at) => [at > 0 ? " · " : "", make("bdi", {}, visible(label))])) : null;
  const drafted = draft === undefined ? null
    : make("p", { class: "under" }, draft === "unedited" ? "The bot’s draft, sent as it was"
      : "From the bot’s draft, edited");
  return [who, text, offered, drafted, delivery(line, retry, discard)].filter((part) => part !== null);
}

/**
 * @param {import("./case.js").Spoken} line
 * @param {Setting["retry"]} retry
 * @param {Setting["discard"]} discard
 */
function delivery(line, retry, discard) {
  if (line.delivery === "sending") return make("p", { class: "under" }, "Sending …");
  if (line.delivery !== "failed") return null;
  return make("p", { class: "under alarm" }, `Not sent: ${line.problem} `,
    button("link", "Try again", () => retry(line.key)), " ", button("link", "Discard", () => discard(line.key)));
}

/** @param {number} ts */
function time(ts) { return make("time", { datetime: new Date(ts).toISOString() }, clockWords(ts)); }

/**
 * @param {Line} line
 * @param {Line | undefined} before
 */
function follows(line, before) {
  if (!before || line.kind === "moment" || before.kind === "moment" || line.kind !== before.kind) return false;
  return line.who === before.who && line.name === before.name && line.ts - before.ts < togetherMax_ms;
}

/**
 * @param {Line} line
 * @param {Line | undefined} before
 * @param {number} now
 */
function newDay(line, before, now) {
  const day = dayWords(line.ts, now);
  return before === undefined && day === "Today" || before && dayWords(before.ts, now) === day ? "" : day;
}

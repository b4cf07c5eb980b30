import { Conversation } from "../client/conversation.js";
import { make } from "../client/dom.js";
import { say } from "../client/words.js";
import { speakerName } from "./rows.js";

/**
 * The conversation as text, a paragraph a line.
 *
 * @param {any[]} events from the first
 * @param {string} locale
 */
export function transcriptText(events, locale) {
  const conversation = new Conversation();
  conversation.page(events, false);
  return conversation.lines.map((line) => {
    const time = new Date(line.ts).toLocaleString(locale);
    if (line.kind !== "message") return `[${time}] ${say(locale, line.kind === "masked" ? "masked" : "erased")}`;
    return `[${time}] ${speakerName(line, locale)}:\n${line.text}`;
  }).join("\n\n") + "\n";
}

/**
 * Hands a file to the visitor.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

import { isolated } from "../client/words.js";
import { visible } from "./visible.js";

/** @typedef {import("./case.js").Case} Case */

const nameMax = 40;
const tagLength = 4;

/**
 * What an agent calls a customer by: their name, as the website has signed it, else the begin of the conversation's id.
 * Both are the same for every agent, and after the page is loaded again.
 *
 * @param {Case} one
 */
export function customerName(one) {
  const name = [...visible(identityOf(one)?.name ?? "").trim()];
  if (name.length === 0) return customerTag(one.conv);
  return isolated(name.length > nameMax ? `${name.slice(0, nameMax).join("")} …` : name.join(""));
}

/** @param {string} conv */
export function customerTag(conv) { return conv.slice(0, tagLength); }

/**
 * What is known of the customer, for canned replies: what they left in their own words is newer.
 *
 * @param {Case} one
 */
export function contactValues(one) {
  const values = /** @type {Record<string, string>} */ ({});
  const identity = identityOf(one);
  for (const name of /** @type {const} */ (["name", "email", "phone"])) if (identity?.[name]) values[`contact.${name}`] = identity[name];
  for (const { text } of one.contacts) values[text.includes("@") ? "contact.email" : "contact.phone"] = text;
  return values;
}

/**
 * What the customer asked last in their own words, as far as the desk has told: it knows a question from a wish for a
 * person, from thanks, and from what was chosen among the bot's words.
 *
 * @param {Case} one
 */
export function lastQuestion({ summary }) { return /** @type {string} */ (summary?.asked?.[summary.asked.length - 1] ?? ""); }

/**
 * Who the customer is, by its event, or as the summary has it, where the event was not read.
 *
 * @param {Case} one
 * @returns {{name?: string, email?: string, phone?: string} | null}
 */
function identityOf({ identity, summary }) {
  if (identity) return identity;
  const details = /** @type {{name: string, value: string}[]} */ (summary?.details ?? []);
  if (!details.some(({ name }) => name === "identity")) return null;
  return Object.fromEntries(details.map(({ name, value }) => [name, value]));
}

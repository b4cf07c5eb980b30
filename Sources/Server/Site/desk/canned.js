/** @typedef {{shortcode: string, text: string}} Canned */

const variable = /\{\{([^{}|\n]{1,300})(?:\|([^{}\n]{0,300}))?\}\}/g;

/**
 * A canned reply with what is known of a conversation: `{{name}}`, or `{{name|fallback}}` where it may not be. What has
 * neither stays as it is written, for the agent to fill in. What is put in is not read again.
 *
 * @param {string} text
 * @param {Record<string, string>} values
 * @returns {{text: string, blanks: string[]}}
 */
export function fillIn(text, values) {
  /** @type {string[]} */
  const blanks = [];
  const filled = text.replace(variable, (source, name, fallback) => {
    const value = values[name.trim()];
    if (value && value.trim() !== "") return value;
    if (fallback !== undefined) return fallback.trim();
    blanks.push(source);
    return source;
  });
  return { text: filled, blanks };
}

/**
 * The shortcode that is being written before the caret: `/` at the start or after white space, and what follows it.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {{from: number, begun: string} | null}
 */
export function shortcodeAt(text, caret) {
  const found = /(?:^|\s)\/([a-z0-9-]{0,32})$/i.exec(text.slice(0, caret));
  return found ? { from: caret - found[1].length - 1, begun: found[1].toLowerCase() } : null;
}

/**
 * Those that fit what was begun: by their shortcode's beginning, then by a word's beginning in it or in the text.
 *
 * @param {Canned[]} canned
 * @param {string} begun
 * @returns {Canned[]}
 */
export function fitting(canned, begun) {
  const first = canned.filter(({ shortcode }) => shortcode.startsWith(begun));
  if (begun.length < 2) return first;
  const fits = (/** @type {string} */ text) =>
    text.toLowerCase().split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(begun));
  return [...first, ...canned.filter((one) => !first.includes(one) && (fits(one.shortcode) || fits(one.text)))];
}

/**
 * The text with the shortcode replaced by the reply, and where the caret stands after it. What was written before a
 * second one stays above it.
 *
 * @param {string} text
 * @param {{from: number, begun: string}} at
 * @param {string} reply
 * @returns {{text: string, caret: number}}
 */
export function stack(text, at, reply) {
  const before = text.slice(0, at.from).trimEnd();
  const after = text.slice(at.from + 1 + at.begun.length).trimStart();
  const head = (before === "" ? "" : before + "\n") + reply;
  return { text: after === "" ? head : `${head}\n${after}`, caret: head.length };
}

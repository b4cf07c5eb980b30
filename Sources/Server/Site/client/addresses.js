/** @type {Record<string, string>} */
const entities = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0" };

/** A character by its name or number. */
export const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/iy;

/** @param {string} text */
export function decoded(text) {
  return text.replace(new RegExp(entity.source, "gi"), (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole;
    const code = decimal ? parseInt(decimal, 10) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

/**
 * The address, if it may be followed. Browsers skip tabs, line ends and control characters in a scheme; so it is
 * refused where it has any.
 *
 * @param {string} address
 * @returns {string | undefined}
 */
export function safeAddress(address) {
  if (/[\u0000-\u0020\u007f-\u009f\u2028\u2029]/.test(address)) return undefined;
  return /^(https?:\/\/[^/]|mailto:|tel:)/i.test(address) ? address : undefined;
}

/**
 * @param {RegExp} pattern a sticky one
 * @param {string} text
 * @param {number} at
 */
export function stickyMatch(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * The address and title after `](`, both of bounded length.
 *
 * @param {string} text
 * @param {number} start
 */
export function destination(text, start) {
  const pattern = /\s{0,9}(?:<([^<>\n]{0,2000})>|([^\s<()][^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200}){0,4})|)(?:\s{1,9}(?:"[^"]{0,300}"|'[^']{0,300}'|\([^()]{0,300}\)))?\s{0,9}\)/y;
  const match = stickyMatch(pattern, text, start);
  if (!match) return undefined;
  const raw = match[1] ?? match[2] ?? "";
  const address = decoded(raw.replace(/\\([!-/:-@[-`{-~])/g, "$1"));
  return { address, end: start + match[0].length };
}

/**
 * An address that stands in the text as it is, without the marks of the sentence around it.
 *
 * @param {string} text
 * @param {number} at
 */
export function bareAddress(text, at) {
  const address = (stickyMatch(/https?:\/\/[^\s<>"'`*[\]]{1,2000}/iy, text, at) ?? [""])[0];
  return address.replace(/[.,;:!?)»”]{1,50}$/, "");
}

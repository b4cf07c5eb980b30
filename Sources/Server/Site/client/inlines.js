import { bareAddress, decoded, destination, entity, safeAddress, stickyMatch } from "./addresses.js";
import { emphasize, judge, runLength } from "./emphasis.js";

/**
 * @typedef {import("./markdown.js").Token} Token
 * @typedef {import("./emphasis.js").Run} Run
 */

/**
 * @param {string} text
 * @param {Token[]} out
 * @param {boolean} [isPlain] without any markup: lines break where they do, and addresses are linked
 */
export function readInlines(text, out, isPlain = false) {
  /** @type {(Token | Run)[]} */
  const tokens = [];
  /**
   * The runs of emphasis not matched yet, and the brackets.
   * @type {Run[]}
   */
  const runs = [];
  /** @type {{at: number, runs: number}[]} */
  const brackets = [];
  const ticks = backticks(text);
  let plain = "";
  const flush = () => {
    if (plain !== "") tokens.push(plain);
    plain = "";
  };
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (isPlain && sign !== "h" && sign !== "\n") {
      plain += sign;
      at += 1;
    } else if (sign === "\\" && at + 1 < text.length) {
      const next = text[at + 1];
      if (next === "\n") { flush(); tokens.push({ tag: "br" }, null); }
      else plain += /[!-/:-@[-`{-~]/.test(next) ? next : sign + next;
      at += 2;
    } else if (sign === "\n") {
      const isHard = isPlain || plain.endsWith("  ");
      if (!isPlain) plain = plain.trimEnd();
      flush();
      if (isHard) tokens.push({ tag: "br" }, null);
      else tokens.push("\n");
      at += 1;
    } else if (sign === "`") {
      const length = runLength(text, at);
      const end = ticks(length, at + length);
      flush();
      if (end < 0) plain = "`".repeat(length);
      else tokens.push({ tag: "code" }, trimCode(text.slice(at + length, end)), null);
      at = end < 0 ? at + length : end + length;
    } else if (sign === "*" || sign === "_") {
      const length = runLength(text, at);
      flush();
      const run = judge(text, at, length);
      runs.push(run);
      tokens.push(run);
      at += length;
    } else if (sign === "[") {
      flush();
      brackets.push({ at: tokens.length, runs: runs.length });
      tokens.push("[");
      at += 1;
    } else if (sign === "]") {
      flush();
      at = close(text, at, tokens, brackets, runs);
    } else if (sign === "<") {
      const match = stickyMatch(/<((?:https?|mailto|tel):[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,190})>/iy, text, at);
      const href = match && safeAddress(match[1].includes(":") ? match[1] : `mailto:${match[1]}`);
      if (match && href) { flush(); tokens.push({ tag: "a", href }, match[1], null); }
      else plain += match ? match[0] : sign;
      at += match ? match[0].length : 1;
    } else if (sign === "&") {
      const [whole] = stickyMatch(entity, text, at) ?? [sign];
      plain += decoded(whole);
      at += whole.length;
    } else if (sign === "h" && /^https?:\/\//.test(text.slice(at, at + 8)) && !brackets.length
      && !/\w/.test(text[at - 1] ?? " ")) {
      const address = bareAddress(text, at);
      flush();
      tokens.push({ tag: "a", href: address }, address, null);
      at += address.length;
    } else {
      let end = at + 1;
      while (end < text.length && !/[\\\n`*_[\]<&h]/.test(text[end])) end += 1;
      plain += text.slice(at, end);
      at = end;
    }
  }
  flush();
  emphasize(runs, 0);
  for (const token of tokens) {
    if (token === null || typeof token === "string" || "tag" in token) {
      if (token !== "") out.push(token);
      continue;
    }
    for (let end = 0; end < token.ends; end += 1) out.push(null);
    if (token.left > 0) out.push(token.mark.repeat(token.left));
    for (const begin of token.begins) out.push(begin);
  }
}

/**
 * Where the next run of so many backticks is; each place is looked at once.
 *
 * @param {string} text
 */
function backticks(text) {
  /** @type {Map<number, number[]>} */
  const places = new Map();
  for (const match of text.matchAll(/`+/g)) {
    const length = match[0].length;
    if (!places.has(length)) places.set(length, []);
    places.get(length)?.push(match.index ?? 0);
  }
  for (const list of places.values()) list.reverse();
  /**
   * @param {number} length
   * @param {number} from
   */
  return (length, from) => {
    const list = places.get(length) ?? [];
    while (list.length > 0 && list[list.length - 1] < from) list.pop();
    return list.length > 0 ? list[list.length - 1] : -1;
  };
}

/** @param {string} text */
function trimCode(text) {
  const line = text.replaceAll("\n", " ");
  return line.trim() !== "" && line.startsWith(" ") && line.endsWith(" ") ? line.slice(1, -1) : line;
}

/**
 * A bracket closes: a link, if an address follows.
 *
 * @param {string} text
 * @param {number} at
 * @param {(Token | Run)[]} tokens
 * @param {{at: number, runs: number}[]} brackets
 * @param {Run[]} runs
 * @returns {number} where to read on
 */
function close(text, at, tokens, brackets, runs) {
  const opener = brackets.pop();
  const found = opener && text[at + 1] === "(" ? destination(text, at + 2) : undefined;
  if (!opener || !found) {
    tokens.push("]");
    return at + 1;
  }
  emphasize(runs, opener.runs);
  const href = safeAddress(found.address);
  // A link to nowhere keeps its words; inside a link there is no other.
  if (href) {
    tokens[opener.at] = { tag: "a", href };
    tokens.push(null);
    brackets.length = 0;
  } else {
    tokens[opener.at] = "";
  }
  return found.end;
}

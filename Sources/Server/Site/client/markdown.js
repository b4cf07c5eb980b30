/**
 * The CommonMark that answers are written in, to nodes built one by one: no markup is ever parsed by the browser.
 *
 * Paragraphs, headings, lists, quotes, fenced code and rules; emphasis, strong, code, links, autolinks, line
 * breaks, escapes and the usual entities. Raw HTML and images stay what they are: text (H24). Only `http`, `https`,
 * `mailto` and `tel` are linked (H25). Time is linear in the length (H26): nothing is looked at twice without a bound.
 *
 * A text becomes a flat list: a string, an element that begins, or `null`, where the last one begun ends.
 * @typedef {string | {tag: string, href?: string, start?: number} | null} Token
 */

/** Elements inside one another; what would be deeper is left out, its text is not. */
const depthMax = 12;
/** @type {Record<string, string>} */
const entities = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0" };

/**
 * @param {string} source
 * @returns {Token[]}
 */
export function markdownTokens(source) {
  /** @type {Token[]} */
  const out = [];
  blocks(source.replace(/\r\n?/g, "\n").split("\n"), out, 0);
  return out;
}

/**
 * Nodes for a text in CommonMark.
 *
 * @param {string} source
 * @param {Document} page
 * @returns {DocumentFragment}
 */
export function markdownNodes(source, page) { return build(markdownTokens(source), page); }

/**
 * Nodes for foreign text: as it stands, with `http` and `https` addresses linked.
 *
 * @param {string} text
 * @param {Document} page
 * @returns {DocumentFragment}
 */
export function plainNodes(text, page) {
  /** @type {Token[]} */
  const out = [];
  inlines(text, out, true);
  return build(out, page);
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
 * @param {Token[]} tokens
 * @param {Document} page
 * @returns {DocumentFragment}
 */
function build(tokens, page) {
  const root = page.createDocumentFragment();
  /** @type {Node[]} */
  const parents = [root];
  let skipped = 0;
  for (const token of tokens) {
    const parent = parents[parents.length - 1];
    if (typeof token === "string") {
      parent.appendChild(page.createTextNode(token));
    } else if (token === null) {
      if (skipped > 0) skipped -= 1;
      else parents.pop();
    } else if (parents.length > depthMax) {
      skipped += 1;
    } else {
      parents.push(parent.appendChild(element(token, page)));
    }
  }
  return root;
}

/**
 * @param {{tag: string, href?: string, start?: number}} token
 * @param {Document} page
 */
function element({ tag, href, start }, page) {
  const made = page.createElement(tag);
  if (href !== undefined) {
    made.setAttribute("href", href);
    made.setAttribute("rel", "noopener noreferrer");
    if (/^http/i.test(href)) made.setAttribute("target", "_blank");
  }
  if (start !== undefined && start !== 1) made.setAttribute("start", String(start));
  return made;
}

const bullet = /^( {0,3})([-+*]|\d{1,9}[.)])( +|$)/;
const rule = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/;
const heading = /^ {0,3}(#{1,6})(?: +|$)/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/**
 * @param {string[]} lines
 * @param {Token[]} out
 * @param {number} depth
 */
function blocks(lines, out, depth) {
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const mark = depth < depthMax / 2 ? line.match(bullet) : null;
    if (line.trim() === "") {
      at += 1;
    } else if (fence.test(line)) {
      at = code(lines, at, out);
    } else if (heading.test(line)) {
      const level = (line.match(heading) ?? ["", "#"])[1].length;
      // A heading in a bubble is never the page's own.
      out.push({ tag: `h${Math.min(level + 2, 6)}` });
      inlines(line.replace(heading, "").trimEnd().replace(/(^| )#+$/, ""), out);
      out.push(null);
      at += 1;
    } else if (rule.test(line)) {
      out.push({ tag: "hr" }, null);
      at += 1;
    } else if (/^ {0,3}>/.test(line) && depth < depthMax / 2) {
      at = quote(lines, at, out, depth);
    } else if (mark) {
      at = list(lines, at, out, depth, mark);
    } else {
      at = paragraph(lines, at, out);
    }
  }
}

/**
 * @param {string[]} lines
 * @param {number} start
 * @param {Token[]} out
 */
function paragraph(lines, start, out) {
  let end = start + 1;
  while (end < lines.length && !interrupts(lines[end])) end += 1;
  out.push({ tag: "p" });
  inlines(lines.slice(start, end).map((line) => line.trimStart()).join("\n").trimEnd(), out);
  out.push(null);
  return end;
}

/**
 * Whether a line ends the paragraph before it. A number begins a list there only where it is 1.
 *
 * @param {string} line
 */
function interrupts(line) {
  if (line.trim() === "" || heading.test(line) || fence.test(line) || rule.test(line) || /^ {0,3}>/.test(line)) return true;
  return /^ {0,3}([-+*]|1[.)]) +\S/.test(line);
}

/**
 * @param {string[]} lines
 * @param {number} start
 * @param {Token[]} out
 */
function code(lines, start, out) {
  const mark = (lines[start].match(fence) ?? ["", "```"])[1];
  let end = start + 1;
  /** @param {string} line */
  const isEnd = (line) => line.trim().startsWith(mark) && line.trim().replaceAll(mark[0], "") === "";
  while (end < lines.length && !isEnd(lines[end])) end += 1;
  out.push({ tag: "pre" }, { tag: "code" }, lines.slice(start + 1, end).join("\n"), null, null);
  return end + 1;
}

/**
 * @param {string[]} lines
 * @param {number} start
 * @param {Token[]} out
 * @param {number} depth
 */
function quote(lines, start, out, depth) {
  let end = start;
  while (end < lines.length && /^ {0,3}>/.test(lines[end])) end += 1;
  out.push({ tag: "blockquote" });
  blocks(lines.slice(start, end).map((line) => line.replace(/^ {0,3}> ?/, "")), out, depth + 1);
  out.push(null);
  return end;
}

/**
 * @param {string[]} lines
 * @param {number} start
 * @param {Token[]} out
 * @param {number} depth
 * @param {string[]} first
 */
function list(lines, start, out, depth, first) {
  const kind = first[2].slice(-1);
  const number = parseInt(first[2], 10);
  out.push(Number.isNaN(number) ? { tag: "ul" } : { tag: "ol", start: number });
  let at = start;
  while (at < lines.length) {
    const mark = lines[at].match(bullet);
    if (!mark || mark[2].slice(-1) !== kind || rule.test(lines[at])) break;
    const indent = mark[1].length + mark[2].length + Math.min(Math.max(mark[3].length, 1), 4);
    const item = [lines[at].slice(indent)];
    for (at += 1; at < lines.length; at += 1) {
      const line = lines[at];
      const isBlank = line.trim() === "";
      const isInside = line.startsWith(" ".repeat(indent));
      if (isBlank && !(lines[at + 1] ?? "").startsWith(" ".repeat(indent))) break;
      if (!isBlank && !isInside && (interrupts(line) || bullet.test(line) || item[item.length - 1].trim() === "")) break;
      item.push(isInside ? line.slice(indent) : line.trimStart());
    }
    out.push({ tag: "li" });
    blocks(item, out, depth + 1);
    out.push(null);
    while (at < lines.length - 1 && lines[at].trim() === "") at += 1;
  }
  out.push(null);
  return at;
}

/**
 * A run of `*` or `_` that may open or close emphasis, and what becomes of it: so many elements end, `left` marks stay
 * as text, and elements begin.
 * @typedef {{length: number, left: number, mark: string, opens: boolean, closes: boolean, ends: number, begins: Token[]}} Run
 */

/**
 * @param {string} text
 * @param {Token[]} out
 * @param {boolean} [isPlain] without any markup: lines break where they do, and addresses are linked
 */
function inlines(text, out, isPlain = false) {
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
    } else if (sign === "h" && /^https?:\/\//.test(text.slice(at, at + 8)) && !brackets.length && !/\w/.test(text[at - 1] ?? " ")) {
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
 * @param {RegExp} pattern a sticky one
 * @param {string} text
 * @param {number} at
 */
function stickyMatch(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * @param {string} text
 * @param {number} at
 */
function runLength(text, at) {
  let end = at + 1;
  while (text[end] === text[at]) end += 1;
  return end - at;
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

const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/iy;

/** @param {string} text */
function decoded(text) {
  return text.replace(new RegExp(entity.source, "gi"), (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole;
    const code = decimal ? parseInt(decimal, 10) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

/**
 * Whether a run can open or close, by what stands beside it.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} length
 * @returns {Run}
 */
function judge(text, start, length) {
  const before = text[start - 1] ?? " ";
  const after = text[start + length] ?? " ";
  /** @param {string} sign */
  const isSpace = (sign) => /\s/.test(sign);
  /** @param {string} sign */
  const isMark = (sign) => /[\p{P}\p{S}]/u.test(sign);
  const left = !isSpace(after) && (!isMark(after) || isSpace(before) || isMark(before));
  const right = !isSpace(before) && (!isMark(before) || isSpace(after) || isMark(after));
  const isWord = text[start] === "_";
  return {
    length, left: length, mark: text[start], ends: 0, begins: [],
    opens: left && (!isWord || !right || isMark(before)), closes: right && (!isWord || !left || isMark(after)),
  };
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

/**
 * The address and title after `](`, both of bounded length.
 *
 * @param {string} text
 * @param {number} start
 */
function destination(text, start) {
  const pattern = /\s{0,9}(?:<([^<>\n]{0,2000})>|([^\s<()][^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200}){0,4})|)(?:\s{1,9}(?:"[^"]{0,300}"|'[^']{0,300}'|\([^()]{0,300}\)))?\s{0,9}\)/y;
  const match = stickyMatch(pattern, text, start);
  if (!match) return undefined;
  const raw = match[1] ?? match[2] ?? "";
  const address = decoded(raw.replace(/\\([!-/:-@[-`{-~])/g, "$1"));
  return { address, end: start + match[0].length };
}

/**
 * Matches the runs from `bottom` on with one another, and takes them off the list.
 *
 * @param {Run[]} runs
 * @param {number} bottom
 */
function emphasize(runs, bottom) {
  /**
   * Per kind of closer, below which place no opener is: what makes the search linear.
   * @type {Record<string, number>}
   */
  const floors = {};
  /** @type {Run[]} */
  const openers = [];
  for (const run of runs.splice(bottom)) {
    const kind = `${run.mark}${run.opens}${run.length % 3}`;
    while (run.closes && run.left > 0) {
      let place = openers.length - 1;
      while (place >= (floors[kind] ?? 0) && !pairs(openers[place], run)) place -= 1;
      if (place < (floors[kind] ?? 0)) {
        floors[kind] = openers.length;
        break;
      }
      const opener = openers[place];
      const count = opener.left >= 2 && run.left >= 2 ? 2 : 1;
      opener.left -= count;
      run.left -= count;
      opener.begins.unshift({ tag: count === 2 ? "strong" : "em" });
      run.ends += 1;
      openers.length = opener.left > 0 ? place + 1 : place;
      for (const name of Object.keys(floors)) floors[name] = Math.min(floors[name], openers.length);
    }
    if (run.opens && run.left > 0) openers.push(run);
  }
}

/**
 * @param {Run} opener
 * @param {Run} closer
 */
function pairs(opener, closer) {
  if (opener.mark !== closer.mark) return false;
  const isEither = opener.closes || closer.opens;
  return !isEither || (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

/**
 * An address that stands in the text as it is, without the marks of the sentence around it.
 *
 * @param {string} text
 * @param {number} at
 */
function bareAddress(text, at) {
  const address = (stickyMatch(/https?:\/\/[^\s<>"'`*[\]]{1,2000}/iy, text, at) ?? [""])[0];
  return address.replace(/[.,;:!?)»”]{1,50}$/, "");
}

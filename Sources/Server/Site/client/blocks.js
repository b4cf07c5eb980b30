import { readInlines } from "./inlines.js";

/** @typedef {import("./markdown.js").Token} Token */

/** Lists and quotes inside one another; what would be deeper is text. */
const nestingMax = 6;
const bullet = /^( {0,3})([-+*]|\d{1,9}[.)])( +|$)/;
const rule = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/;
const heading = /^ {0,3}(#{1,6})(?: +|$)/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/**
 * @param {string[]} lines
 * @param {Token[]} out
 * @param {number} depth
 */
export function readBlocks(lines, out, depth) {
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const mark = depth < nestingMax ? line.match(bullet) : null;
    if (line.trim() === "") {
      at += 1;
    } else if (fence.test(line)) {
      at = code(lines, at, out);
    } else if (heading.test(line)) {
      const level = (line.match(heading) ?? ["", "#"])[1].length;
      // A heading in a bubble is never the page's own.
      out.push({ tag: `h${Math.min(level + 2, 6)}` });
      readInlines(line.replace(heading, "").trimEnd().replace(/(^| )#+$/, ""), out);
      out.push(null);
      at += 1;
    } else if (rule.test(line)) {
      out.push({ tag: "hr" }, null);
      at += 1;
    } else if (/^ {0,3}>/.test(line) && depth < nestingMax) {
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
  readInlines(lines.slice(start, end).map((line) => line.trimStart()).join("\n").trimEnd(), out);
  out.push(null);
  return end;
}

/**
 * Whether a line ends the paragraph before it. A number begins a list there only where it is 1.
 *
 * @param {string} line
 */
function interrupts(line) {
  if (line.trim() === "" || heading.test(line) || fence.test(line) || rule.test(line)
    || /^ {0,3}>/.test(line)) return true;
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
  readBlocks(lines.slice(start, end).map((line) => line.replace(/^ {0,3}> ?/, "")), out, depth + 1);
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
      if (!isBlank && !isInside && (interrupts(line) || bullet.test(line)
        || item[item.length - 1].trim() === "")) break;
      item.push(isInside ? line.slice(indent) : line.trimStart());
    }
    out.push({ tag: "li" });
    readBlocks(item, out, depth + 1);
    out.push(null);
    while (at < lines.length - 1 && lines[at].trim() === "") at += 1;
  }
  out.push(null);
  return at;
}

import { readBlocks } from "./blocks.js";
import { readInlines } from "./inlines.js";

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

/**
 * @param {string} source
 * @returns {Token[]}
 */
export function markdownTokens(source) {
  /** @type {Token[]} */
  const out = [];
  readBlocks(source.replace(/\r\n?/g, "\n").split("\n"), out, 0);
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
  readInlines(text, out, true);
  return build(out, page);
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

import { markdownTokens } from "../client/markdown.js";

const endsLine = ["p", "h3", "h4", "h5", "h6", "pre", "blockquote", "tr", "ul", "ol", "table", "hr"];

/**
 * A bot's answer as an agent would type it: what agents send is plain text, and is shown as such.
 *
 * @param {string} source CommonMark
 * @returns {string}
 */
export function plainText(source) {
  let text = "";
  /** @type {{tag: string, href?: string, start?: number, from: number, count: number}[]} */
  const open = [];
  const gap = (/** @type {number} */ lines) => { if (text !== "") text = text.trimEnd() + "\n".repeat(lines); };
  for (const token of markdownTokens(source)) {
    if (typeof token === "string") {
      text += open.some(({ tag }) => tag === "pre") ? token : token.replaceAll("\n", " ");
    } else if (token === null) {
      const ended = open.pop();
      if (!ended) continue;
      const label = text.slice(ended.from);
      if (ended.tag === "a" && ended.href && bare(ended.href) !== bare(label)) text += ` (${bare(ended.href)})`;
      else if (["td", "th"].includes(ended.tag)) text += "  ";
      else if (ended.tag === "li" || ended.tag === "tr") gap(1);
      else if (endsLine.includes(ended.tag)) gap(open.some(({ tag }) => tag === "li") ? 1 : 2);
    } else {
      if (token.tag === "br") text += "\n";
      const list = open[open.length - 1];
      if ((token.tag === "ul" || token.tag === "ol") && list?.tag === "li") gap(1);
      if (token.tag === "li" && list) {
        const depth = open.filter(({ tag }) => tag === "li").length;
        text += "  ".repeat(depth) + (list.tag === "ol" ? `${(list.start ?? 1) + list.count}. ` : "- ");
        list.count += 1;
      }
      open.push({ ...token, from: text.length, count: 0 });
    }
  }
  return text.trim();
}

/** @param {string} address */
function bare(address) { return address.replace(/^(mailto|tel):/i, ""); }

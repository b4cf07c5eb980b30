/**
 * A run of `*` or `_` that may open or close emphasis, and what becomes of it: so many elements end, `left` marks stay
 * as text, and elements begin.
 * @typedef {{length: number, left: number, mark: string, opens: boolean, closes: boolean, ends: number, begins: import("./markdown.js").Token[]}} Run
 */

/**
 * @param {string} text
 * @param {number} at
 */
export function runLength(text, at) {
  let end = at + 1;
  while (text[end] === text[at]) end += 1;
  return end - at;
}

/**
 * Whether a run can open or close, by what stands beside it.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} length
 * @returns {Run}
 */
export function judge(text, start, length) {
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
 * Matches the runs from `bottom` on with one another, and takes them off the list.
 *
 * @param {Run[]} runs
 * @param {number} bottom
 */
export function emphasize(runs, bottom) {
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

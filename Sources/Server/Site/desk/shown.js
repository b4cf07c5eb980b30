import { ask, pageSize } from "./effects.js";
import { DeskFacts } from "./facts.js";

/**
 * @typedef {import("./effects.js").Effect} Effect
 * @typedef {import("./case.js").Case} Case
 */

/** Which conversations are shown, and read for that. */
export class DeskShown extends DeskFacts {
  /**
   * Shows a conversation: in the place of the focused one, or beside it.
   *
   * @param {string} conv
   * @param {boolean} beside
   * @returns {Effect[]}
   */
  open(conv, beside = false) {
    const left = this.show(conv, beside);
    return [...left, ...this.read(this.known(conv))];
  }

  /**
   * @param {string} conv
   * @param {boolean} beside
   * @returns {Effect[]}
   */
  show(conv, beside) {
    const at = this.columns.indexOf(this.focus);
    /** @type {Effect[]} */
    let effects = [];
    if (!this.columns.includes(conv)) {
      const isAdded = at < 0 || (beside && this.columns.length < this.columnsMax);
      const [replaced = ""] = this.columns.splice(isAdded ? at + 1 : at, isAdded ? 0 : 1, conv);
      if (replaced) effects = this.left(replaced);
    }
    this.focusOn(conv);
    return effects;
  }

  /**
   * A conversation is shown no longer; it stays whose it is.
   *
   * @param {string} conv
   * @returns {Effect[]}
   */
  close(conv) {
    const at = this.columns.indexOf(conv);
    if (at < 0) return [];
    this.columns.splice(at, 1);
    if (this.focus === conv) this.focusOn(this.columns[Math.min(at, this.columns.length - 1)] ?? "");
    return this.left(conv);
  }

  /**
   * What is somebody else's is told no more once nobody looks.
   *
   * @param {string} conv
   * @returns {Effect[]}
   */
  left(conv) {
    const one = this.known(conv);
    if (this.isMine(one) || !one.isFollowed) return [];
    one.forget();
    return [ask({ type: "unfollow", conv })];
  }

  /**
   * The next or the one before, among this agent's own and what is looked at.
   *
   * @param {1 | -1} step
   * @returns {Effect[]}
   */
  step(step) {
    const all = [...this.own, ...this.watched];
    if (all.length === 0) return [];
    const at = all.findIndex(({ conv }) => conv === this.focus);
    return this.open(all[at < 0 ? 0 : (at + step + all.length) % all.length].conv);
  }

  /**
   * The keys act on the column beside.
   *
   * @param {1 | -1} step
   */
  across(step) {
    const beside = this.columns[this.columns.indexOf(this.focus) + step];
    if (beside !== undefined) this.focusOn(beside);
  }

  /**
   * Its last lines, and what happens from then on.
   *
   * @param {Case} one
   * @returns {Effect[]}
   */
  read(one) { return one.isRead ? [] : [ask({ type: "history", conv: one.conv, limit: pageSize })]; }

  /**
   * @param {Case} one
   * @returns {Effect[]}
   */
  readAgain(one) {
    one.forget();
    return this.read(one);
  }
}

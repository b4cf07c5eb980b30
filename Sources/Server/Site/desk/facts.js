import { Case } from "./case.js";
import { Lists } from "./lists.js";

/**
 * @typedef {import("./effects.js").Effect} Effect
 * @typedef {{id: string, name: string, role: string, presence: string, departments: string[], capacity: number}} Me
 */

/** So many conversations are remembered; of more, those are forgotten that nobody here has to do with any more. */
const casesMax = 1_000;

/** What the agents' page knows: pure, as is all that builds on it. */
export class DeskFacts {
  constructor() {
    /** @type {"away" | "connecting" | "online" | "lost" | "ended"} */
    this.connection = "away";
    /** @type {Me | null} */
    this.me = null;
    this.lists = new Lists();
    /** @type {Map<string, Case>} */
    this.cases = new Map();
    /** The conversations shown side by side, and the one that keys act on. */
    this.columns = /** @type {string[]} */ ([]);
    /** @type {string} */
    this.focus = "";
    /** How many fit. */
    this.columnsMax = 1;
    /** Whether nobody looks at the page. */
    this.isHidden = false;
    this.wished = "";
    this.numbers = 0;
  }

  get isLead() { return this.me?.role === "lead"; }

  /** The one that keys act on. */
  get focused() { return this.cases.get(this.focus); }

  /** Those that are shown: as many as fit, the focused one among them. */
  get shown() {
    const { columns, columnsMax } = this;
    const at = Math.max(0, columns.indexOf(this.focus));
    const from = Math.min(Math.max(0, at - columnsMax + 1), Math.max(0, columns.length - columnsMax));
    return columns.slice(from, from + columnsMax);
  }

  /** This agent's, in the order in which they came. */
  get own() { return this.#sorted((one) => this.isMine(one)); }

  /** What is looked at and is somebody else's. */
  get watched() { return this.#sorted((one) => this.columns.includes(one.conv) && !this.isMine(one)); }

  get unread() { return this.own.reduce((sum, { unread }) => sum + unread, 0); }

  /** @param {Case} one */
  isMine(one) { return one.agent?.id === this.me?.id && (one.status === "open" || one.status === "snoozed"); }

  /**
   * @param {string} conv
   * @returns {Case}
   */
  known(conv) {
    let one = this.cases.get(conv);
    if (!one) {
      if (this.cases.size >= casesMax) this.#forgetIdle();
      one = new Case(conv, ++this.numbers);
      this.cases.set(conv, one);
    }
    return one;
  }

  #forgetIdle() {
    const waiting = new Set(this.lists.waiting.map(({ conv }) => conv));
    for (const [conv, one] of this.cases) {
      const { reply, note } = one.composed;
      const isIdle = !this.isMine(one) && !this.columns.includes(conv) && !waiting.has(conv) && !one.isClaiming;
      if (isIdle && reply === "" && note === "" && one.talk.outbox.length === 0) this.cases.delete(conv);
    }
  }

  /**
   * Keys act on it from now on.
   *
   * @param {string} conv empty: on none
   */
  focusOn(conv) {
    this.focus = conv;
    this.looked();
  }

  /** What is shown counts as read, unless nobody looks at the page. */
  looked() {
    if (!this.isHidden) for (const conv of this.shown) this.known(conv).unread = 0;
  }

  /**
   * Somebody has signed in. What another had on the page is gone.
   *
   * @param {{id: string, name: string, role: string}} agent
   */
  signedIn(agent) {
    const { columnsMax, isHidden } = this;
    if (this.me?.id !== agent.id) Object.assign(this, new DeskFacts(), { columnsMax, isHidden });
    this.me = { presence: "online", departments: [], capacity: 0, ...this.me, ...agent };
    this.connection = "connecting";
  }

  presenceIs() {
    const mine = this.lists.agents.find(({ id }) => id === this.me?.id);
    if (mine && this.me) this.me.presence = mine.presence;
  }

  /**
   * @param {any[]} arrived who waits and did not before
   * @returns {Effect[]}
   */
  waiting(arrived) {
    for (const { conv, ...entry } of this.lists.waiting) {
      const { first_line, locale, cause, priority, department } = entry;
      this.known(conv).list({ status: "pending", first_line, locale, cause, priority, department });
    }
    return arrived.map(({ conv }) => ({ do: "signal", what: "waiting", conv }));
  }

  /** @param {(one: Case) => boolean} fits */
  #sorted(fits) { return [...this.cases.values()].filter(fits).sort((one, other) => one.number - other.number); }
}

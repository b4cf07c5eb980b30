/**
 * What was asked and is not answered.
 *
 * The machine's own requests go first. The owner's keep their order: those of one lane (a customer's all; an agent's of
 * one conversation) are sent one after the other, since the desk may refuse a line as too fast and take the next.
 *
 * @typedef {{type: string, id: string, conv?: string, [field: string]: any}} Request
 * @typedef {{request: Request, purpose: "owner" | "repair" | "page", lane: string, isSent: boolean, notBefore: number,
 *   refusals: number, events: any[], data: any[]}} Pending
 */
export class Requests {
  constructor() {
    /**
     * In the order in which they were asked.
     * @type {Map<string, Pending>}
     */
    this.pending = new Map();
    this.ownCount = 0;
  }

  /**
   * @param {Request} request
   * @param {string} lane
   * @returns {boolean} false where the id is in use
   */
  add(request, lane) {
    if (this.pending.has(request.id)) return false;
    this.#put(request, "owner", lane);
    return true;
  }

  /**
   * Adds one of the machine's own.
   *
   * @param {"repair" | "page"} purpose
   * @param {{type: string, conv: string, [field: string]: any}} request
   */
  addOwn(purpose, request) {
    let id = "";
    do id = `own:${++this.ownCount}`; while (this.pending.has(id));
    this.#put({ ...request, id }, purpose, id);
  }

  /**
   * @param {Request} request
   * @param {Pending["purpose"]} purpose
   * @param {string} lane
   */
  #put(request, purpose, lane) {
    this.pending.set(request.id, {
      request, purpose, lane, isSent: false, notBefore: 0, refusals: 0, events: [], data: [],
    });
  }

  /**
   * @param {Pending["purpose"]} purpose
   * @param {string} conv
   */
  has(purpose, conv) {
    for (const one of this.pending.values()) if (one.purpose === purpose && one.request.conv === conv) return true;
    return false;
  }

  /**
   * The next ones to be sent, marked as sent.
   *
   * @param {number} limit how many may be unanswered at a time (I10)
   * @param {number} now
   * @returns {Request[]}
   */
  next(limit, now) {
    let room = limit;
    for (const one of this.pending.values()) if (one.isSent) room -= 1;
    const chosen = [];
    for (const one of this.#heads()) {
      if (room <= 0) break;
      if (one.isSent || one.notBefore > now) continue;
      one.isSent = true;
      room -= 1;
      chosen.push(one.request);
    }
    return chosen;
  }

  /**
   * The first of every lane, the machine's own before all others.
   *
   * @returns {Pending[]}
   */
  #heads() {
    const lanes = new Set();
    /** @type {Pending[]} */
    const own = [];
    /** @type {Pending[]} */
    const others = [];
    for (const one of this.pending.values()) {
      if (lanes.has(one.lane)) continue;
      lanes.add(one.lane);
      (one.purpose === "owner" ? others : own).push(one);
    }
    return [...own, ...others];
  }

  /**
   * When something that was postponed is to be sent.
   *
   * @returns {number} Infinity: nothing waits for a moment
   */
  due() {
    let due = Infinity;
    for (const one of this.#heads()) if (!one.isSent && one.notBefore > 0) due = Math.min(due, one.notBefore);
    return due;
  }

  /**
   * @param {string} id
   * @returns {Pending | undefined}
   */
  answered(id) {
    const done = this.pending.get(id);
    this.pending.delete(id);
    return done;
  }

  /**
   * To be sent again, in its place, not before `moment`.
   *
   * @param {Pending} one
   * @param {number} moment
   */
  postpone(one, moment) {
    one.isSent = false;
    one.notBefore = moment;
    one.refusals += 1;
    one.events = [];
    one.data = [];
  }

  /** Nothing of the owner's is lost with a connection; what was sent is sent again under the same id (I2). */
  connectionLost() {
    for (const [id, one] of this.pending) {
      if (one.purpose !== "owner") this.pending.delete(id);
      Object.assign(one, { isSent: false, notBefore: 0, events: [], data: [] });
    }
  }

  /** @returns {string[]} the owner's that were left, the oldest first */
  removeAll() {
    const left = [...this.pending.values()].filter((one) => one.purpose === "owner").map((one) => one.request.id);
    this.pending.clear();
    return left;
  }

  /**
   * Keeps an event that came for a `history` of the owner's, or for a page.
   *
   * @param {any} event
   * @returns {boolean} false where it came for something else
   */
  collect(event) {
    const one = event.re === undefined ? undefined : this.pending.get(event.re);
    if (one === undefined || one.purpose === "repair" || one.request.type !== "history") return false;
    one.events.push(event);
    return true;
  }

  /**
   * Keeps a part of an `export`: long conversations come in several.
   *
   * @param {any} part
   */
  collectData(part) {
    const data = this.pending.get(part.id)?.data;
    if (!data) return;
    const last = data[data.length - 1];
    if (last?.conv === part.conv) last.events.push(...part.events);
    else data.push({ conv: part.conv, events: [...part.events] });
  }
}

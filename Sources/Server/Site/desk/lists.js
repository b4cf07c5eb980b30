/**
 * @typedef {{conv: string, place: number, since: number, cause: string, priority: string, department?: string,
 *   for?: string, first_line?: string, locale: string, bot_seq?: number}} Waiting
 * @typedef {{id: string, name: string, role: string, presence: string, departments: string[], load: number,
 *   capacity: number}} Colleague
 * @typedef {{id: string, name: string}} Department
 */

/** Who waits, who works, and what is ready to be said. */
export class Lists {
  /** The next one first. */
  waiting = /** @type {Waiting[]} */ ([]);
  /** More than are listed may wait. */
  waitingTotal = 0;
  agents = /** @type {Colleague[]} */ ([]);
  departments = /** @type {Department[]} */ ([]);
  canned = /** @type {import("./canned.js").Canned[]} */ ([]);
  /**
   * Who was in the queue when it was told last; nobody is new in the first one.
   * @type {Set<string> | null}
   */
  announced = null;

  /**
   * The queue as it is now.
   *
   * @param {Waiting[]} waiting
   * @param {number} [total]
   * @returns {Waiting[]} those who are new in it
   */
  queued(waiting, total = waiting.length) {
    const { announced } = this;
    this.waiting = waiting;
    this.waitingTotal = total;
    this.announced = new Set(waiting.map(({ conv }) => conv));
    return announced === null ? [] : waiting.filter(({ conv }) => !announced.has(conv));
  }

  /** @param {string} conv */
  leaves(conv) {
    const before = this.waiting.length;
    this.waiting = this.waiting.filter((entry) => entry.conv !== conv);
    this.waitingTotal -= before - this.waiting.length;
  }

  /** @param {{agents: Colleague[], departments: Department[], canned: import("./canned.js").Canned[]}} directory */
  direct({ agents, departments, canned }) { Object.assign(this, { agents, departments, canned }); }

  /** @param {string} id */
  departmentName(id) { return this.departments.find((department) => department.id === id)?.name ?? id; }
}

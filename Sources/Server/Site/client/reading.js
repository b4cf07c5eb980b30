import { report } from "./reports.js";
import { Seen } from "./seen.js";

/**
 * @typedef {import("./reports.js").Effect} Effect
 * @typedef {import("./requests.js").Request} Request
 */

/** Events asked for at a time, unless the desk says otherwise. */
const pageSizeUsual = 300;

/** How far each conversation is known, and the machine's own requests for the rest: of what is missing, and of older pages. */
export class Reading {
  /**
   * @param {boolean} isAgent
   * @param {import("./requests.js").Requests} requests
   */
  constructor(isAgent, requests) {
    this.isAgent = isAgent;
    this.requests = requests;
    this.seen = new Seen();
    /** The lowest `seq` known of a customer's conversation; what is before it is read in pages. */
    this.floor = 1;
    this.wantsPage = false;
    this.pageSize = pageSizeUsual;
  }

  /** @param {any} welcome */
  welcomed({ limits }) { this.pageSize = limits?.history ?? pageSizeUsual; }

  /**
   * A customer is let in.
   *
   * @param {any} welcome
   * @param {any} resume as the hello had it
   * @returns {Effect[]}
   */
  begin({ conv, seq, recovered }, resume) {
    const resumed = resume !== undefined;
    if (resumed && recovered) {
      if (this.seen.last(conv) === undefined) this.seen.begin(conv, resume.after ?? 0);
      return [];
    }
    this.seen.conversations().forEach((known) => this.seen.forget(known));
    this.seen.begin(conv, resumed ? seq : 0);
    this.floor = resumed ? seq + 1 : 1;
    this.wantsPage = this.floor > 1;
    return resumed ? [report({ kind: "forget", conv })] : [];
  }

  /**
   * An agent follows again what was followed. A desk with another history counts anew.
   *
   * @param {boolean} isSameHistory
   * @returns {Effect[]}
   */
  rejoin(isSameHistory) {
    const followed = this.seen.conversations();
    if (isSameHistory) followed.forEach((conv) => this.repair(conv));
    else followed.forEach((conv) => this.seen.forget(conv));
    return isSameHistory ? [] : followed.map((conv) => report({ kind: "forget", conv }));
  }

  /**
   * @param {any} event
   * @returns {Effect[]} nothing where it was seen, or others are missing before it: then it is asked for with them
   */
  happened(event) {
    // What was asked for on behalf of a conversation that is not followed any more.
    if (event.re !== undefined && this.seen.last(event.conv) === undefined) return [];
    const judgement = this.seen.take(event.seq, event.conv);
    if (judgement === "gap") this.repair(event.conv);
    return judgement === "next" ? [report({ kind: "event", event })] : [];
  }

  /** @returns {boolean} false where nothing is before what is known */
  older() {
    if (this.floor > 1) this.wantsPage = true;
    return this.floor > 1;
  }

  /**
   * A page came.
   *
   * @param {string} conv
   * @param {any[]} events
   * @param {boolean} more
   * @returns {Effect}
   */
  turned(conv, events, more) {
    this.wantsPage = false;
    this.floor = more && events.length > 0 ? events[0].seq : 1;
    return report({ kind: "page", conv, events, more: this.floor > 1 });
  }

  /**
   * A repair came.
   *
   * @param {string} conv
   * @param {boolean} more
   */
  repaired(conv, more) { if (more || this.seen.misses(conv)) this.repair(conv); }

  /**
   * A request of the owner's was done. From a claim on the desk tells what happens; where nothing was told yet, from the
   * next event on. Events of a request come before its `ok`: what it names is here, or was lost.
   *
   * @param {Request} request
   * @param {any} ok
   */
  done({ type, conv }, ok) {
    if (conv !== undefined && type === "claim" && this.seen.last(conv) === undefined) this.seen.begin(conv, ok.seq ?? 0);
    if (conv !== undefined && type === "unfollow") this.seen.forget(conv);
    if (this.seen.lacks(ok.conv, ok.last ?? 0)) this.repair(ok.conv);
  }

  /**
   * Asks for what comes after the last event that was seen.
   *
   * @param {string} conv
   */
  repair(conv) {
    const after = this.seen.last(conv);
    if (after === undefined || this.requests.has("repair", conv)) return;
    const limit = this.pageSize;
    const request = this.isAgent ? { type: "follow", conv, after } : { type: "history", conv, after, limit };
    this.requests.addOwn("repair", request);
  }

  /**
   * Asks for the page that is wanted.
   *
   * @param {string} conv
   */
  page(conv) {
    if (!this.wantsPage || this.requests.has("page", conv)) return;
    this.requests.addOwn("page", { type: "history", conv, before: this.floor, limit: this.pageSize });
  }

  /**
   * Requests are sent: what they follow is told from then on.
   *
   * @param {Request[]} requests
   */
  sent(requests) {
    for (const { type, conv, after } of requests) {
      const isNew = type === "follow" && conv !== undefined && this.seen.last(conv) === undefined;
      if (isNew) this.seen.begin(conv, after ?? 0);
    }
  }
}

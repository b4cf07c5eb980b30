import { Pulse } from "./pulse.js";
import { Reading } from "./reading.js";
import { refusal, report } from "./reports.js";
import { Requests } from "./requests.js";

/**
 * @typedef {import("./reports.js").Effect} Effect
 * @typedef {import("./reports.js").WireError} WireError
 */

/** So often a request that the desk has no time for is sent again by itself. */
const refusalsMax = 6;
/** So many requests may be unanswered at a time, unless the desk says otherwise (I10). */
const unacknowledgedUsual = 32;
const passingErrors = ["rate_limited", "overloaded", "storage"];

/**
 * Whether it is worth trying again.
 *
 * @param {WireError} error
 */
export function passes({ code }) { return passingErrors.includes(code); }

/** What goes to and fro once the desk has let a client in: requests and their answers, events in their order. */
export class Exchange {
  /** @param {boolean} isAgent */
  constructor(isAgent) {
    this.isAgent = isAgent;
    this.requests = new Requests();
    this.reading = new Reading(isAgent, this.requests);
  }

  /**
   * @param {import("./requests.js").Request} request
   * @returns {Effect[]}
   */
  ask(request) {
    const isTaken = this.requests.add(request, this.isAgent ? request.conv ?? "" : "");
    return isTaken ? []
      : [refusal(request.id, { code: "id_conflict", message: `The id ${request.id} is in use.` })];
  }

  /**
   * @param {any} line
   * @param {number} now
   * @returns {Effect[]}
   */
  received(line, now) {
    switch (line.type) {
      case "ok": return this.#answered(line);
      case "error": return this.#failed(line.error, line.id, now);
      case "event":
        if (line.seq === undefined) return [report({ kind: "news", event: line })];
        return this.requests.collect(line) ? [] : this.reading.happened(line);
      case "data": this.requests.collectData(line); return [];
      default: return [];
    }
  }

  /**
   * What waits to be sent, as far as the desk takes it (I10).
   *
   * @param {any} welcome
   * @param {number} now
   * @returns {Effect[]}
   */
  waiting({ conv, limits }, now) {
    this.reading.page(conv);
    const requests = this.requests.next(limits?.unacknowledged ?? unacknowledgedUsual, now);
    this.reading.sent(requests);
    return requests.map((line) => ({ do: "send", line }));
  }

  /**
   * @param {any} ok
   * @returns {Effect[]}
   */
  #answered(ok) {
    const done = this.requests.answered(ok.id);
    if (!done) return [];
    const conv = done.request.conv ?? "";
    switch (done.purpose) {
      case "repair": this.reading.repaired(conv, ok.more === true); return [];
      case "page": return [this.reading.turned(conv, done.events, ok.more === true)];
      default:
        this.reading.done(done.request, ok);
        return [{ do: "answer", id: ok.id, answer: { ok, events: done.events, data: done.data } }];
    }
  }

  /**
   * @param {WireError} error
   * @param {string} id
   * @param {number} now
   * @returns {Effect[]}
   */
  #failed(error, id, now) {
    const waiting = this.requests.pending.get(id);
    if (waiting && passes(error) && (waiting.purpose !== "owner" || waiting.refusals < refusalsMax)) {
      this.requests.postpone(waiting, now + Pulse.pauseAfter(waiting.refusals, error.retry_after_ms));
      return [];
    }
    const done = this.requests.answered(id);
    if (!done) return [];
    const conv = done.request.conv ?? "";
    switch (done.purpose) {
      case "page": return [this.reading.turned(conv, [], false)];
      case "repair":
        this.reading.seen.forget(conv);
        return [report({ kind: "dropped", conv, error })];
      default: return [refusal(id, error)];
    }
  }
}

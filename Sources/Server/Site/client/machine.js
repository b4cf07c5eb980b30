import { Requests } from "./requests.js";
import { Seen } from "./seen.js";

/**
 * @typedef {import("./requests.js").Request} Request
 * @typedef {{code: string, message: string, retry_after_ms?: number}} WireError
 * @typedef {"left" | "replaced" | "revoked" | "refused"} Ending
 *
 * What a client learns of the desk, in the order in which it happened:
 * - `welcomed`: the desk has let it in; `again`: after a connection that was lost.
 * - `event`: the next event of a conversation: each once, in order, without a gap (I5, I6).
 * - `page`: older events, all before those known, for a customer; `more`: there are others before them.
 * - `news`: what is not stored: `queue.position_changed`, `typing`, lists for agents.
 * - `forget`: what was shown of the conversation is to be forgotten. A customer's page follows.
 * - `dropped`: a conversation that was followed cannot be any more.
 * - `lost`: the connection is lost; nothing that was asked is. Told once, however many attempts it takes.
 * - `ended`: nothing more comes, unless `again` is called.
 * @typedef {{kind: "welcomed", welcome: any, again: boolean}
 *   | {kind: "event", event: any} | {kind: "page", conv: string, events: any[], more: boolean}
 *   | {kind: "news", event: any} | {kind: "forget", conv: string} | {kind: "dropped", conv: string, error: WireError}
 *   | {kind: "lost", reason: string, retry_ms: number} | {kind: "ended", ending: Ending, error?: WireError}} Report
 *
 * What the desk said to a request: the `ok`, the events of a `history`, the conversations of an `export`.
 * @typedef {{ok: any, events: any[], data: {conv: string, events: any[]}[]}} Answer
 *
 * What whoever holds the socket is to do, in this order. `open` and `close` are a connection; after `close` the machine
 * is told `disconnected`, without waiting for the other side.
 * @typedef {{do: "open"} | {do: "close"} | {do: "send", line: any} | {do: "report", report: Report}
 *   | {do: "answer", id: string, answer?: Answer, error?: WireError}} Effect
 */

/** A desk that has said nothing for so long beyond its heartbeat is gone. */
const silenceMax_ms = 30_000;
/** The same, where there is reason to doubt the connection: after sleep, or another network. */
const doubtMax_ms = 5_000;
/** So long the desk has to answer a goodbye. */
const farewellMax_ms = 2_000;
const backOffFirst_ms = 200;
const backOffMax_ms = 15_000;
/** So often a request that the desk has no time for is sent again by itself. */
const refusalsMax = 6;
const passingErrors = ["rate_limited", "overloaded", "storage"];

/**
 * A client's side of the line protocol, without sockets and clocks: what comes in is handed to it, what is to be done is
 * handed back.
 *
 * It says hello, goes on after a lost connection where it was, drops what it has seen, asks again for what is missing,
 * and sends again under the same id what was not acknowledged. `now` is milliseconds of any clock that does not run
 * backwards. After each call, `tick` is to be called at `due`.
 */
export class Machine {
  /** @param {{role: string, resume?: any, [field: string]: any}} hello without `type` and `v` */
  constructor(hello) {
    this.hello = { ...hello };
    /** @type {"idle" | "between" | "opening" | "greeting" | "welcomed" | "ended"} */
    this.phase = "idle";
    /** @type {any} */
    this.welcome = null;
    this.requests = new Requests();
    this.seen = new Seen();
    /** The lowest `seq` known of a customer's conversation; what is before it is read in pages. */
    this.floor = 1;
    this.wantsPage = false;
    this.isLeaving = false;
    this.attempts = 0;
    this.lastSent = 0;
    /** When the desk counts as gone unless something comes from it. */
    this.patienceEnds = Infinity;
    this.connectAt = Infinity;
    /** What the last `bye` asked to wait, and why it was said. */
    this.retry_ms = 0;
    this.farewell = "";
  }

  /**
   * When `tick` is to be called.
   *
   * @returns {number} Infinity: nothing is due
   */
  due() {
    switch (this.phase) {
      case "idle": case "ended": return Infinity;
      case "between": return this.connectAt;
      case "welcomed": {
        if (this.isLeaving) return this.patienceEnds;
        return Math.min(this.patienceEnds, this.lastSent + this.#beat(), this.requests.due());
      }
      default: return this.patienceEnds;
    }
  }

  /**
   * @param {number} now
   * @returns {Effect[]}
   */
  start(now) { return this.phase === "idle" ? this.#open(now) : []; }

  /**
   * The connection stands.
   *
   * @param {number} now
   * @returns {Effect[]}
   */
  connected(now) {
    if (this.phase !== "opening") return this.phase === "ended" ? [{ do: "close" }] : [];
    this.phase = "greeting";
    return this.#greet(now);
  }

  /**
   * The connection ended, or could not be made.
   *
   * @param {string} reason
   * @param {number} now
   * @param {number} jitter 0 ..< 1, another each time
   * @returns {Effect[]}
   */
  disconnected(reason, now, jitter) {
    if (this.phase === "ended" || this.phase === "idle" || this.phase === "between") return [];
    if (this.isLeaving) return this.#end("left");
    const isNews = this.phase === "welcomed" || (this.welcome === null && this.attempts === 0);
    this.requests.connectionLost();
    this.#keepPlace();
    const whole = Math.min(backOffFirst_ms * 2 ** Math.min(this.attempts, 10), backOffMax_ms);
    const wait = Math.max(Math.round(whole * (0.5 + jitter / 2)), this.retry_ms);
    const why = this.farewell || reason;
    Object.assign(this, { phase: "between", connectAt: now + wait, attempts: this.attempts + 1, retry_ms: 0,
      farewell: "" });
    return isNews ? [report({ kind: "lost", reason: why, retry_ms: wait })] : [];
  }

  /**
   * Asks for something. The answer comes under the id, exactly once.
   *
   * @param {Request} request
   * @param {number} now
   * @returns {Effect[]}
   */
  ask(request, now) {
    if (this.phase === "ended" || this.isLeaving) return [refusal(request.id, closedError)];
    const lane = this.hello.role === "customer" ? "" : request.conv ?? "";
    if (!this.requests.add(request, lane)) {
      return [refusal(request.id, { code: "id_conflict", message: `The id ${request.id} is in use.` })];
    }
    return this.#sendWaiting(now);
  }

  /**
   * Sends what is not answered: `typing`, `seen`. Lost where there is no connection.
   *
   * @param {any} message
   * @param {number} now
   * @returns {Effect[]}
   */
  post(message, now) {
    if (this.phase !== "welcomed" || this.isLeaving) return [];
    this.lastSent = now;
    return [{ do: "send", line: message }];
  }

  /**
   * Reads the page before what is known, see the report `page`.
   *
   * @param {number} now
   * @returns {Effect[]}
   */
  older(now) {
    if (this.floor <= 1) return [];
    this.wantsPage = true;
    return this.#sendWaiting(now);
  }

  /**
   * Says goodbye; what is still unanswered will not be.
   *
   * @param {number} now
   * @returns {Effect[]}
   */
  leave(now) {
    if (this.phase === "ended" || this.isLeaving) return [];
    this.isLeaving = true;
    if (this.phase !== "welcomed") return [...this.#end("left"), { do: "close" }];
    this.patienceEnds = now + farewellMax_ms;
    return [{ do: "send", line: { type: "bye" } }];
  }

  /**
   * Time has gone by.
   *
   * @param {number} now
   * @returns {Effect[]}
   */
  tick(now) {
    if (this.phase === "between") return now >= this.connectAt ? this.#open(now) : [];
    if (now >= this.patienceEnds && this.phase !== "ended") return [{ do: "close" }];
    if (this.phase !== "welcomed" || this.isLeaving) return [];
    const ping = now - this.lastSent >= this.#beat() ? this.#ping(now) : [];
    return [...ping, ...this.#sendWaiting(now)];
  }

  /**
   * The network is another, or the page is looked at again.
   *
   * @param {number} now
   * @returns {Effect[]}
   */
  hurry(now) {
    if (this.phase === "between") {
      this.attempts = 0;
      return this.#open(now);
    }
    if (this.phase !== "welcomed" || this.isLeaving) return [];
    this.patienceEnds = Math.min(this.patienceEnds, now + doubtMax_ms);
    return this.#ping(now);
  }

  /**
   * After `ended`, where somebody wants to go on here after all (I7).
   *
   * @param {number} now
   * @returns {Effect[]}
   */
  again(now) {
    if (this.phase !== "ended") return [];
    this.#keepPlace();
    Object.assign(this, { isLeaving: false, attempts: 0, retry_ms: 0, farewell: "" });
    return this.#open(now);
  }

  /**
   * A line came from the desk.
   *
   * @param {any} line
   * @param {number} now
   * @returns {Effect[]}
   */
  received(line, now) {
    if (this.phase !== "greeting" && this.phase !== "welcomed") return [];
    if (!this.isLeaving) this.patienceEnds = now + silenceMax_ms + this.#beat();
    switch (line.type) {
      case "welcome": return this.#welcomed(line, now);
      case "ok": return this.#answered(line, now);
      case "error": return this.#failed(line.error, line.id, now);
      case "event": return this.#happened(line, now);
      case "data": this.requests.collectData(line); return [];
      case "bye": return this.#dismissed(line);
      default: return [];
    }
  }

  #beat() { return (this.welcome?.heartbeat_s ?? 25) * 1_000; }

  /**
   * @param {number} now
   * @returns {Effect[]}
   */
  #open(now) {
    this.phase = "opening";
    this.connectAt = Infinity;
    this.patienceEnds = now + silenceMax_ms;
    return [{ do: "open" }];
  }

  /**
   * @param {number} now
   * @returns {Effect[]}
   */
  #greet(now) {
    this.lastSent = now;
    this.patienceEnds = now + silenceMax_ms;
    return [{ do: "send", line: { type: "hello", v: 1, ...this.hello } }];
  }

  /**
   * @param {number} now
   * @returns {Effect[]}
   */
  #ping(now) {
    this.lastSent = now;
    return [{ do: "send", line: { type: "ping" } }];
  }

  /** The hello of the next connection goes on where this one ended. */
  #keepPlace() {
    const welcome = this.welcome;
    if (this.hello.role !== "customer" || !welcome?.session) return;
    this.hello.resume = { session: welcome.session, epoch: welcome.epoch, after: this.seen.last(welcome.conv) ?? 0 };
  }

  /**
   * @param {any} welcome
   * @param {number} now
   * @returns {Effect[]}
   */
  #welcomed(welcome, now) {
    const before = this.welcome;
    Object.assign(this, { welcome, phase: "welcomed", attempts: 0 });
    /** @type {Effect[]} */
    const effects = [report({ kind: "welcomed", welcome, again: before !== null })];
    if (welcome.role === "agent") effects.push(...this.#rejoin(before === null || before.epoch === welcome.epoch));
    else effects.push(...this.#begin(welcome));
    return [...effects, ...this.#sendWaiting(now)];
  }

  /**
   * An agent follows again what was followed. A desk with another history counts anew.
   *
   * @param {boolean} isSameHistory
   * @returns {Effect[]}
   */
  #rejoin(isSameHistory) {
    const followed = this.seen.conversations();
    if (isSameHistory) followed.forEach((conv) => this.#repair(conv));
    else followed.forEach((conv) => this.seen.forget(conv));
    return isSameHistory ? [] : followed.map((conv) => report({ kind: "forget", conv }));
  }

  /**
   * @param {any} welcome
   * @returns {Effect[]}
   */
  #begin({ conv, seq, recovered }) {
    const resumed = this.hello.resume !== undefined;
    if (resumed && recovered) {
      if (this.seen.last(conv) === undefined) this.seen.begin(conv, this.hello.resume.after ?? 0);
      return [];
    }
    this.seen.conversations().forEach((known) => this.seen.forget(known));
    this.seen.begin(conv, resumed ? seq : 0);
    this.floor = resumed ? seq + 1 : 1;
    this.wantsPage = this.floor > 1;
    return resumed ? [report({ kind: "forget", conv })] : [];
  }

  /**
   * @param {any} event
   * @param {number} now
   * @returns {Effect[]}
   */
  #happened(event, now) {
    if (event.seq === undefined) return [report({ kind: "news", event })];
    if (this.requests.collect(event)) return [];
    // What was asked for on behalf of a conversation that is not followed any more.
    if (event.re !== undefined && this.seen.last(event.conv) === undefined) return [];
    const judgement = this.seen.take(event.seq, event.conv);
    if (judgement === "next") return [report({ kind: "event", event })];
    if (judgement === "gap") this.#repair(event.conv);
    return judgement === "gap" ? this.#sendWaiting(now) : [];
  }

  /**
   * @param {any} ok
   * @param {number} now
   * @returns {Effect[]}
   */
  #answered(ok, now) {
    const done = this.requests.answered(ok.id);
    if (!done) return [];
    const conv = done.request.conv ?? "";
    /** @type {Effect[]} */
    const effects = [];
    if (done.purpose === "repair") {
      if (ok.more === true || this.seen.misses(conv)) this.#repair(conv);
    } else if (done.purpose === "page") {
      effects.push(this.#turned(conv, done.events, ok.more === true));
    } else {
      this.#note(done.request, ok);
      // Events of a request come before its `ok`: what it names is here, or was lost.
      if (this.seen.lacks(ok.conv, ok.last ?? 0)) this.#repair(ok.conv);
      effects.push({ do: "answer", id: ok.id, answer: { ok, events: done.events, data: done.data } });
    }
    return [...effects, ...this.#sendWaiting(now)];
  }

  /**
   * From a claim on the desk tells what happens; where nothing was told yet, from the next event on.
   *
   * @param {Request} request
   * @param {any} ok
   */
  #note(request, ok) {
    if (request.conv === undefined) return;
    if (request.type === "claim" && this.seen.last(request.conv) === undefined) this.seen.begin(request.conv,
      ok.seq ?? 0);
    if (request.type === "unfollow") this.seen.forget(request.conv);
  }

  /**
   * @param {string} conv
   * @param {any[]} events
   * @param {boolean} more
   * @returns {Effect}
   */
  #turned(conv, events, more) {
    this.wantsPage = false;
    this.floor = more && events.length > 0 ? events[0].seq : 1;
    return report({ kind: "page", conv, events, more: this.floor > 1 });
  }

  /**
   * @param {WireError} error
   * @param {string | undefined} id
   * @param {number} now
   * @returns {Effect[]}
   */
  #failed(error, id, now) {
    if (id === undefined) return this.phase === "greeting" ? this.#turnedAway(error, now) : [];
    const waiting = this.requests.pending.get(id);
    const passes = passingErrors.includes(error.code);
    if (waiting && passes && (waiting.purpose !== "owner" || waiting.refusals < refusalsMax)) {
      this.requests.postpone(waiting, now + Math.max(error.retry_after_ms ?? backOffFirst_ms * 2 ** waiting.refusals,
        1));
      return [];
    }
    const done = this.requests.answered(id);
    if (!done) return [];
    const conv = done.request.conv ?? "";
    /** @type {Effect[]} */
    let effects = [refusal(id, error)];
    if (done.purpose === "page") effects = [this.#turned(conv, [], false)];
    if (done.purpose === "repair") {
      this.seen.forget(conv);
      effects = [report({ kind: "dropped", conv, error })];
    }
    return [...effects, ...this.#sendWaiting(now)];
  }

  /**
   * What passes is waited for; a session that the desk does not know any more is begun anew, on the same connection.
   *
   * @param {WireError} error
   * @param {number} now
   * @returns {Effect[]}
   */
  #turnedAway(error, now) {
    if (passingErrors.includes(error.code)) return this.#dismissed({ code: error.code,
      retry_after_ms: error.retry_after_ms });
    if (error.code === "auth" && this.hello.resume) {
      delete this.hello.resume;
      const conv = this.welcome?.conv ?? "";
      this.welcome = null;
      return [report({ kind: "forget", conv }), ...this.#greet(now)];
    }
    return [...this.#end("refused", error), { do: "close" }];
  }

  /**
   * @param {{code: string, retry_after_ms?: number}} bye
   * @returns {Effect[]}
   */
  #dismissed(bye) {
    /** @type {Record<string, Ending>} */
    const endings = { bye: "left", replaced: "replaced", revoked: "revoked" };
    if (endings[bye.code]) return [...this.#end(endings[bye.code]), { do: "close" }];
    this.retry_ms = bye.retry_after_ms ?? 0;
    this.farewell = bye.code;
    return [{ do: "close" }];
  }

  /**
   * Asks for what comes after the last event that was seen.
   *
   * @param {string} conv
   */
  #repair(conv) {
    const after = this.seen.last(conv);
    if (after === undefined || this.requests.has("repair", conv)) return;
    const limit = this.welcome?.limits?.history ?? 300;
    const isAgent = this.hello.role === "agent";
    this.requests.addOwn("repair", isAgent ? { type: "follow", conv, after } : { type: "history", conv, after, limit });
  }

  /**
   * Sends what waits to be sent, as far as the desk takes it (I10).
   *
   * @param {number} now
   * @returns {Effect[]}
   */
  #sendWaiting(now) {
    if (this.phase !== "welcomed" || this.isLeaving) return [];
    const conv = this.welcome.conv;
    if (this.wantsPage && !this.requests.has("page", conv)) {
      const limit = this.welcome.limits?.history ?? 300;
      this.requests.addOwn("page", { type: "history", conv, before: this.floor, limit });
    }
    const requests = this.requests.next(this.welcome.limits?.unacknowledged ?? 32, now);
    if (requests.length > 0) this.lastSent = now;
    for (const { type, conv: followed, after } of requests) {
      const isNew = type === "follow" && followed !== undefined && this.seen.last(followed) === undefined;
      if (isNew) this.seen.begin(followed, after ?? 0);
    }
    return requests.map((line) => ({ do: "send", line }));
  }

  /**
   * @param {Ending} ending
   * @param {WireError} [error]
   * @returns {Effect[]}
   */
  #end(ending, error) {
    // Where the session goes on elsewhere, what was not acknowledged waits for `again`.
    const waits = ending === "replaced";
    if (waits) this.requests.connectionLost();
    this.phase = "ended";
    const left = waits ? [] : this.requests.removeAll();
    return [...left.map((id) => refusal(id, error ?? closedError)), report({ kind: "ended", ending, error })];
  }
}

const closedError = { code: "closed", message: "The connection to the desk is closed." };

/**
 * @param {Report} report
 * @returns {Effect}
 */
function report(report) { return { do: "report", report }; }

/**
 * @param {string} id
 * @param {WireError} error
 * @returns {Effect}
 */
function refusal(id, error) { return { do: "answer", id, error }; }

import { Exchange, passes } from "./exchange.js";
import { Introduction } from "./introduction.js";
import { Pulse } from "./pulse.js";
import { closedError, refusal, report } from "./reports.js";

/**
 * @typedef {import("./requests.js").Request} Request
 * @typedef {import("./reports.js").WireError} WireError
 * @typedef {import("./reports.js").Ending} Ending
 * @typedef {import("./reports.js").Effect} Effect
 */

/**
 * Goodbyes of the desk's after which a client does not come back by itself.
 * @type {Record<string, Ending>}
 */
const endings = { bye: "left", replaced: "replaced", revoked: "revoked" };

/**
 * A client's side of the line protocol, without sockets and clocks: what comes in is handed to it, what is to be done is
 * handed back.
 *
 * It says hello, goes on after a lost connection where it was, drops what it has seen, asks again for what is missing,
 * and sends again under the same id what was not acknowledged. `now` is milliseconds of any clock that does not run
 * backwards. After each call, `tick` is to be called at `due`.
 */
export class Machine {
  /** @param {import("./introduction.js").Hello} hello without `type` and `v` */
  constructor(hello) {
    this.introduction = new Introduction(hello);
    /** @type {"idle" | "between" | "opening" | "greeting" | "welcomed" | "ended"} */
    this.phase = "idle";
    /** @type {any} */
    this.welcome = null;
    this.exchange = new Exchange(hello.role === "agent");
    this.pulse = new Pulse();
    this.isLeaving = false;
    /** Why the last `bye` was said. */
    this.farewell = "";
  }

  /** The lowest `seq` known of a customer's conversation. */
  get floor() { return this.exchange.reading.floor; }

  /**
   * When `tick` is to be called.
   *
   * @returns {number} Infinity: nothing is due
   */
  due() {
    const { pulse } = this;
    switch (this.phase) {
      case "idle": case "ended": return Infinity;
      case "between": return pulse.connectAt;
      case "welcomed": {
        if (this.isLeaving) return pulse.patienceEnds;
        return Math.min(pulse.patienceEnds, pulse.pingAt, this.exchange.requests.due());
      }
      default: return pulse.patienceEnds;
    }
  }

  /** @param {number} now @returns {Effect[]} */
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
    const isNews = this.phase === "welcomed" || (this.welcome === null && this.pulse.attempts === 0);
    this.exchange.requests.connectionLost();
    this.#keepPlace();
    const wait = this.pulse.lost(now, jitter);
    const why = this.farewell || reason;
    Object.assign(this, { phase: "between", farewell: "" });
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
    return [...this.exchange.ask(request), ...this.#sendWaiting(now)];
  }

  /**
   * Sends what is not answered: `typing`, `seen`. Lost where there is no connection.
   *
   * @param {any} message
   * @param {number} now
   * @returns {Effect[]}
   */
  post(message, now) { return this.phase === "welcomed" && !this.isLeaving ? this.#send(message, now) : []; }

  /** Reads the page before what is known, see the report `page`. @param {number} now @returns {Effect[]} */
  older(now) { return this.exchange.reading.older() ? this.#sendWaiting(now) : []; }

  /** Says goodbye; what is still unanswered will not be. @param {number} now @returns {Effect[]} */
  leave(now) {
    if (this.phase === "ended" || this.isLeaving) return [];
    this.isLeaving = true;
    if (this.phase !== "welcomed") return [...this.#end("left"), { do: "close" }];
    this.pulse.leaving(now);
    return [{ do: "send", line: { type: "bye" } }];
  }

  /**
   * It is known from elsewhere that no attempt will lead anywhere.
   *
   * @param {WireError} error
   * @returns {Effect[]}
   */
  giveUp(error) {
    return this.phase === "ended" || this.phase === "idle" ? [] : [...this.#end("refused", error), { do: "close" }];
  }

  /** Time has gone by. @param {number} now @returns {Effect[]} */
  tick(now) {
    const { pulse } = this;
    if (this.phase === "between") return now >= pulse.connectAt ? this.#open(now) : [];
    if (now >= pulse.patienceEnds && this.phase !== "ended") return [{ do: "close" }];
    if (this.phase !== "welcomed" || this.isLeaving) return [];
    const ping = now >= pulse.pingAt ? this.#send({ type: "ping" }, now) : [];
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
      this.pulse.attempts = 0;
      return this.#open(now);
    }
    if (this.phase !== "welcomed" || this.isLeaving) return [];
    this.pulse.doubted(now);
    return this.#send({ type: "ping" }, now);
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
    this.pulse.fresh();
    Object.assign(this, { isLeaving: false, farewell: "" });
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
    if (!this.isLeaving) this.pulse.heard(now);
    switch (line.type) {
      case "welcome": return this.#welcomed(line, now);
      case "error":
        if (line.id === undefined) return this.phase === "greeting" ? this.#turnedAway(line.error, now) : [];
        break;
      case "bye": return this.#dismissed(line);
      default:
    }
    return [...this.exchange.received(line, now), ...this.#sendWaiting(now)];
  }

  /** @param {number} now @returns {Effect[]} */
  #open(now) {
    this.phase = "opening";
    this.pulse.opening(now);
    return [{ do: "open" }];
  }

  /** @param {number} now @returns {Effect[]} */
  #greet(now) {
    this.pulse.greeting(now);
    return [{ do: "send", line: this.introduction.line }];
  }

  /**
   * @param {any} line
   * @param {number} now
   * @returns {Effect[]}
   */
  #send(line, now) {
    this.pulse.lastSent = now;
    return [{ do: "send", line }];
  }

  #keepPlace() { this.introduction.keepPlace(this.welcome, this.exchange.reading.seen.last(this.welcome?.conv) ?? 0); }

  /**
   * @param {any} welcome
   * @param {number} now
   * @returns {Effect[]}
   */
  #welcomed(welcome, now) {
    const { introduction, pulse, exchange: { reading }, welcome: before } = this;
    Object.assign(this, { welcome, phase: "welcomed" });
    pulse.welcomed(welcome.heartbeat_s);
    introduction.welcomed();
    reading.welcomed(welcome);
    const effects = welcome.role === "agent" ? reading.rejoin(before === null || before.epoch === welcome.epoch)
      : reading.begin(welcome, introduction.resume);
    return [report({ kind: "welcomed", welcome, again: before !== null }), ...effects, ...this.#sendWaiting(now)];
  }

  /**
   * What passes is waited for; what the desk does not take of the hello is left out, on the same connection.
   *
   * @param {WireError} error
   * @param {number} now
   * @returns {Effect[]}
   */
  #turnedAway(error, now) {
    if (passes(error)) return this.#dismissed({ code: error.code,
      retry_after_ms: error.retry_after_ms });
    switch (this.introduction.leaveOut(error)) {
      case "identity": return [report({ kind: "unproven", error }), ...this.#greet(now)];
      case "session": {
        const conv = this.welcome?.conv ?? "";
        this.welcome = null;
        return [report({ kind: "forget", conv }), ...this.#greet(now)];
      }
      default: return [...this.#end("refused", error), { do: "close" }];
    }
  }

  /**
   * @param {{code: string, retry_after_ms?: number}} bye
   * @returns {Effect[]}
   */
  #dismissed(bye) {
    if (endings[bye.code]) return [...this.#end(endings[bye.code]), { do: "close" }];
    this.pulse.retry_ms = bye.retry_after_ms ?? 0;
    this.farewell = bye.code;
    return [{ do: "close" }];
  }

  /** @param {number} now @returns {Effect[]} */
  #sendWaiting(now) {
    if (this.phase !== "welcomed" || this.isLeaving) return [];
    const effects = this.exchange.waiting(this.welcome, now);
    if (effects.length > 0) this.pulse.lastSent = now;
    return effects;
  }

  /**
   * @param {Ending} ending
   * @param {WireError} [error]
   * @returns {Effect[]}
   */
  #end(ending, error) {
    // Where the session goes on elsewhere, what was not acknowledged waits for `again`.
    const waits = ending === "replaced";
    if (waits) this.exchange.requests.connectionLost();
    this.phase = "ended";
    const left = waits ? [] : this.exchange.requests.removeAll();
    return [...left.map((id) => refusal(id, error ?? closedError)), report({ kind: "ended", ending, error })];
  }
}

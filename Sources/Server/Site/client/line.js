import { refusalOfOrigin } from "./door.js";
import { Machine } from "./machine.js";
import { socketTransport, streamTransport } from "./transport.js";

/**
 * @typedef {import("./reports.js").Report} Report
 * @typedef {import("./reports.js").Answer} Answer
 */

/** After so many attempts in a row that did not stand, two by each way, it is looked at whether any may. */
const failuresBeforeDoubt = 4;

/** What the desk, or the connection, said no with; `code` is the protocol's. */
export class Refusal extends Error {
  /** @param {{code: string, message: string}} error */
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

/**
 * A connection to a desk that is kept up: a `Machine` on a WebSocket, or on an event stream where a proxy lets none
 * through, with the page's clock, network and visibility.
 */
export class Line {
  /**
   * @param {string} base the desk's address, such as `https://desk.example/`
   * @param {{role: string, [field: string]: any}} hello
   * @param {(report: Report) => void} onReport
   */
  constructor(base, hello, onReport) {
    this.base = base;
    this.onReport = onReport;
    this.machine = new Machine(hello);
    /** @type {Map<string, {resolve: (answer: Answer) => void, reject: (refusal: Refusal) => void}>} */
    this.asked = new Map();
    /** @type {import("./transport.js").Transport | null} */
    this.transport = null;
    this.timer = 0;
    this.clock = 0;
    /** Attempts in a row that ended before the connection stood; after each two, the other way is tried. */
    this.failures = 0;
    this.prefersStream = false;
    this.listening = new AbortController();
  }

  /** Connects, and stays connected until `close`. */
  open() {
    const { signal } = this.listening;
    const hurry = () => this.#run(this.machine.hurry(this.#now()));
    /** @param {string} reason */
    const lose = (reason) => this.#lose(reason);
    addEventListener("online", hurry, { signal });
    addEventListener("offline", () => lose("offline"), { signal });
    // A page that is kept for the way back may hold no connection.
    addEventListener("pagehide", () => lose("hidden"), { signal });
    addEventListener("pageshow", (event) => event.persisted && hurry(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || hurry(), { signal });
    this.#run(this.machine.start(this.#now()));
  }

  /** After the session went on elsewhere: it goes on here. */
  again() { this.#run(this.machine.again(this.#now())); }

  /** Says goodbye; nothing more is reported but `ended`. */
  close() {
    this.#run(this.machine.leave(this.#now()));
    this.listening.abort();
  }

  /**
   * Asks for something; sent again under its id until it is answered.
   *
   * @param {import("./requests.js").Request} request
   * @returns {Promise<Answer>} rejected with a `Refusal`
   */
  ask(request) {
    return new Promise((resolve, reject) => {
      if (!this.asked.has(request.id)) this.asked.set(request.id, { resolve, reject });
      this.#run(this.machine.ask(request, this.#now()));
    });
  }

  /**
   * Sends what is not answered: `typing`, `seen`.
   *
   * @param {any} message
   */
  post(message) { this.#run(this.machine.post(message, this.#now())); }

  /** Reads the page before what is known. */
  older() { this.#run(this.machine.older(this.#now())); }

  #now() {
    this.clock = Math.max(this.clock, Date.now());
    return this.clock;
  }

  /** @param {import("./reports.js").Effect[]} effects */
  #run(effects) {
    for (const effect of effects) this.#carryOut(effect);
    clearTimeout(this.timer);
    const due = this.machine.due();
    // Set anew on whatever comes, so that a browser which slows the timers of hidden pages down does not slow the pings.
    if (due < Infinity) this.timer = Number(setTimeout(() => this.#run(this.machine.tick(this.#now())),
      Math.max(0, due - this.#now())));
  }

  /** @param {import("./reports.js").Effect} effect */
  #carryOut(effect) {
    switch (effect.do) {
      case "open": this.#connect(); break;
      case "close": this.#lose("closed"); break;
      case "send": this.transport?.send(JSON.stringify(effect.line)); break;
      case "report": this.onReport(effect.report); break;
      default: {
        const waiting = this.asked.get(effect.id);
        this.asked.delete(effect.id);
        if (effect.answer) waiting?.resolve(effect.answer);
        else waiting?.reject(new Refusal(effect.error ?? { code: "closed", message: "" }));
      }
    }
  }

  #connect() {
    const usesStream = (Math.floor(this.failures / 2) % 2 === 1) !== this.prefersStream;
    const make = usesStream ? streamTransport : socketTransport;
    this.failures += 1;
    /** @param {() => void} act */
    const only = (act) => { if (this.transport === transport) act(); };
    /** @type {import("./transport.js").Transport | null} */
    let transport = null;
    try {
      transport = make(this.base, {
        opened: () => only(() => {
          this.failures = 0;
          this.prefersStream = usesStream;
          this.#run(this.machine.connected(this.#now()));
        }),
        received: (text) => only(() => this.#run(this.machine.received(JSON.parse(text), this.#now()))),
        closed: (reason) => only(() => this.#lose(reason)),
      });
    } catch {
      // The page's own policy forbids this way.
      return this.#lose("blocked");
    }
    this.transport = transport;
  }

  /** @param {string} reason */
  #lose(reason) {
    const { transport } = this;
    this.transport = null;
    transport?.close();
    this.#run(this.machine.disconnected(reason, this.#now(), Math.random()));
    if (this.failures > 0 && this.failures % failuresBeforeDoubt === 0) this.#lookAtDoor();
  }

  /** Where the desk turns the whole website away, it is no use to go on. */
  async #lookAtDoor() {
    const error = await refusalOfOrigin(this.base);
    if (error && this.failures > 0) this.#run(this.machine.giveUp(error));
  }
}

/**
 * An id for a request, as nobody else has it.
 *
 * @returns {string}
 */
export function freshID() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

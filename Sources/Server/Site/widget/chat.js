import { Conversation } from "../client/conversation.js";
import { Line, freshID } from "../client/line.js";
import { forgetSession, keepSession, knownSession } from "./session-key.js";

/**
 * What the view is told: that something changed; that somebody else said something; that something failed; that the
 * website is to be set right, by whoever made it; that nothing can come of it here.
 *
 * @typedef {{changed: () => void, heard: (event: any) => void, failed: (error: Error) => void,
 *   misused: (message: string) => void, refused: () => void}} Owner
 */

/** A customer's conversation with the desk, and what they may do in it. */
export class Chat {
  /**
   * @param {string} base
   * @param {Owner} owner
   */
  constructor(base, owner) {
    this.base = base;
    this.owner = owner;
    this.conversation = new Conversation();
    /** @type {Line | null} */
    this.line = null;
    /** @type {"idle" | "connecting" | "ready" | "lost" | "elsewhere" | "refused"} */
    this.state = "idle";
    this.limits = { text_scalars: 8_000 };
    /** What is told of the customer, signed by the website; see `setUser`. */
    /** @type {any} */
    this.identity = undefined;
    /** @type {Map<string, any>} */
    this.unanswered = new Map();
    this.seenSeq = 0;
    this.pagePath = "";
    this.typistTimer = 0;
  }

  /** @param {string} locale */
  start(locale) {
    if (this.line) return;
    this.locale = locale;
    const session = knownSession();
    /** @type {any} */
    const hello = { role: "customer", locale, channel: "web" };
    if (session) hello.resume = { session };
    if (this.identity) hello.identity = this.identity;
    this.state = "connecting";
    const line = new Line(this.base, hello, (report) => { if (this.line === line) this.#learn(report); });
    this.line = line;
    line.open();
    this.owner.changed();
  }

  /** The connection is given up; the session is kept. */
  stop() {
    const { line } = this;
    this.line = null;
    this.state = "idle";
    line?.close();
  }

  /** The session is given up, too: what comes next is a new conversation. */
  reset() {
    this.stop();
    forgetSession();
    this.conversation = new Conversation();
    this.unanswered.clear();
    Object.assign(this, { seenSeq: 0, pagePath: "" });
    this.owner.changed();
  }

  /** Goes on here, where another tab had taken over (I7). */
  use() {
    if (this.state !== "elsewhere") return;
    this.state = "connecting";
    this.line?.again();
    this.owner.changed();
  }

  /** @param {string} text */
  say(text) { this.#tell({ type: "say", id: freshID(), text }, text); }

  /** @param {import("../client/conversation.js").Choice} choice */
  choose({ choice, label }) { this.#tell({ type: "choose", id: freshID(), choice }, label); }

  /** @param {{key: string, text: string}} line one that failed */
  retry({ key, text }) { this.#tell(this.unanswered.get(key), text); }

  /** @param {{key: string}} line one that failed */
  discard({ key }) {
    this.unanswered.delete(key);
    this.conversation.discard(key);
    this.owner.changed();
  }

  human() { return this.#do({ type: "human" }); }

  finish() { return this.#do({ type: "resolve" }); }

  /**
   * @param {"answer" | "conversation"} about
   * @param {number} score 1–5
   * @param {{seq?: number, comment?: string}} more
   */
  rate(about, score, { seq, comment }) { return this.#do({ type: "rate", about, score, seq, comment: comment
    || undefined }); }

  older() { this.line?.older(); }

  /** @param {boolean} on */
  typing(on) { this.line?.post({ type: "typing", on }); }

  /** Everything shown so far was seen. */
  seen() {
    const last = this.conversation.stored[this.conversation.stored.length - 1]?.seq ?? 0;
    if (last <= this.seenSeq || this.state !== "ready") return;
    this.seenSeq = last;
    this.line?.post({ type: "seen", seq: last });
  }

  /** Tells which page of the website is looked at: never what stands behind `?` or `#`. */
  page() {
    const url = location.origin + location.pathname;
    if (!this.line || this.pagePath === url || !location.protocol.startsWith("http")) return;
    this.pagePath = url;
    this.#do({ type: "page", url: url.slice(0, 2_048), title: document.title.trim().slice(0, 256)
      || undefined }).catch(() => {});
  }

  /** All events of the conversation, from its first. @returns {Promise<any[]>} */
  async history() {
    const events = [];
    for (let after = 0, more = true; more;) {
      const answer = await this.#do({ type: "history", after, limit: 300 });
      events.push(...answer.events);
      more = answer.ok.more === true && answer.events.length > 0;
      after = events[events.length - 1]?.seq ?? 0;
    }
    return events;
  }

  /** All that is kept of the customer. @returns {Promise<any[]>} */
  async data() { return (await this.#do({ type: "export" })).data; }

  /** All words of the customer's are erased, and the session is given up. */
  async forget() {
    await this.#do({ type: "forget" });
    this.reset();
  }

  /**
   * @param {any} request
   * @returns {Promise<import("../client/reports.js").Answer>}
   */
  async #do(request) {
    this.use();
    if (!this.line) throw new Error("The chat is not open.");
    return this.line.ask({ id: freshID(), ...request });
  }

  /**
   * Says something: shown at once, and kept until it is stored.
   *
   * @param {any} request
   * @param {string} text
   */
  #tell(request, text) {
    const { id } = request;
    const { conversation } = this;
    this.page();
    this.unanswered.set(id, request);
    conversation.sending(id, text, Date.now());
    this.#do(request).then(() => {
      this.unanswered.delete(id);
      conversation.delivered(id);
    }, (error) => {
      conversation.failed(id, error.message);
      this.owner.failed(error);
    }).finally(() => this.owner.changed());
    this.owner.changed();
  }

  /** @param {import("../client/reports.js").Report} report */
  #learn(report) {
    const { conversation } = this;
    switch (report.kind) {
      case "welcomed":
        this.state = "ready";
        this.limits = { ...this.limits, ...report.welcome.limits };
        keepSession(report.welcome.session);
        break;
      case "event":
        conversation.take(report.event);
        if (report.event.kind === "message.created"
          && report.event.from.kind !== "customer") this.owner.heard(report.event);
        break;
      case "page": conversation.page(report.events, report.more); break;
      case "news": this.#hear(report.event); break;
      case "forget": conversation.clear(); break;
      case "unproven":
        // As whom the website does not prove them to be, they are a customer like any other.
        this.identity = undefined;
        this.owner.misused(report.error.message);
        break;
      case "lost": this.state = "lost"; break;
      case "ended":
        this.state = report.ending === "replaced" ? "elsewhere" : "refused";
        if (report.error) this.owner.misused(report.error.message);
        if (this.state === "refused") this.owner.refused();
        break;
      default:
    }
    this.owner.changed();
  }

  /**
   * Whoever types and falls silent is not told to have stopped where the line is lost meanwhile.
   *
   * @param {any} event
   */
  #hear(event) {
    this.conversation.news(event);
    clearTimeout(this.typistTimer);
    if (this.conversation.typist) {
      this.typistTimer = Number(setTimeout(() => this.#hear({ kind: "typing", on: false }), 10_000));
    }
    this.owner.changed();
  }
}

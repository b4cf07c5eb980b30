import { Conversation } from "../client/conversation.js";
import { customerName } from "./customer.js";
import { causeWords, momentWords } from "./wording.js";

/**
 * What happened between the lines, in our words; `foreign` is what somebody else wrote, shown beside them.
 * @typedef {{key: string, seq: number, ts: number, kind: "moment", text: string, foreign: string}} Moment
 * @typedef {import("../client/conversation.js").Spoken} Spoken
 * @typedef {{id: string, name: string}} Person
 * @typedef {{entry: string, title: string, text: string, confidence: number, sure: boolean}} Suggestion
 * @typedef {{mode: "reply" | "note", reply: string, note: string, draft: string | null, blanks: string[]}} Composed
 */

/** Without another sign of typing within that time, nobody is typing. */
const typingMax_ms = 8_000;
/** Within so many events the call for a person says already that somebody waits. */
const calledBefore = 4;

/** A conversation as an agent knows it: pure. */
export class Case {
  /**
   * @param {string} conv
   * @param {number} number in the order in which the page came to know them
   */
  constructor(conv, number) {
    this.conv = conv;
    this.number = number;
    this.talk = new Conversation();
    /** @type {Moment[]} */
    this.moments = [];
    this.known = /** @type {Set<number>} */ (new Set());
    this.status = "bot";
    /** @type {Person | null} */
    this.agent = null;
    this.priority = "normal";
    this.cause = "";
    this.department = "";
    this.locale = "";
    this.channel = "";
    this.created = 0;
    this.last = 0;
    this.page = "";
    this.firstLine = "";
    /** @type {string[]} */
    this.labels = [];
    /** @type {{seq: number, text: string}[]} */
    this.contacts = [];
    /** Who the customer is, as the website has signed it. */
    /** @type {{seq: number, name?: string, email?: string, phone?: string} | null} */
    this.identity = null;
    /** By `seq`: where the bot had drafted what an agent said (D10). */
    this.drafts = /** @type {Map<number, string>} */ (new Map());
    /** By id: what the desk refused to send on. */
    this.failed = /** @type {Map<string, any>} */ (new Map());
    /** @type {{seq: number, ts: number, by: string, reason: string}[]} */
    this.resolutions = [];
    this.unread = 0;
    /** Its last lines were read; what is before them is, where `talk.more` says so, not. */
    this.isRead = false;
    this.isFollowed = false;
    this.isClaiming = false;
    /** The latest `seq` of the list that a status comes from. */
    this.seq = 0;
    this.typingEnds = 0;
    /** @type {any} */
    this.summary = null;
    /** Whether something happened that the summary may say otherwise. */
    this.isSummaryOld = true;
    /** @type {Suggestion[] | null} */
    this.suggestions = null;
    /** @type {string[] | null} */
    this.why = null;
    /** @type {Composed} */
    this.composed = { mode: "reply", reply: "", note: "", draft: null, blanks: [] };
  }

  /** What was read is forgotten; what is being written is not. */
  forget() {
    const { number, composed, failed, firstLine, status, agent, labels, locale, talk } = this;
    Object.assign(this, new Case(this.conv, number), { composed, failed, firstLine, status, agent, labels, locale });
    this.talk.outbox = talk.outbox;
  }

  /**
   * Lines and moments in the order in which they happened.
   *
   * @returns {(Spoken | Moment)[]}
   */
  get timeline() {
    return [...this.talk.stored, ...this.moments].sort((one, other) => one.seq - other.seq).concat(this.talk.outbox);
  }

  /** The first `seq` that was read; 0 where nothing was. */
  get firstSeq() { return this.known.size === 0 ? 0 : Math.min(...this.known); }

  /** The last one. */
  get lastSeq() { return this.known.size === 0 ? 0 : Math.max(...this.known); }

  /** What an agent calls the customer by. */
  get name() { return customerName(this); }

  /** What the customer said last. */
  get lastAsked() { return this.#lastOf((line) => line.who === "customer"); }

  /** @param {string} name */
  lastReplied(name) { return this.#lastOf((line) => line.who === "human" && line.name === name); }

  /** @param {number} now */
  isTyping(now) { return this.talk.typist?.kind === "customer" && now < this.typingEnds; }

  /**
   * @param {any} event
   * @param {number} now
   */
  news(event, now) {
    this.talk.news(event);
    if (event.kind === "typing" && event.on) this.typingEnds = now + typingMax_ms;
  }

  /**
   * A list says how it stands.
   *
   * @param {any} listed
   */
  list(listed) {
    if ((listed.seq ?? Infinity) < this.seq) return;
    this.seq = listed.seq ?? this.seq;
    this.status = listed.status ?? this.status;
    if (listed.status !== undefined) this.agent = listed.agent ?? null;
    this.priority = listed.priority ?? this.priority;
    this.cause = listed.cause ?? this.cause;
    this.department = listed.department ?? this.department;
    this.labels = listed.labels ?? this.labels;
    this.locale = listed.locale ?? this.locale;
    this.firstLine = listed.first_line ?? this.firstLine;
    this.created = listed.created ?? this.created;
    this.last = listed.last ?? this.last;
  }

  /**
   * @param {any} event a stored one
   * @returns {boolean} whether it was not known
   */
  take(event) {
    const { seq, ts, kind } = event;
    if (this.known.has(seq)) return false;
    this.known.add(seq);
    this.talk.take(event);
    this.last = Math.max(this.last, ts);
    if (event.cid !== undefined && kind === "note.created") this.talk.discard(event.cid);
    if (kind === "message.created") this.#heard(event);
    else this.#happened(event, seq >= this.seq);
    if (seq > this.seq) this.seq = seq;
    return true;
  }

  /** @param {any} event */
  #heard({ seq, from, text, draft }) {
    if (draft !== undefined) this.drafts.set(seq, draft);
    if (from.kind === "bot") this.why = null;
    if (from.kind !== "customer") return;
    this.typingEnds = 0;
    if (this.firstLine === "") this.firstLine = text;
  }

  /**
   * @param {any} event
   * @param {boolean} isLatest whether nothing later is known that facts may come from
   */
  #happened(event, isLatest) {
    const { seq, ts } = event;
    switch (event.kind) {
      case "conversation.created":
        Object.assign(this, { created: ts, channel: event.channel ?? "", locale: this.locale || event.locale });
        break;
      case "conversation.locale_changed": if (isLatest) this.locale = event.locale; break;
      case "conversation.handoff": this.#calledFor(event, isLatest); break;
      case "offer.declined": this.#note(event, "The customer does not want a person now"); break;
      case "conversation.status_changed": this.#changed(event, isLatest); break;
      case "assignee.changed":
        if (isLatest) this.agent = event.agent ?? null;
        if (event.agent) this.#note(event, `${event.agent.name} has the conversation`);
        break;
      case "contact.left":
        this.contacts.push({ seq, text: event.text });
        this.#note(event, "The customer can be reached at", event.text);
        break;
      case "contact.identified":
        if (event.seq > (this.identity?.seq ?? 0)) this.identity = event;
        this.#note(event, "The customer is signed in on the website as", event.name ? `${event.name} (${event.identifier})` : event.identifier);
        break;
      case "page.viewed":
        if (isLatest || this.page === "") this.page = event.title ? `${event.path} (${event.title})` : event.path;
        this.#note(event, "Looks at", event.path);
        break;
      case "answer.rated": {
        const comment = event.comment ? ":" : "";
        this.#note(event, `The customer rates the ${event.about} ${event.score} of 5${comment}`, event.comment ?? "");
        break;
      }
      case "conversation.labels_changed": this.#labelled(event); break;
      case "conversation.erased": this.#erase(event); break;
      default:
    }
  }

  /**
   * @param {any} event
   * @param {boolean} isLatest
   */
  #calledFor(event, isLatest) {
    const { cause, department = "", priority = "normal", agent, by } = event;
    if (isLatest) Object.assign(this, { cause, department, priority });
    const whom = agent?.name ?? department;
    const from = by ? `${by.name} passes it on` : `A person is called: ${causeWords(cause).toLowerCase()}`;
    this.#note(event, whom ? `${from}, for ${whom}` : from);
  }

  /**
   * @param {any} event
   * @param {boolean} isLatest
   */
  #changed(event, isLatest) {
    const { status, was, by, reason = "", until, seq, ts } = event;
    if (isLatest) this.status = status;
    const who = by?.name ?? "";
    if (status === "resolved") {
      this.resolutions.push({ seq, ts, by: who, reason });
      this.#note(event, who ? `${who} resolved it${reason ? ":" : ""}` : "Resolved", reason);
    } else if (status === "snoozed") {
      this.#note(event, `Put aside until ${momentWords(until ?? ts, ts)}`);
    } else if (status === "bot") {
      this.#note(event, who ? `${who} handed it back to the bot` : "The bot goes on");
    } else if (was === "snoozed" && status === "open") {
      this.#note(event, "Not put aside any more");
    } else if (status === "pending" && was !== "bot") {
      const isSaid = this.moments.some((moment) => moment.seq < seq && moment.seq > seq - calledBefore);
      if (!isSaid) this.#note(event, "Waits again");
    }
  }

  /** @param {any} event */
  #labelled(event) {
    const { added = [], removed = [], by } = event;
    this.labels = [...this.labels.filter((label) => !removed.includes(label) && !added.includes(label)), ...added];
    const signed = (/** @type {string} */ sign) => (/** @type {string} */ label) => sign + label;
    const changes = [...added.map(signed("+")), ...removed.map(signed("−"))].join(" ");
    this.#note(event, `${by?.name ?? "Somebody"} labels`, changes);
  }

  /** @param {any} event */
  #erase(event) {
    const { through, by } = event;
    this.moments = this.moments.filter(({ seq, foreign }) => seq > through || foreign === "");
    this.contacts = this.contacts.filter(({ seq }) => seq > through);
    if (this.identity && this.identity.seq <= through) this.identity = null;
    this.resolutions = this.resolutions.map((one) => one.seq > through ? one : { ...one, reason: "" });
    for (const seq of this.drafts.keys()) if (seq <= through) this.drafts.delete(seq);
    Object.assign(this, { labels: [], page: "", firstLine: "" });
    Object.assign(this, { summary: null, suggestions: null, why: null, isSummaryOld: true });
    this.#note(event, by ? `${by.name} had all words before erased` : "The customer erased all words before");
  }

  /**
   * @param {any} event
   * @param {string} text
   * @param {string} [foreign]
   */
  #note({ seq, ts }, text, foreign = "") {
    this.moments.push({ key: `moment:${seq}`, seq, ts, kind: "moment", text, foreign });
  }

  /** @param {(line: Spoken) => boolean} fits */
  #lastOf(fits) {
    const { stored } = this.talk;
    for (let at = stored.length - 1; at >= 0; at -= 1) {
      if (stored[at].kind === "message" && fits(stored[at])) return stored[at].text;
    }
    return "";
  }
}

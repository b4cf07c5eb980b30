/**
 * @typedef {{choice: string, label: string}} Choice
 * @typedef {{kind: "choose" | "offer" | "next" | "contact", choices: Choice[]}} Prompt
 *
 * One line as a view shows it. `key` is the same for as long as the line is there, whatever becomes of it: the sender's
 * id, or the `seq`. Of `kind` `erased` there is one for any number of lines side by side; `masked` says that a card
 * number was struck out of the line after it. `seq` is Infinity for what is not stored yet.
 * @typedef {{key: string, seq: number, ts: number, kind: "message" | "note" | "masked" | "erased",
 *   who: "bot" | "human" | "customer" | "system", name: string, text: string, format: "markdown" | "plain",
 *   prompt: Prompt | null, delivery: "sending" | "stored" | "failed", problem: string}} Spoken
 *
 * @typedef {{position: number, wait_ms?: number}} Place
 */

/**
 * Events of one conversation, in any order, to what a view shows of it: pure.
 *
 * Facts of the conversation (its status, who has it) are those of the highest `seq`, so that pages of older events may
 * come after newer ones.
 */
export class Conversation {
  /**
   * What was said and did not come back yet, in the order said.
   *
   * @type {Spoken[]}
   */
  outbox = [];
  /**
   * By `seq`.
   *
   * @type {Spoken[]}
   */
  stored = [];
  /** Whether there are events before those known. */
  more = false;
  /**
   * Who is typing.
   *
   * @type {{kind: string, name?: string} | null}
   */
  typist = null;
  /** @type {Place | null} */
  place = null;
  /**
   * The `seq` of each `disclosure.made`.
   *
   * @type {Set<number>}
   */
  disclosures = new Set();
  /**
   * The score of each line rated.
   *
   * @type {Map<number, number>}
   */
  ratings = new Map();
  /** @type {Set<string>} */
  keys = new Set();
  /**
   * The status from each `seq` on at which it changed.
   *
   * @type {{seq: number, status: string}[]}
   */
  changes = [];
  /** @type {Record<string, {value: any, seq: number}>} */
  facts = {};

  /** Nothing is known any more; what is not acknowledged stays. */
  clear() { Object.assign(this, new Conversation(), { outbox: this.outbox }); }

  /**
   * All lines in the order shown.
   *
   * @returns {Spoken[]}
   */
  get lines() { return [...this.stored, ...this.outbox]; }

  /** @returns {"bot" | "pending" | "open" | "snoozed" | "resolved"} */
  get status() { return this.#fact("status", "bot"); }

  /**
   * The name of the person who has the conversation.
   *
   * @returns {string} empty: nobody
   */
  get agent() { return this.#fact("agent", ""); }

  /**
   * What the bot is called.
   *
   * @returns {string} empty: it has not spoken
   */
  get bot() { return this.#fact("bot", ""); }

  /** @returns {string} empty: not known yet */
  get locale() { return this.#fact("locale", ""); }

  /**
   * The score that the conversation was rated with.
   *
   * @returns {number} 0: not
   */
  get rating() { return this.#fact("rating", 0); }

  /**
   * What the last line asks for; nothing once it was answered.
   *
   * @returns {Prompt | null}
   */
  get prompt() {
    if (this.outbox.some((line) => line.delivery !== "failed")) return null;
    for (let at = this.stored.length - 1; at >= 0; at -= 1) {
      const line = this.stored[at];
      if (line.kind === "message") return line.prompt;
    }
    return null;
  }

  /** @param {any} event a stored one; one that is known already changes nothing */
  take(event) {
    const { seq } = event;
    switch (event.kind) {
      case "conversation.created": case "conversation.locale_changed": this.#learn("locale", event.locale, seq); break;
      case "disclosure.made": this.disclosures.add(seq); break;
      case "message.created": this.#hear(event); break;
      case "note.created":
        this.#insert({ ...blank(event), kind: "note", who: "human", name: event.by?.name ?? "", text: event.text });
        break;
      case "message.masked": this.#insert({ ...blank(event), kind: "masked" }); break;
      case "conversation.status_changed":
        this.#learn("status", event.status, seq);
        this.changes.push({ seq, status: event.status });
        if (event.status !== "pending") this.place = null;
        break;
      case "assignee.changed": this.#learn("agent", event.agent?.name ?? "", seq); break;
      case "answer.rated":
        if (event.about === "conversation") this.#learn("rating", event.score, seq);
        else this.ratings.set(event.rated, event.score);
        break;
      case "event.erased": if (event.was === "message.created") this.#bury(event); break;
      case "conversation.erased": this.#erase(event.through); break;
      default:
    }
  }

  /**
   * Older events, all before those known.
   *
   * @param {any[]} events
   * @param {boolean} more
   */
  page(events, more) {
    this.more = more;
    events.forEach((event) => this.take(event));
  }

  /**
   * What is not stored.
   *
   * @param {any} event
   */
  news(event) {
    if (event.kind === "queue.position_changed") {
      this.place = event.position === undefined ? null : { position: event.position, wait_ms: event.wait_ms };
    } else if (event.kind === "typing") {
      this.typist = event.on ? event.from ?? { kind: "human" } : null;
    }
  }

  /**
   * Something was said here, and is under way.
   *
   * @param {string} id
   * @param {string} text
   * @param {number} now
   */
  sending(id, text, now) {
    const known = this.outbox.find((line) => line.key === id);
    if (known) Object.assign(known, { delivery: "sending", problem: "" });
    else this.outbox.push({ ...blank({ seq: Infinity, ts: now, cid: id }), who: "customer", text,
      delivery: "sending" });
  }

  /**
   * It is stored; its event comes, or has come already.
   *
   * @param {string} id
   */
  delivered(id) {
    if (this.keys.has(id)) this.outbox = this.outbox.filter((line) => line.key !== id);
    this.#settle(id, "stored", "");
  }

  /**
   * @param {string} id
   * @param {string} problem what to tell
   */
  failed(id, problem) { this.#settle(id, "failed", problem); }

  /**
   * What failed is not wanted any more.
   *
   * @param {string} id
   */
  discard(id) { this.outbox = this.outbox.filter((line) => line.key !== id); }

  /**
   * Whether a line is an answer to something: a bot's own after the customer spoke, while no person is asked for, which
   * asks for nothing.
   *
   * @param {Spoken} line
   */
  isRateable({ kind, who, seq, prompt }) {
    if (kind !== "message" || who !== "bot" || this.disclosures.has(seq - 1)) return false;
    if (prompt && prompt.kind !== "next") return false;
    let latest = { seq: 0, status: "bot" };
    for (const change of this.changes) if (change.seq < seq && change.seq > latest.seq) latest = change;
    return latest.status === "bot" && this.stored.some((other) => other.who === "customer" && other.seq < seq);
  }

  /**
   * @param {string} id
   * @param {Spoken["delivery"]} delivery
   * @param {string} problem
   */
  #settle(id, delivery, problem) {
    const line = this.outbox.find((one) => one.key === id);
    if (line) Object.assign(line, { delivery, problem });
  }

  /** @param {any} event */
  #hear(event) {
    const { kind, name } = event.from;
    const prompt = event.prompt ? { kind: event.prompt, choices: event.choices ?? [] } : null;
    if (event.cid !== undefined) this.discard(event.cid);
    if (kind === "bot") this.#learn("bot", name ?? "", event.seq);
    if (this.typist && kind !== "customer") this.typist = null;
    this.#insert({
      ...blank(event), who: kind, name: name ?? "", text: event.text, format: event.format ?? "plain", prompt,
    });
  }

  /** @param {any} event */
  #bury(event) {
    if (event.cid !== undefined) this.discard(event.cid);
    this.#insert({ ...blank({ seq: event.seq, ts: event.ts }), kind: "erased" });
  }

  /** @param {number} through */
  #erase(through) {
    const gone = this.stored.filter((line) => line.seq <= through);
    this.stored = this.stored.filter((line) => line.seq > through);
    for (const seq of this.ratings.keys()) if (seq <= through) this.ratings.delete(seq);
    for (const line of gone) this.keys.delete(line.key);
    const last = gone.pop();
    if (last) this.#bury({ seq: last.seq, ts: last.ts });
  }

  /**
   * Puts a line where its `seq` belongs: mostly at the end.
   *
   * @param {Spoken} line
   */
  #insert(line) {
    if (this.keys.has(line.key)) return;
    let at = this.stored.length;
    while (at > 0 && this.stored[at - 1].seq > line.seq) at -= 1;
    const isBeside = line.kind === "erased" && [at - 1, at].some((place) => this.stored[place]?.kind === "erased");
    if (isBeside) return;
    this.keys.add(line.key);
    this.stored.splice(at, 0, line);
  }

  /**
   * @param {string} name
   * @param {any} value
   * @param {number} seq
   */
  #learn(name, value, seq) {
    if (seq >= (this.facts[name]?.seq ?? 0)) this.facts[name] = { value, seq };
  }

  /**
   * @param {string} name
   * @param {any} unknown
   */
  #fact(name, unknown) { return this.facts[name]?.value ?? unknown; }
}

/**
 * @param {{seq: number, ts: number, cid?: string}} event
 * @returns {Spoken}
 */
function blank({ seq, ts, cid }) {
  return {
    key: cid ?? `seq:${seq}`, seq, ts, kind: "message", who: "system", name: "", text: "", format: "plain",
      prompt: null,
    delivery: "stored", problem: "",
  };
}

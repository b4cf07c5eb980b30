import { Case } from "./case.js";
import { Lists } from "./lists.js";

/**
 * What whoever holds the line and the page is to do. `signal` is worth a sound; `say` is shown, and read out.
 * @typedef {{do: "ask", request: any} | {do: "say", text: string, isAlarm?: boolean} | {do: "announce", text: string}
 *   | {do: "signal", what: "waiting" | "spoke" | "given" | "back", conv: string}} Effect
 */

/** Lines read at a time. */
const page = 100;

/**
 * Everything that the agents' page knows, and how it changes by what the desk says and the agent does: pure. Methods
 * return what is to be done.
 */
export class DeskState {
  constructor() {
    /** @type {"away" | "connecting" | "online" | "lost" | "ended"} */
    this.connection = "away";
    /** @type {{id: string, name: string, role: string, presence: string, departments: string[], capacity: number} | null} */
    this.me = null;
    this.lists = new Lists();
    /** @type {Map<string, Case>} */
    this.cases = new Map();
    /** The conversations shown side by side, and the one that keys act on. */
    this.columns = /** @type {string[]} */ ([]);
    this.focus = "";
    /** How many fit. */
    this.columnsMax = 1;
    /** Whether nobody looks at the page. */
    this.isHidden = false;
    this.wished = "";
    this.numbers = 0;
  }

  get isLead() { return this.me?.role === "lead"; }

  /** The one that keys act on. */
  get focused() { return this.cases.get(this.focus); }

  /** Those that are shown: as many as fit, the focused one among them. */
  get shown() {
    const { columns, columnsMax } = this;
    const at = Math.max(0, columns.indexOf(this.focus));
    const from = Math.min(Math.max(0, at - columnsMax + 1), Math.max(0, columns.length - columnsMax));
    return columns.slice(from, from + columnsMax);
  }

  /** This agent's, in the order in which they came. */
  get own() { return this.#sorted((one) => this.isMine(one)); }

  /** What is looked at and is somebody else's. */
  get watched() { return this.#sorted((one) => this.columns.includes(one.conv) && !this.isMine(one)); }

  get unread() { return this.own.reduce((sum, { unread }) => sum + unread, 0); }

  /** @param {Case} one */
  isMine(one) { return one.agent?.id === this.me?.id && (one.status === "open" || one.status === "snoozed"); }

  /**
   * @param {string} conv
   * @returns {Case}
   */
  known(conv) {
    let one = this.cases.get(conv);
    if (!one) {
      one = new Case(conv, ++this.numbers);
      this.cases.set(conv, one);
    }
    return one;
  }

  /**
   * Somebody has signed in. What another had on the page is gone.
   *
   * @param {{id: string, name: string, role: string}} agent
   */
  signedIn(agent) {
    if (this.me?.id !== agent.id) Object.assign(this, new DeskState(), { columnsMax: this.columnsMax, isHidden: this.isHidden });
    this.me = { presence: "online", departments: [], capacity: 0, ...this.me, ...agent };
    this.connection = "connecting";
  }

  /**
   * @param {import("../client/machine.js").Report} report
   * @param {number} now
   * @returns {Effect[]}
   */
  report(report, now) {
    switch (report.kind) {
      case "welcomed": return this.#welcomed(report.welcome, report.again);
      case "event": return this.#happened(report.event);
      case "news": return this.#told(report.event, now);
      case "forget": return this.#readAgain(this.known(report.conv));
      case "dropped":
        this.known(report.conv).isFollowed = false;
        return [{ do: "say", text: `Customer ${this.known(report.conv).number} is not followed any more: ${report.error.message}` }];
      case "lost": this.connection = "lost"; return [{ do: "announce", text: "The connection is lost. Trying again." }];
      case "ended": this.connection = "ended"; return [];
      default: return [];
    }
  }

  /**
   * @param {any} welcome
   * @param {boolean} again
   * @returns {Effect[]}
   */
  #welcomed(welcome, again) {
    const isBack = this.connection === "lost";
    this.connection = "online";
    if (this.me) Object.assign(this.me, welcome.agent);
    /** @type {Effect[]} */
    const effects = [ask({ type: "directory" }), ask({ type: "queue" }), ask({ type: "convs", mine: true, limit: page })];
    if (this.wished) effects.push(ask({ type: "presence", presence: this.wished }));
    if (isBack) effects.push({ do: "announce", text: "Connected again." });
    // A new line follows nothing yet.
    if (!again) for (const one of this.cases.values()) if (one.isRead) effects.push(...this.#readAgain(one));
    return effects;
  }

  /**
   * @param {any} event
   * @returns {Effect[]}
   */
  #happened(event) {
    const one = this.known(event.conv);
    const wasMine = this.isMine(one);
    const before = one.status;
    one.isFollowed = true;
    if (!one.take(event)) return [];
    one.isSummaryOld = true;
    if (event.kind === "message.created" && event.from.kind === "customer") return this.#spoke(one);
    const isMine = this.isMine(one);
    if (isMine && !wasMine) return one.isClaiming ? [] : this.#given(one);
    if (event.by?.id === this.me?.id) return [];
    if (wasMine && !isMine) return [{ do: "say", text: this.#lost(one, event) }];
    if (isMine && before === "snoozed" && event.status === "open") {
      return [{ do: "say", text: `Customer ${one.number} is back.` }, { do: "signal", what: "back", conv: one.conv }];
    }
    return [];
  }

  /**
   * @param {Case} one
   * @param {any} event
   */
  #lost(one, event) {
    const name = `Customer ${one.number}`;
    if (event.agent) return `${name} is with ${event.agent.name} now.`;
    switch (event.status) {
      case "resolved": return event.by ? `${event.by.name} resolved the conversation with customer ${one.number}.` : `${name} is done.`;
      case "pending": return `${name} waits again.`;
      case "bot": return `${name} is with the bot again.`;
      default: return `${name} is not yours any more.`;
    }
  }

  /**
   * @param {Case} one
   * @returns {Effect[]}
   */
  #spoke(one) {
    one.suggestions = null;
    const isSeen = this.shown.includes(one.conv) && !this.isHidden;
    if (!isSeen) one.unread += 1;
    if (isSeen) return [{ do: "announce", text: `Customer ${one.number}: ${one.lastAsked}` }];
    return this.isMine(one) ? [{ do: "signal", what: "spoke", conv: one.conv }] : [];
  }

  /**
   * It is this agent's without their having asked for it here: the desk gave it, or another window of theirs took it.
   *
   * @param {Case} one
   * @returns {Effect[]}
   */
  #given(one) {
    if (this.columns.length === 0) this.#show(one.conv, false);
    return [
      { do: "say", text: `Customer ${one.number} is yours now.` }, { do: "signal", what: "given", conv: one.conv },
      ...this.#read(one),
    ];
  }

  /**
   * @param {any} event
   * @param {number} now
   * @returns {Effect[]}
   */
  #told(event, now) {
    switch (event.kind) {
      case "queue.changed": return this.#waiting(this.lists.queued(event.waiting));
      case "agents.changed": this.lists.agents = event.agents; this.#presence(); return [];
      case "conversation.changed": return this.#changed(event.conversation);
      case "typing": this.cases.get(event.conv)?.news(event, now); return [];
      default: return [];
    }
  }

  /**
   * @param {any[]} arrived who waits and did not before
   * @returns {Effect[]}
   */
  #waiting(arrived) {
    for (const { conv, ...entry } of this.lists.waiting) {
      const { first_line, locale, cause, priority, department } = entry;
      this.known(conv).list({ status: "pending", first_line, locale, cause, priority, department });
    }
    return arrived.map(({ conv }) => ({ do: "signal", what: "waiting", conv }));
  }

  /**
   * @param {any} listed
   * @returns {Effect[]}
   */
  #changed(listed) {
    const isNew = listed.status === "open" && listed.agent?.id === this.me?.id;
    const before = this.cases.get(listed.conv);
    if (!before && !isNew) return [];
    const one = this.known(listed.conv);
    const wasMine = this.isMine(one);
    one.list(listed);
    return isNew && !wasMine && !one.isClaiming && this.isMine(one) ? this.#given(one) : [];
  }

  #presence() {
    const mine = this.lists.agents.find(({ id }) => id === this.me?.id);
    if (mine && this.me) this.me.presence = mine.presence;
  }

  /**
   * Its last lines, and what happens from then on.
   *
   * @param {Case} one
   * @returns {Effect[]}
   */
  #read(one) { return one.isRead ? [] : [ask({ type: "history", conv: one.conv, limit: page })]; }

  /**
   * @param {Case} one
   * @returns {Effect[]}
   */
  #readAgain(one) {
    one.forget();
    return this.#read(one);
  }

  /**
   * The desk has answered.
   *
   * @param {any} request
   * @param {import("../client/machine.js").Answer} answer
   * @returns {Effect[]}
   */
  answered(request, { ok, events }) {
    const one = request.conv === undefined ? undefined : this.known(request.conv);
    switch (request.type) {
      case "queue": return this.#waiting(this.lists.queued(ok.waiting, ok.total));
      case "directory": this.lists.direct(ok); this.#presence(); return [];
      case "convs": return request.mine ? this.#ownAre(ok.convs) : [];
      case "presence": if (this.me) this.me.presence = request.presence; return [];
      default: return one ? this.#done(request, one, ok, events) : [];
    }
  }

  /**
   * @param {any} request
   * @param {Case} one
   * @param {any} ok
   * @param {any[]} events
   * @returns {Effect[]}
   */
  #done(request, one, ok, events) {
    switch (request.type) {
      case "claim": return this.#claimed(one);
      case "history": return this.#hasRead(one, events, ok.more === true, request.before === undefined);
      case "follow": one.isFollowed = true; return [];
      case "unfollow": one.isFollowed = false; return [];
      case "reply": case "note": one.talk.delivered(request.id); return [];
      case "summary": Object.assign(one, { summary: ok.summary, isSummaryOld: false }); return [];
      case "suggest": one.suggestions = ok.suggestions; return [];
      case "why": one.why = ok.lines; return [];
      default: return this.#confirmed(request.type, one.number);
    }
  }

  /**
   * @param {string} type
   * @param {number} number
   * @returns {Effect[]}
   */
  #confirmed(type, number) {
    const texts = /** @type {Record<string, string>} */ ({
      transfer: "is passed on", handback: "is with the bot again", snooze: "is put aside", resolve: "is resolved", forget: "is erased",
    });
    return texts[type] ? [{ do: "say", text: `Customer ${number} ${texts[type]}.` }] : [];
  }

  /**
   * @param {Case} one
   * @returns {Effect[]}
   */
  #claimed(one) {
    Object.assign(one, { isClaiming: false, isFollowed: true, unread: 0, status: "open", agent: this.me });
    this.lists.leaves(one.conv);
    this.#show(one.conv, false);
    const effects = this.#read(one);
    // Who is offline loses what they have after a while (E4), which nobody wants who has just taken something.
    if (this.me?.presence === "offline") effects.push(...this.wishPresence("online"));
    return effects;
  }

  /**
   * @param {Case} one
   * @param {any[]} events
   * @param {boolean} more
   * @param {boolean} isLatest
   * @returns {Effect[]}
   */
  #hasRead(one, events, more, isLatest) {
    for (const event of events) one.take(event);
    one.talk.more = more;
    if (!isLatest) return [];
    one.isRead = true;
    return one.isFollowed ? [] : [ask({ type: "follow", conv: one.conv, after: one.lastSeq })];
  }

  /**
   * The list of this agent's own, after a connection began.
   *
   * @param {any[]} listed
   * @returns {Effect[]}
   */
  #ownAre(listed) {
    const mine = listed.filter(({ status }) => status === "open" || status === "snoozed");
    for (const one of this.own) if (!mine.some(({ conv }) => conv === one.conv)) one.agent = null;
    /** @type {Effect[]} */
    const effects = [];
    for (const entry of mine) {
      const one = this.known(entry.conv);
      one.list(entry);
      effects.push(...this.#read(one));
    }
    if (this.columns.length === 0 && mine.length > 0) this.#show(mine[0].conv, false);
    return effects;
  }

  /**
   * The desk said no.
   *
   * @param {any} request
   * @param {{code: string, message: string}} error
   * @returns {Effect[]}
   */
  refused(request, error) {
    const one = request.conv === undefined ? undefined : this.known(request.conv);
    if (error.code === "closed") return [];
    if (one && (request.type === "reply" || request.type === "note")) {
      one.talk.failed(request.id, error.message);
      one.failed.set(request.id, request);
      return [{ do: "announce", text: `Not sent: ${error.message}` }];
    }
    if (one) one.isClaiming = false;
    if (request.type === "directory" || request.type === "follow") return [];
    if (one && request.type === "summary") one.isSummaryOld = false;
    if (one && request.type === "history" && !one.isRead) this.columns = this.columns.filter((conv) => conv !== one.conv);
    const name = one ? `Customer ${one.number}: ` : "";
    return [{ do: "say", text: name + error.message, isAlarm: true }];
  }

  /**
   * Shows a conversation: in the place of the focused one, or beside it.
   *
   * @param {string} conv
   * @param {boolean} beside
   * @returns {Effect[]}
   */
  open(conv, beside = false) {
    const left = this.#show(conv, beside);
    return [...left, ...this.#read(this.known(conv))];
  }

  /**
   * @param {string} conv
   * @param {boolean} beside
   * @returns {Effect[]}
   */
  #show(conv, beside) {
    const at = this.columns.indexOf(this.focus);
    /** @type {Effect[]} */
    let effects = [];
    if (!this.columns.includes(conv)) {
      const isAdded = at < 0 || (beside && this.columns.length < this.columnsMax);
      const [replaced] = this.columns.splice(isAdded ? at + 1 : at, isAdded ? 0 : 1, conv);
      if (replaced) effects = this.#left(replaced);
    }
    this.focus = conv;
    this.looked();
    return effects;
  }

  /**
   * A conversation is shown no longer; it stays whose it is.
   *
   * @param {string} conv
   * @returns {Effect[]}
   */
  close(conv) {
    const at = this.columns.indexOf(conv);
    if (at < 0) return [];
    this.columns.splice(at, 1);
    if (this.focus === conv) this.focus = this.columns[Math.min(at, this.columns.length - 1)] ?? "";
    return this.#left(conv);
  }

  /**
   * What is somebody else's is told no more once nobody looks.
   *
   * @param {string} conv
   * @returns {Effect[]}
   */
  #left(conv) {
    const one = this.known(conv);
    if (this.isMine(one) || !one.isFollowed) return [];
    one.forget();
    return [ask({ type: "unfollow", conv })];
  }

  /** What is shown counts as read, unless nobody looks at the page. */
  looked() {
    if (!this.isHidden) for (const conv of this.shown) this.known(conv).unread = 0;
  }

  /**
   * The next or the one before, among this agent's own and what is looked at.
   *
   * @param {1 | -1} step
   * @returns {Effect[]}
   */
  step(step) {
    const all = [...this.own, ...this.watched];
    if (all.length === 0) return [];
    const at = all.findIndex(({ conv }) => conv === this.focus);
    return this.open(all[at < 0 ? 0 : (at + step + all.length) % all.length].conv);
  }

  /**
   * The keys act on the column beside.
   *
   * @param {1 | -1} step
   */
  across(step) {
    const at = this.columns.indexOf(this.focus) + step;
    if (this.columns[at] !== undefined) this.focus = this.columns[at];
    this.looked();
  }

  /**
   * @param {string} conv
   * @param {boolean} takeOver from the one who has it: leads
   * @returns {Effect[]}
   */
  claim(conv, takeOver = false) {
    this.known(conv).isClaiming = true;
    return [ask({ type: "claim", conv, ...takeOver && { take_over: true } })];
  }

  /**
   * The next one that waits for whoever is free, or for this agent.
   *
   * @returns {Effect[]}
   */
  claimNext() {
    const next = this.lists.waiting.find((entry) => entry.for === undefined || entry.for === this.me?.name);
    return next ? this.claim(next.conv) : [{ do: "say", text: "Nobody waits." }];
  }

  /**
   * Says it to the customer, or notes it for colleagues.
   *
   * @param {Case} one
   * @param {"reply" | "note"} type
   * @param {string} id
   * @param {string} text
   * @param {string | null} draft the bot's, where it came from there (D10)
   * @param {number} now
   * @returns {Effect[]}
   */
  say(one, type, id, text, draft, now) {
    one.talk.sending(id, text, now);
    const line = one.talk.outbox[one.talk.outbox.length - 1];
    Object.assign(line, { who: "human", name: this.me?.name ?? "", kind: type === "note" ? "note" : "message" });
    const mark = type === "note" || draft === null ? {} : { draft: draft === text ? "unedited" : "edited" };
    one.composed.draft = null;
    return [ask({ type, id, conv: one.conv, text, ...mark })];
  }

  /**
   * What was not sent is tried again, under the same id.
   *
   * @param {Case} one
   * @param {string} id
   * @param {number} now
   * @returns {Effect[]}
   */
  retry(one, id, now) {
    const request = one.failed.get(id);
    if (!request) return [];
    one.failed.delete(id);
    one.talk.sending(id, request.text, now);
    return [ask(request)];
  }

  /**
   * @param {string} presence
   * @returns {Effect[]}
   */
  wishPresence(presence) {
    this.wished = presence;
    return [ask({ type: "presence", presence })];
  }

  /** @param {(one: Case) => boolean} fits */
  #sorted(fits) { return [...this.cases.values()].filter(fits).sort((one, other) => one.number - other.number); }
}

/**
 * @param {any} request
 * @returns {Effect}
 */
function ask(request) { return { do: "ask", request }; }

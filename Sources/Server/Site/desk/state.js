import { ask } from "./effects.js";
import { DeskTold } from "./told.js";

/**
 * @typedef {import("./effects.js").Effect} Effect
 * @typedef {import("./case.js").Case} Case
 */

/**
 * Everything that the agents' page knows, and how it changes by what the desk says and the agent does: pure. Methods
 * return what is to be done.
 */
export class DeskState extends DeskTold {
  /**
   * The desk has answered.
   *
   * @param {any} request
   * @param {import("../client/reports.js").Answer} answer
   * @returns {Effect[]}
   */
  answered(request, { ok, events }) {
    const one = request.conv === undefined ? undefined : this.known(request.conv);
    switch (request.type) {
      case "queue": return this.waiting(this.lists.queued(ok.waiting, ok.total));
      case "directory": this.lists.direct(ok); this.presenceIs(); return [];
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
      case "transfer": return [...this.close(one.conv), ...this.#confirmed(request.type, one.name)];
      case "summary": Object.assign(one, { summary: ok.summary, isSummaryOld: false }); return [];
      case "suggest": one.suggestions = ok.suggestions; return [];
      case "why": one.why = ok.lines; return [];
      default: return this.#confirmed(request.type, one.name);
    }
  }

  /**
   * @param {string} type
   * @param {string} name the customer's
   * @returns {Effect[]}
   */
  #confirmed(type, name) {
    const texts = /** @type {Record<string, string>} */ ({
      transfer: "is passed on", handback: "is with the bot again", snooze: "is put aside", resolve: "is resolved",
        forget: "is erased",
    });
    return texts[type] ? [{ do: "say", text: `Customer ${name} ${texts[type]}.` }] : [];
  }

  /**
   * @param {Case} one
   * @returns {Effect[]}
   */
  #claimed(one) {
    Object.assign(one, { isClaiming: false, isFollowed: true, unread: 0, status: "open", agent: this.me });
    this.lists.leaves(one.conv);
    this.show(one.conv, false);
    const effects = this.read(one);
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
      effects.push(...this.read(one));
    }
    if (this.columns.length === 0 && mine.length > 0) this.show(mine[0].conv, false);
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
    if (one && request.type === "summary") one.isSummaryOld = false;
    // Asked by the page itself; nobody waits for the answer.
    if (["directory", "follow", "unfollow", "summary"].includes(request.type)) return [];
    if (one && request.type === "history"
      && !one.isRead) this.columns = this.columns.filter((conv) => conv !== one.conv);
    const name = one ? `Customer ${one.name}: ` : "";
    return [{ do: "say", text: name + error.message, isAlarm: true }];
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
}

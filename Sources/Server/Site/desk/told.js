import { ask, pageSize } from "./effects.js";
import { DeskShown } from "./shown.js";

/**
 * @typedef {import("./effects.js").Effect} Effect
 * @typedef {import("./case.js").Case} Case
 */

/** What the desk tells without being asked. */
export class DeskTold extends DeskShown {
  /**
   * @param {import("../client/reports.js").Report} report
   * @param {number} now
   * @returns {Effect[]}
   */
  report(report, now) {
    switch (report.kind) {
      case "welcomed": return this.#welcomed(report.welcome, report.again);
      case "event": return this.#happened(report.event);
      case "news": return this.#told(report.event, now);
      case "forget": return this.readAgain(this.known(report.conv));
      case "dropped":
        return this.#dropped(this.known(report.conv), report.error.message);
      case "lost": this.connection = "lost"; return [{ do: "announce", text: "The connection is lost. Trying again." }];
      case "ended": this.connection = "ended"; return [];
      default: return [];
    }
  }

  /**
   * @param {Case} one
   * @param {string} reason
   * @returns {Effect[]}
   */
  #dropped(one, reason) {
    one.isFollowed = false;
    return [{ do: "say", text: `Customer ${one.name} is not followed any more: ${reason}`, isAlarm: true }];
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
    const effects = [ask({ type: "directory" }), ask({ type: "queue" }),
      ask({ type: "convs", mine: true, limit: pageSize })];
    if (this.wished) effects.push(ask({ type: "presence", presence: this.wished }));
    if (isBack) effects.push({ do: "announce", text: "Connected again." });
    // A new line follows nothing yet.
    if (!again) for (const one of this.cases.values()) if (one.isRead) effects.push(...this.readAgain(one));
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
    if (isMine && !wasMine) return one.isClaiming ? [] : this.given(one);
    if (event.by?.id === this.me?.id) return [];
    if (wasMine && !isMine) return [{ do: "say", text: this.#lost(one, event) }, ...this.#hidden(one)];
    if (!isMine) return this.#hidden(one);
    if (isMine && before === "snoozed" && event.status === "open") {
      return [{ do: "say", text: `Customer ${one.name} is back.` }, { do: "signal", what: "back", conv: one.conv }];
    }
    return [];
  }

  /**
   * @param {Case} one
   * @param {any} event
   */
  #lost(one, event) {
    const name = `Customer ${one.name}`;
    if (event.agent) return `${name} is with ${event.agent.name} now.`;
    switch (event.status) {
      case "resolved": return event.by ? `${event.by.name} resolved the conversation with customer ${one.name}.`
        : `${name} is done.`;
      case "pending": return `${name} waits again.`;
      case "bot": return `${name} is with the bot again.`;
      default: return `${name} is not yours any more.`;
    }
  }

  /**
   * What another agent has is not for this one to read (H40), unless they lead.
   *
   * @param {Case} one
   * @returns {Effect[]}
   */
  #hidden(one) {
    const hasOther = one.agent !== null && one.agent.id !== this.me?.id
      && (one.status === "open" || one.status === "snoozed");
    return hasOther && !this.isLead ? this.close(one.conv) : [];
  }

  /**
   * @param {Case} one
   * @returns {Effect[]}
   */
  #spoke(one) {
    one.suggestions = null;
    const isSeen = this.shown.includes(one.conv) && !this.isHidden;
    if (!isSeen) one.unread += 1;
    if (isSeen) return [{ do: "announce", text: `Customer ${one.name}: ${one.lastAsked}` }];
    return this.isMine(one) ? [{ do: "signal", what: "spoke", conv: one.conv }] : [];
  }

  /**
   * It is this agent's without their having asked for it here: the desk gave it, or another window of theirs took it.
   *
   * @param {Case} one
   * @returns {Effect[]}
   */
  given(one) {
    if (this.columns.length === 0) this.show(one.conv, false);
    return [
      { do: "say", text: `Customer ${one.name} is yours now.` }, { do: "signal", what: "given", conv: one.conv },
      ...this.read(one),
    ];
  }

  /**
   * @param {any} event
   * @param {number} now
   * @returns {Effect[]}
   */
  #told(event, now) {
    switch (event.kind) {
      case "queue.changed": return this.waiting(this.lists.queued(event.waiting));
      case "agents.changed": this.lists.agents = event.agents; this.presenceIs(); return [];
      case "conversation.changed": return this.#changed(event.conversation);
      case "typing": this.cases.get(event.conv)?.news(event, now); return [];
      default: return [];
    }
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
    return isNew && !wasMine && !one.isClaiming && this.isMine(one) ? this.given(one) : [];
  }
}

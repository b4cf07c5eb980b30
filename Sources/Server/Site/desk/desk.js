import { Line, freshID } from "../client/line.js";
import { carryOut } from "./acts.js";
import { customerTag } from "./customer.js";
import { actionFor } from "./keys.js";
import { Alerts } from "./notify.js";
import { currentSession, signOut } from "./session.js";
import { ShellView } from "./shell.js";
import { SignInView } from "./signin.js";
import { DeskState } from "./state.js";
import { Toasts } from "./toasts.js";

/** So often what counts the time is shown anew. */
const clockEvery_ms = 5_000;
/** A summary is asked for when nothing has happened for so long. */
const calm_ms = 600;
/** Columns narrower than that are too narrow to read. */
const columnMin_px = 340;

/** The agents' page: its state, the line to the desk, and what shows them. */
export class Desk {
  constructor() {
    this.state = new DeskState();
    this.alerts = new Alerts();
    /** @type {Line | null} */
    this.line = null;
    this.csrf = "";
    this.singleKeys = true;
    this.showsPanel = innerWidth >= 1_100;
    this.isDrawn = true;
    this.summaryTimer = 0;
    /**
     * What had the focus last: with it the focus may go from the page.
     * @type {Element | null}
     */
    this.touched = null;
    this.signIn = new SignInView((session) => this.#begin(session));
    this.shell = new ShellView(this);
    this.toasts = new Toasts();
  }

  async start() {
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("resize", () => this.change());
    addEventListener("focusin", (event) => { this.touched = /** @type {Element} */ (event.target); });
    document.addEventListener("visibilitychange", () => {
      this.state.isHidden = document.hidden;
      this.state.looked();
      this.change();
    });
    setInterval(() => this.change(), clockEvery_ms);
    const session = await currentSession().catch(() => null);
    if (session?.agent) this.#begin(session);
    else this.#leave(session ? "" : "The desk does not answer. Reload the page when it is back.");
  }

  /** @param {import("./session.js").Session} session */
  #begin({ agent, csrf = "" }) {
    if (!agent) return this.#leave("");
    this.csrf = csrf;
    this.state.signedIn(agent);
    this.signIn.element.remove();
    document.body.prepend(this.shell.element);
    const line = new Line(new URL("../", location.href).href, { role: "agent", csrf },
      (report) => { if (this.line === line) this.#report(report); });
    this.line = line;
    line.open();
    this.change();
  }

  /** @param {string} reason */
  #leave(reason) {
    for (const dialog of document.querySelectorAll("dialog")) dialog.close();
    this.shell.element.remove();
    document.body.prepend(this.signIn.element);
    this.signIn.show(reason);
    this.alerts.count(0, 0);
  }

  async signOut() {
    const { line, csrf } = this;
    this.line = null;
    line?.close();
    const isOut = await signOut(csrf);
    this.state = new DeskState();
    this.#leave(isOut ? "" : "The desk could not sign you out. Reload the page when it is back, and sign out again.");
  }

  /** @param {import("../client/reports.js").Report} report */
  #report(report) {
    this.run(this.state.report(report, Date.now()));
    if (report.kind !== "ended") return;
    const reasons = /** @type {Record<string, string>} */ ({
      revoked: "Your token opens nothing any more. Ask whoever runs the desk.",
      refused: "Your session has ended. Sign in again: what you were writing is still here.",
    });
    this.line?.close();
    this.line = null;
    this.#leave(reasons[report.ending] ?? "You are signed out.");
  }

  /** @param {import("./effects.js").Effect[]} effects */
  run(effects) {
    for (const effect of effects) {
      switch (effect.do) {
        case "ask": this.request(effect.request); break;
        case "say": this.say(effect.text, effect.isAlarm); break;
        case "announce": this.toasts.announce(effect.text); break;
        default: this.#signal(effect.what, effect.conv);
      }
    }
    this.change();
  }

  /**
   * Asks the desk, and lets the state know what came of it.
   *
   * @param {any} request
   */
  async request(request) {
    const asked = { id: freshID(), ...request };
    try {
      const answer = await this.ask(asked);
      this.run(this.state.answered(asked, answer));
    } catch (refusal) {
      this.run(this.state.refused(asked, /** @type {any} */ (refusal)));
    }
  }

  /**
   * Asks the desk.
   *
   * @param {any} request
   * @returns {Promise<import("../client/reports.js").Answer>} rejected with a `Refusal`
   */
  ask(request) {
    const { line } = this;
    return line ? line.ask({ id: freshID(), ...request })
      : Promise.reject(Object.assign(new Error("You are signed out."), { code: "closed" }));
  }

  /** @param {any} message */
  post(message) { this.line?.post(message); }

  /**
   * @param {"waiting" | "spoke" | "given" | "back"} what
   * @param {string} conv
   */
  #signal(what, conv) {
    const texts = { waiting: "waits", spoke: "has written", given: "is yours now", back: "is back" };
    // A notice may be read by whoever passes the screen: nobody is named in it.
    this.alerts.signal(`Customer ${customerTag(conv)} ${texts[what]}.`, `frontdesk-${conv}`,
      () => { if (what !== "waiting") this.open(conv); });
    if (what === "waiting" || what === "spoke") {
      this.toasts.announce(`Customer ${this.state.known(conv).name} ${texts[what]}.`);
    }
  }

  /**
   * Shows a word for a while.
   *
   * @param {string} text
   * @param {boolean} [isAlarm]
   */
  say(text, isAlarm = false) { this.toasts.say(text, isAlarm); }

  /**
   * @param {string} conv
   * @param {boolean} [beside]
   */
  open(conv, beside = false) {
    this.#fit();
    this.run(this.state.open(conv, beside));
  }

  /** @param {string} conv */
  focusOn(conv) {
    if (this.state.focus === conv) return;
    this.state.focusOn(conv);
    this.change();
  }

  /** @param {string} conv */
  earlier(conv) { this.request({ type: "history", conv, before: this.state.known(conv).firstSeq, limit: 100 }); }

  /** @param {string} presence */
  wishPresence(presence) { this.run(this.state.wishPresence(presence)); }

  /**
   * @param {import("./case.js").Case} one
   * @param {string} id
   */
  retry(one, id) { this.run(this.state.retry(one, id, Date.now())); }

  /**
   * @param {import("./case.js").Case} one
   * @param {string} id
   */
  discard(one, id) {
    one.talk.discard(id);
    this.change();
  }

  /**
   * @param {import("./case.js").Case} one
   * @param {number} index of a suggestion
   */
  use(one, index) {
    const text = one.suggestions?.[index]?.text;
    if (text !== undefined) this.shell.draft(one.conv, text);
  }

  /**
   * @param {import("./case.js").Case} one
   * @param {number} index
   */
  sendDraft(one, index) { this.shell.sendDraft(one, index); }

  /**
   * @param {string} name of an action
   * @param {string} [conv] the focused one unless given
   */
  act(name, conv = this.state.focus) {
    carryOut(this, name, this.state.cases.get(conv));
    this.change();
  }

  /** Something may be shown otherwise now: it is, with the next picture. */
  change() {
    if (!this.isDrawn) return;
    this.isDrawn = false;
    // Pictures are not drawn in a page that nobody sees; its title still counts.
    const draw = () => { this.isDrawn = true; this.render(); };
    if (document.hidden) setTimeout(draw, 200);
    else requestAnimationFrame(draw);
  }

  render() {
    if (!this.shell.element.isConnected) return;
    this.#fit();
    this.shell.update(Date.now());
    this.alerts.count(this.state.lists.waitingTotal, this.state.unread);
    this.#refresh();
    this.#keepFocus();
  }

  /** The focus is not left where nothing is: on what is gone, or on the empty place of a conversation that has come. */
  #keepFocus() {
    const { activeElement, body } = document;
    const isLost = activeElement === body && this.touched !== null && this.touched.getClientRects().length === 0;
    if (!isLost && (activeElement !== this.shell.main || this.state.shown.length === 0)) return;
    this.touched = null;
    this.shell.catchFocus();
  }

  #fit() {
    const width = this.shell.columnsWidth;
    if (width > 0) this.state.columnsMax = Math.max(1, Math.min(4, Math.floor(width / columnMin_px)));
  }

  /** The summary of what is looked at, once it is calm there. */
  #refresh() {
    const one = this.state.focused;
    if (!one?.isRead || !one.isSummaryOld || this.state.connection !== "online") return;
    clearTimeout(this.summaryTimer);
    this.summaryTimer = Number(setTimeout(() => {
      if (!one.isSummaryOld || this.state.focused !== one) return;
      one.isSummaryOld = false;
      this.request({ type: "summary", conv: one.conv });
    }, calm_ms));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.shell.element.isConnected || document.querySelector("dialog[open]")) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const isTyping = target.matches("input, textarea, select, [contenteditable]");
    const name = actionFor(event, isTyping, this.singleKeys);
    if (!name) return;
    event.preventDefault();
    this.act(name);
  }
}

if (typeof document !== "undefined") new Desk().start();

import { make } from "../client/dom.js";
import { refusalOfOrigin } from "../client/door.js";
import { say, spokenLocale } from "../client/words.js";
import { Attention } from "./attention.js";
import { Chat } from "./chat.js";
import { textButton } from "./dom.js";
import { question } from "./forms.js";
import { Launcher } from "./launcher.js";
import { moreEntries } from "./more.js";
import { Panel } from "./panel.js";
import { invite } from "./proactive.js";
import { speakerName } from "./rows.js";
import { knownSession } from "./session-key.js";
import { Tabs } from "./tabs.js";
import { Theme } from "./theme.js";

/**
 * @typedef {{locale?: string, position?: "left" | "right", theme?: "light" | "dark" | "auto", open?: boolean}} Options
 */

/** The launcher, the panel, and what joins them to the page around them. */
export class Widget {
  /**
   * @param {string} base the desk's address
   * @param {Options} options
   */
  constructor(base, options) {
    this.base = base;
    this.chosenLocale = options.locale ?? "";
    /** @type {Record<string, any>} */
    this.attributes = {};
    this.isOpen = false;
    this.isSiteKnown = false;
    this.isWithdrawn = false;
    this.attention = new Attention();
    this.tabs = new Tabs(() => this.isOpen && this.chat.state === "ready");
    this.chat = new Chat(base, { changed: () => this.#changed(), heard: (event) => this.#heard(event),
      failed: (error) => this.announce("error", { message: error.message }),
      misused: (message) => this.#tellDeveloper(message), refused: () => this.#withdraw() });
    this.launcher = new Launcher(() => this.open());
    this.panel = new Panel(this.chat, { close: () => this.close(), menu: () => moreEntries(this),
      act: (deed) => this.act(deed) });
    this.host = document.createElement("frontdesk-widget");
    this.host.dir = getComputedStyle(document.documentElement).direction;
    if (options.position === "left") this.host.dataset.position = "left";
    const root = this.host.attachShadow({ mode: "open" });
    root.append(this.launcher.teaser, this.launcher.button, this.panel.element);
    this.theme = new Theme(this.host, root, options.theme ?? "auto");
    // Beside the body: no rule of the page's for what is in it reaches so far.
    document.documentElement.append(this.host);
    this.theme.apply();
    document.addEventListener("visibilitychange", () => this.#look());
    matchMedia("(max-width: 520px)").addEventListener("change", () => this.#fit());
    this.#name();
    this.ready = this.#begin(options.open === true);
  }

  get locale() { return spokenLocale(this.chosenLocale || this.chat.conversation.locale || this.siteLocale
    || this.#pageLocale()); }

  /** @param {boolean} opens */
  async #begin(opens) {
    try {
      const answer = await fetch(new URL(`site.json?locale=${encodeURIComponent(this.chosenLocale || this.#pageLocale())}`, this.base), { credentials: "omit" });
      if (!answer.ok) throw new Error(`The desk answers ${answer.status}.`);
      const site = await answer.json();
      this.panel.site = { ...this.panel.site, ...site };
      this.siteLocale = site.locale;
    } catch (error) {
      const refusal = await refusalOfOrigin(this.base);
      if (refusal) {
        this.#tellDeveloper(refusal.message);
        return this.#withdraw();
      }
      this.announce("error", { message: String(error) });
    }
    this.isSiteKnown = true;
    if (this.isOpen) this.#admit();
    this.#name();
    // Whoever has opened the chat before goes on with it: an answer may have come meanwhile.
    if (knownSession() && !(await this.tabs.othersInUse())) this.chat.start(this.locale);
    if (opens) this.open();
    invite(this.panel.site.proactive ?? [], () => ({ attributes: this.attributes, isReturning: knownSession() !== null,
      isBusy: this.isOpen }),
      (invitation, never) => this.launcher.say(this.locale, { name: speakerName({ kind: "bot",
        name: this.panel.site.bot.name }, this.locale), text: invitation.text }, never));
    return this.announce("ready", {});
  }

  /** What is wrong with how the website has the chat: for whoever makes it, not for who visits it. @param {string} message */
  #tellDeveloper(message) {
    console.error(`frontdesk: ${message}`);
    this.announce("error", { message });
  }

  /** Nobody is offered what does not work: it goes, unless something was said that may be read on. */
  #withdraw() {
    if (this.chat.conversation.lines.length > 0) return;
    this.close();
    this.host.hidden = this.isWithdrawn = true;
  }

  open() {
    if (this.isOpen || this.isWithdrawn) return;
    this.isOpen = true;
    this.theme.apply();
    this.launcher.hush();
    this.launcher.button.hidden = true;
    this.panel.element.hidden = false;
    this.#fit();
    // Whoever is quick may be here before it is known whether they are to agree first.
    if (this.isSiteKnown) this.#admit();
    this.#changed();
    this.panel.log.toEnd();
  }

  #admit() {
    const asks = this.panel.site.consent && !this.chat.line && !knownSession();
    if (asks) {
      this.panel.show(this.#consent());
    } else {
      this.enter();
      this.panel.focus();
    }
  }

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    const hadFocus = this.host.shadowRoot?.activeElement !== null;
    this.panel.element.hidden = true;
    this.launcher.button.hidden = false;
    if (hadFocus) this.launcher.button.focus();
    this.#changed();
  }

  /** @param {"open" | "close"} [to] */
  toggle(to) {
    if (to === "open" || (to === undefined && !this.isOpen)) this.open();
    else this.close();
  }

  /** @param {string} locale */
  setLocale(locale) {
    this.chosenLocale = locale;
    this.#name();
    this.#changed();
  }

  /**
   * Who the customer is, as the website vouches for with `identifier_hash`; without it, it stays in the page.
   *
   * @param {string} identifier
   * @param {{identifier_hash?: string, name?: string, email?: string, phone?: string}} user
   */
  setUser(identifier, { identifier_hash, name, email, phone } = {}) {
    const told = { name: name || undefined, email: email || undefined, phone: phone || undefined };
    this.chat.identity = identifier_hash ? { identifier: String(identifier), identifier_hash, ...told } : undefined;
    if (!this.chat.line) return;
    this.chat.stop();
    this.chat.start(this.locale);
  }

  reset() {
    this.close();
    this.chat.identity = undefined;
    this.attributes = {};
    this.#startOver();
  }

  /**
   * @param {"ready" | "on-message" | "error"} name
   * @param {any} detail
   */
  announce(name, detail) { dispatchEvent(new CustomEvent(`frontdesk:${name}`, { detail })); }

  enter() {
    this.chat.start(this.locale);
    this.chat.use();
    this.chat.page();
  }

  #startOver() {
    this.chat.reset();
    this.attention.calm();
    this.panel.show(null);
  }

  #consent() {
    const { locale, panel } = this;
    const { business, privacy } = panel.site;
    const agree = () => {
      this.enter();
      panel.show(null);
    };
    return question(say(locale, "privacy"), [say(locale, "consentText", { business }),
      make("a", { href: privacy, target: "_blank", rel: "noopener" }, say(locale, "privacy"))],
      [textButton("main", say(locale, "consent"), agree), textButton("plain", say(locale, "cancel"),
        () => this.close())]);
  }

  /**
   * What fails is told in place of the conversation, with a way back.
   *
   * @param {Promise<any>} deed
   */
  act(deed) {
    deed.catch((error) => {
      this.tell("failedAction", { reason: error.message });
      this.announce("error", { message: error.message });
    });
  }

  /**
   * @param {import("../client/words.js").Word} word
   * @param {Record<string, string>} [values]
   */
  tell(word, values) {
    const { locale, panel } = this;
    panel.show(question(say(locale, word, values), [], [textButton("main", say(locale, "back"),
      () => panel.show(null))]), true);
  }

  /** @param {any} event */
  #heard(event) {
    this.announce("on-message", { text: event.text, from: event.from, at: event.ts });
    // That it is a bot is said again to whoever comes back: no news.
    if ((this.isOpen && !document.hidden) || this.chat.conversation.disclosures.has(event.seq - 1)) return;
    this.attention.raise();
    if (!this.isOpen) this.launcher.say(this.locale, { name: speakerName(event.from, this.locale),
      isPerson: event.from.kind === "human", text: event.text });
  }

  #changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.#look();
      if (this.panel.locale !== this.locale) this.#name();
      this.launcher.name(this.locale, this.attention.unread);
      if (this.isOpen) this.panel.update();
    }, 12);
  }

  /** What is on the screen counts as read. */
  #look() {
    if (!this.isOpen || document.hidden) return;
    this.chat.seen();
    if (this.attention.unread > 0) {
      this.attention.calm();
      this.launcher.name(this.locale, 0);
    }
  }

  #name() {
    this.panel.name(this.locale);
    this.launcher.name(this.locale, this.attention.unread);
  }

  /** On a small screen the panel is all there is. */
  #fit() {
    this.panel.element.setAttribute("aria-modal", String(matchMedia("(max-width: 520px)").matches));
    this.launcher.button.setAttribute("aria-expanded", String(this.isOpen));
  }

  #pageLocale() { return document.documentElement.lang || navigator.language; }
}

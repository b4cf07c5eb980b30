import { make } from "../client/dom.js";
import { say, sayPlace } from "../client/words.js";
import { Composer } from "./composer.js";
import { hasMouse, icon, iconButton, nameButton, textButton } from "./dom.js";
import { LogView } from "./log.js";
import { attachMenu } from "./menu.js";
import { speakerName } from "./rows.js";

/**
 * @typedef {import("./chat.js").Chat} Chat
 * @typedef {{business: string, bot: {name: string}, privacy: string, consent: boolean, proactive: any[]}} Site
 * @typedef {{close: () => void, menu: () => import("./menu.js").Entry[], act: (deed: Promise<any>) => void}} Owner
 */

/** The window that the chat is held in. */
export class Panel {
  /**
   * @param {Chat} chat
   * @param {Owner} owner
   */
  constructor(chat, owner) {
    this.chat = chat;
    this.owner = owner;
    this.locale = "en";
    /** @type {Site} */
    this.site = { business: "", bot: { name: "" }, privacy: "", consent: false, proactive: [] };
    this.title = make("h2", { id: "title", tabindex: "-1" });
    this.subtitle = make("p", {});
    this.face = make("div", { class: "face" });
    this.moreButton = iconButton("more", "", () => {});
    this.closeButton = iconButton("down", "", () => owner.close());
    this.banner = make("div", { class: "banner", role: "status", hidden: true });
    this.log = new LogView({ older: () => chat.older(), moved: (isAtEnd) => { this.jump.hidden = isAtEnd; } });
    this.jump = make("button", { type: "button", class: "jump", hidden: true, onclick: () => this.log.toEnd() });
    this.typing = make("div", { class: "typing", role: "status", hidden: true });
    this.composer = new Composer("en", { say: (text) => this.#say(text), typing: (isOn) => chat.typing(isOn),
      used: () => chat.use() });
    this.person = make("button", { type: "button", onclick: () => owner.act(chat.human()) });
    this.privacy = make("a", { target: "_blank", rel: "noopener" });
    this.foot = make("div", { class: "foot" }, this.jump, this.typing, this.composer.element,
      make("div", { class: "small" }, this.person, this.privacy));
    this.menu = attachMenu(this.moreButton, owner.menu);
    /** @type {HTMLElement | null} */
    this.view = null;
    this.isPassing = false;
    this.element = make("section", { class: "panel", role: "dialog", "aria-labelledby": "title", hidden: true,
      onkeydown: this.#key.bind(this) },
      make("div", { class: "head" }, this.face, make("div", { class: "who" }, this.title, this.subtitle),
        this.moreButton, this.closeButton),
      this.menu, this.banner, this.log.element, this.foot);
  }

  /**
   * @param {HTMLElement | null} view what is shown in place of the conversation; null: the conversation
   * @param {boolean} [isPassing] whether Escape leads from it to the conversation, rather than out of the chat
   */
  show(view, isPassing = false) {
    this.view?.remove();
    this.view = view;
    this.isPassing = isPassing;
    this.log.element.hidden = this.foot.hidden = view !== null;
    if (view) {
      this.element.append(view);
      /** @type {HTMLElement | null} */
      const first = view.querySelector("input, textarea, button");
      (view.tabIndex === -1 ? view : first ?? view).focus();
    } else {
      this.focus();
      this.log.toEnd();
    }
  }

  /** To where one writes, or, where that would open a keyboard, to the title. */
  focus() { (this.view ?? (hasMouse() ? this.composer.field : this.title)).focus(); }

  /** @param {string} locale */
  name(locale) {
    this.locale = locale;
    this.composer.name(locale);
    nameButton(this.moreButton, say(locale, "menu"));
    nameButton(this.closeButton, say(locale, "close"));
    this.element.setAttribute("lang", locale);
    this.privacy.textContent = say(locale, "privacy");
    this.person.replaceChildren(icon("person"), say(locale, "wantPerson"));
    this.jump.replaceChildren(icon("down"), say(locale, "latest"));
  }

  /** Shows the chat as it is now. */
  update() {
    const { chat, locale, site } = this;
    const { conversation } = chat;
    const isWithPerson = conversation.status === "open" && conversation.agent !== "";
    const bot = speakerName({ kind: "bot", name: conversation.bot || site.bot.name }, locale);
    this.title.textContent = site.business || "Chat";
    this.subtitle.textContent = isWithPerson ? say(locale, "withPerson", { name: conversation.agent }) : bot;
    if (this.face.dataset.person !== String(isWithPerson)) {
      this.face.dataset.person = String(isWithPerson);
      this.face.replaceChildren(icon(isWithPerson ? "person" : "bot"));
    }
    this.privacy.setAttribute("href", site.privacy);
    this.privacy.hidden = site.privacy === "";
    this.person.hidden = conversation.status !== "bot" && conversation.status !== "resolved";
    this.composer.max = chat.limits.text_scalars;
    this.#tellState();
    this.#tellTyping();
    this.log.show(conversation, {
      locale,
      choose: (choice) => { chat.choose(choice); this.focus(); },
      say: (text) => { this.#say(text); this.focus(); },
      rate: (line, score) => this.owner.act(chat.rate("answer", score, { seq: line.seq })),
      retry: (line) => chat.retry(line),
      discard: (line) => chat.discard(line),
    });
  }

  /** @param {string} text */
  #say(text) {
    this.log.toEnd();
    this.chat.say(text);
  }

  #tellState() {
    const { chat, locale } = this;
    const { conversation, state } = chat;
    /** @type {(Node | string)[]} */
    let parts = [];
    if (state === "elsewhere") parts = [say(locale, "elsewhere"),
      textButton("link", say(locale, "useHere"), () => chat.use())];
    else if (state === "lost") parts = [say(locale, "offline")];
    else if (state === "refused") parts = [say(locale, "refused")];
    else if (state === "connecting" && conversation.stored.length === 0) parts = [say(locale, "connecting")];
    else if (conversation.status === "pending") parts = [say(locale, "waiting") + (conversation.place
      ? ` · ${sayPlace(locale, conversation.place)}` : "")];
    else if (conversation.status === "resolved") parts = [say(locale, "sealed")];
    const text = parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
    // Said once: it is read out whenever it is written anew.
    if (this.banner.dataset.text === text) return;
    this.banner.dataset.text = text;
    this.banner.className = `banner ${state === "lost" || state === "connecting" ? "lost" : ""}`;
    this.banner.hidden = text === "";
    this.banner.replaceChildren(...parts.map((part) => (typeof part === "string" ? make("span", {}, part) : part)));
  }

  #tellTyping() {
    const { typist } = this.chat.conversation;
    this.typing.hidden = typist === null;
    const text = typist ? say(this.locale, "typing", { name: speakerName(typist, this.locale) }) : "";
    if (this.typing.textContent !== text) this.typing.replaceChildren(make("i", { "aria-hidden": "true" }, make("b")),
      text);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (this.view && this.isPassing) this.show(null);
      else this.owner.close();
    } else if (event.key === "Tab" && this.element.getAttribute("aria-modal") === "true") {
      this.#turn(event);
    }
  }

  /**
   * Where the chat fills the screen, Tab goes round in it.
   *
   * @param {KeyboardEvent} event
   */
  #turn(event) {
    /** @type {NodeListOf<HTMLElement>} */
    const all = this.element.querySelectorAll("button, a[href], input, textarea, [tabindex='0']");
    const stops = [...all].filter((stop) => stop.tabIndex >= 0 && !stop.matches(":disabled")
      && stop.offsetParent !== null);
    const end = event.shiftKey ? stops[0] : stops[stops.length - 1];
    /** @type {any} */
    const root = this.element.getRootNode();
    if (root.activeElement !== end && !(event.shiftKey && root.activeElement === this.title)) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
  }
}

import { make } from "../client/dom.js";
import { say } from "../client/words.js";
import { icon, textButton } from "./dom.js";

/**
 * Leaving a message where nobody is there: sent as a line that holds the address, as the desk asks for it.
 *
 * @param {string} locale
 * @param {(text: string) => void} tell
 */
export function contactForm(locale, tell) {
  const way = make("input", { dir: "auto", type: "text", name: "contact", autocomplete: "email", required: true,
    maxlength: 200 });
  const text = make("textarea", { dir: "auto", rows: 2, name: "message", maxlength: 4000 });
  const problem = make("p", { class: "alarm", role: "alert" });
  /** @param {Event} event */
  const onsubmit = (event) => {
    event.preventDefault();
    const address = way.value.trim();
    const isWay = /\S@\S+\.\S/.test(address) || address.replace(/\D/g, "").length >= 6;
    problem.textContent = isWay ? "" : say(locale, "contactBad");
    way.setAttribute("aria-invalid", String(!isWay));
    if (isWay) tell([address, text.value.trim()].filter((part) => part !== "").join("\n"));
    else way.focus();
  };
  return make("form", { class: "card", novalidate: true, onsubmit, "aria-label": say(locale, "contactLead") },
    make("h3", {}, say(locale, "contactLead")),
    make("label", {}, say(locale, "contactWay"), way), make("label", {}, say(locale, "contactText"), text), problem,
    make("div", { class: "actions" }, textButton("main", say(locale, "send"))));
}

/**
 * Rating the conversation, 1–5.
 *
 * @param {string} locale
 * @param {(score: number, comment: string) => void} rate
 * @param {() => void} cancel
 */
export function ratingForm(locale, rate, cancel) {
  const stars = [1, 2, 3, 4, 5].map((count) => make("label", {},
    make("input", { type: "radio", name: "score", value: count, required: true, "aria-label": `${count}/5` }),
      icon("star")));
  const comment = make("textarea", { dir: "auto", rows: 3, maxlength: 2000 });
  /** @param {any} event */
  const onsubmit = (event) => {
    event.preventDefault();
    rate(Number(new FormData(event.target).get("score")), comment.value.trim());
  };
  return make("form", { class: "view", onsubmit }, make("h3", {}, say(locale, "rateChat")),
    make("div", { class: "stars", role: "radiogroup", "aria-label": say(locale, "rateChat") }, ...stars),
      make("label", {}, say(locale, "comment"), comment),
    make("div", { class: "actions" }, textButton("main", say(locale, "send")),
      textButton("plain", say(locale, "cancel"), cancel)));
}

/**
 * A question before something is done, or a word after it.
 *
 * @param {string} title
 * @param {(Node | string)[]} texts
 * @param {HTMLElement[]} buttons
 */
export function question(title, texts, buttons) {
  return make("div", { class: "view", tabindex: "-1" }, make("h3", {}, title),
    ...texts.map((text) => make("p", {}, text)), make("div", { class: "actions" }, ...buttons));
}

import { make } from "../client/dom.js";

/** Strokes on a field of 24 by 24. */
const strokes = {
  chat: "M20 11.5a7.5 7.5 0 0 1-7.5 7.5H5l1.6-2.7A7.5 7.5 0 1 1 20 11.5ZM9 10h7M9 13.5h4.5",
  close: "M6 6l12 12M18 6 6 18", down: "M6 9.5l6 6 6-6", send: "M12 19V5M6 11l6-6 6 6",
  more: "M5 12h.01M12 12h.01M19 12h.01", check: "M5 12.5l4.5 4.5L19 7.5",
    clock: "M12 7v5l3 2M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z",
  bot: "M12 4v3M7 7h10a2.5 2.5 0 0 1 2.5 2.5v6A2.5 2.5 0 0 1 17 18H7a2.5 2.5 0 0 1-2.5-2.5v-6A2.5 2.5 0 0 1 7 7ZM9.2 12v1M14.8 12v1M9 21h6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5",
  up: "M7 11v9H4v-9h3Zm0 0 4-7.5c1.5 0 2.5 1 2.5 2.5L13 10h5.2a2 2 0 0 1 2 2.4l-1.2 6a2 2 0 0 1-2 1.6H7",
  star: "M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8Z",
};

/**
 * @param {keyof typeof strokes | "thumbDown"} name
 * @returns {Element}
 */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", `icon ${name}`);
  path.setAttribute("d", strokes[name === "thumbDown" ? "up" : name]);
  picture.append(path);
  return picture;
}

/**
 * A button that shows an icon alone; its name is read out, and shown by the browser.
 *
 * @param {Parameters<typeof icon>[0]} picture
 * @param {string} name
 * @param {(event: Event) => void} onclick
 * @param {Record<string, any>} [properties]
 */
export function iconButton(picture, name, onclick, properties = {}) {
  const button = make("button", { type: "button", class: "icon-button", onclick, ...properties }, icon(picture));
  nameButton(button, name);
  return button;
}

/**
 * @param {HTMLElement} button
 * @param {string} name
 */
export function nameButton(button, name) {
  button.setAttribute("aria-label", name);
  button.title = name;
}

/**
 * @param {string} kind classes
 * @param {string} name
 * @param {(event: Event) => void} [onclick] a form is submitted where there is none
 */
export function textButton(kind, name, onclick) {
  return make("button", { type: onclick ? "button" : "submit", class: kind, onclick }, name);
}

/** Whether the pointer is a mouse: where it is not, a focused field would open a keyboard over the text. */
export function hasMouse() { return matchMedia("(pointer: fine)").matches; }

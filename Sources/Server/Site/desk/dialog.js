import { make } from "../client/dom.js";
import { button } from "./dom.js";

const first = ":scope > :not(.head) :is(input, select, textarea, .primary)";

/**
 * A dialog over the page: Escape closes it, and the focus goes back to where it was.
 *
 * @param {string} title
 * @param {Record<string, any>} properties
 * @param {...(Node | null | false)} children
 * @returns {HTMLDialogElement}
 */
export function openDialog(title, properties, ...children) {
  const dialog = make("dialog", { "aria-labelledby": "dialog-title", ...properties },
    make("div", { class: "head" }, make("h2", { id: "dialog-title" }, title),
      button("quiet close", "×", () => dialog.close(), { "aria-label": "Close", title: "Close (Esc)" })),
    ...children);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector(first)?.focus();
  return dialog;
}

/**
 * A field with its label and, below, what is wrong with it.
 *
 * @param {string} label
 * @param {any} field an element with an id
 * @param {string} [hint]
 */
export function labelled(label, field, hint = "") {
  if (hint) field.setAttribute("aria-describedby", `${field.id}-hint`);
  return make("div", { class: "field" }, make("label", { for: field.id }, label), field, hint
    ? make("p", { class: "hint", id: `${field.id}-hint` }, hint) : null);
}

/**
 * A short form: a few fields, one button that does it.
 *
 * @param {string} title
 * @param {string} verb
 * @param {Node[]} fields
 * @param {() => string | null} submit what is wrong; null where it is done
 */
export function openForm(title, verb, fields, submit) {
  const problem = make("p", { class: "problem", role: "alert" });
  /** @type {HTMLDialogElement} */
  const dialog = openDialog(title, {}, make("form", {
    onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const wrong = submit();
      problem.textContent = wrong ?? "";
      if (wrong === null) dialog.close();
    },
  }, ...fields, problem, make("div", { class: "acts" }, button("primary", verb),
    button("quiet", "Cancel", () => dialog.close()))));
  return dialog;
}

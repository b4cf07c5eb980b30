import { make } from "../client/dom.js";

/**
 * `isOn`: of something that is on or off.
 *
 * @typedef {{name: string, act: () => void, isGrave?: boolean, isOn?: boolean}} Entry
 */

/**
 * A menu that opens from a button: arrow keys move in it, Escape closes it.
 *
 * @param {HTMLElement} opener
 * @param {() => Entry[]} entries as they are when it opens
 */
export function attachMenu(opener, entries) {
  const list = make("div", { class: "menu", role: "menu", hidden: true });
  opener.setAttribute("aria-haspopup", "menu");
  /** @param {boolean} isOpen */
  const toggle = (isOpen) => {
    list.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return;
    list.replaceChildren(...entries().map(({ name, act, isGrave, isOn }) => make("button", {
      type: "button", role: isOn === undefined ? "menuitem" : "menuitemcheckbox", "aria-checked": isOn?.toString(),
        tabindex: "-1", class: isGrave ? "grave" : "",
      onclick: () => {
        toggle(false);
        opener.focus();
        act();
      },
    }, isOn ? `${name} ✓` : name)));
    list.querySelector("button")?.focus();
  };
  toggle(false);
  opener.addEventListener("click", () => toggle(list.hidden !== false));
  list.addEventListener("keydown", (event) => {
    const items = [...list.querySelectorAll("button")];
    const at = items.findIndex((item) => item === event.target);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 };
    if (event.key in steps) items[steps[event.key] % items.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") toggle(false);
    else return;
    if (event.key === "Escape") opener.focus();
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("focusout", (event) => {
    /** @type {any} */
    const to = event.relatedTarget;
    if (!list.contains(to) && to !== opener) toggle(false);
  });
  return list;
}

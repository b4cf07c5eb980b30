import { make } from "../client/dom.js";

/**
 * @param {string} kind classes
 * @param {string} name
 * @param {(event: Event) => void} [onclick] a form is submitted where there is none
 * @param {Record<string, any>} [properties]
 * @returns {HTMLButtonElement}
 */
export function button(kind, name, onclick, properties = {}) {
  return make("button", { type: onclick ? "button" : "submit", class: kind, onclick, ...properties }, name);
}

/**
 * Sets a text only where it is another, so that screen readers and selections are left alone.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) { if (element.textContent !== text) element.textContent = text; }

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | boolean | null} value null, false: none
 */
export function setAttribute(element, name, value) {
  if (value === null || value === false) return element.removeAttribute(name);
  const text = value === true ? "" : value;
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/**
 * Makes the children of `parent` those of `items`: what is there already is kept, with its focus and its scroll.
 *
 * @template Item
 * @param {Element} parent
 * @param {Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => Element} begin
 * @param {(element: any, item: Item, index: number) => void} [update]
 */
export function sync(parent, items, keyOf, begin, update = () => {}) {
  const before = new Map([...parent.children].map((child) => [child.getAttribute("data-key"), child]));
  /** @type {Element | null} */
  let place = parent.firstElementChild;
  items.forEach((item, index) => {
    const key = keyOf(item);
    let element = before.get(key);
    before.delete(key);
    if (!element) {
      element = begin(item);
      element.setAttribute("data-key", key);
    }
    update(element, item, index);
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  });
  for (const left of before.values()) left.remove();
}

const space = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Element} children
 * @returns {SVGElement}
 */
export function picture(tag, attributes, ...children) {
  const element = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

import { Widget } from "./widget.js";

/**
 * The global `frontdesk`. Attributes of the script's tag are the options: `data-locale`, `data-position`, `data-theme`,
 * `data-open`; with `data-manual` nothing happens before `frontdesk.run()`.
 */
/** @type {any} */
const ownScript = document.currentScript;
const deskAddress = new URL(".", ownScript.src).href;
/** @type {Widget | null} */
let widget = null;
/** @type {((widget: Widget) => void)[]} */
const deeds = [];

/** @param {(widget: Widget) => void} deed done now, or once the widget is there */
function withWidget(deed) {
  if (widget) deed(widget);
  else deeds.push(deed);
}

/** @param {import("./widget.js").Options} [options] */
function run(options = {}) {
  if (widget) return;
  if (!document.body) {
    document.addEventListener("DOMContentLoaded", () => run(options), { once: true });
    return;
  }
  const { locale, position, theme, open } = ownScript.dataset;
  widget = new Widget(deskAddress, { locale, position, theme, open: open !== undefined, ...options });
  for (const deed of deeds.splice(0)) deed(widget);
}

/**
 * @type {{run: typeof run, toggle: (to?: "open" | "close") => void, setUser: (identifier: string, user?: any) => void,
 *   setCustomAttributes: (attributes: Record<string, any>) => void, setLocale: (locale: string) => void, reset: () => void}}
 */
const verbs = {
  run,
  toggle: (to) => withWidget((it) => it.toggle(to)),
  setUser: (identifier, user) => withWidget((it) => it.setUser(identifier, user)),
  setCustomAttributes: (attributes) => withWidget((it) => Object.assign(it.attributes, attributes)),
  setLocale: (locale) => withWidget((it) => it.setLocale(locale)),
  reset: () => withWidget((it) => it.reset()),
};
Object.assign(window, { frontdesk: Object.freeze(verbs) });
if (ownScript.dataset.manual === undefined) run();

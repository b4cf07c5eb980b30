import { make } from "../client/dom.js";
import { openDialog } from "./dialog.js";
import { actions } from "./keys.js";

const others = [
  ["Enter", "Send what is written"], ["Shift+Enter", "Begin a line"],
  ["/ in a reply", "Canned replies; several can be stacked"],
  ["Shift+Enter", "On a conversation of the list: open it in a column beside"],
  ["Esc", "Leave the field, close what is open"],
];

/**
 * All keys, and whether single ones count: who dictates, or strikes keys by chance, turns them off.
 *
 * @param {import("./desk.js").Desk} desk
 */
export function openShortcuts(desk) {
  const singles = make("input",
    { type: "checkbox", id: "singles", checked: desk.singleKeys,
    onchange: () => { desk.singleKeys = singles.checked; } });
  const rows = (/** @type {(string | string[])[][]} */ list) => list.map(([keys, does]) =>
    make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, String(keys))), make("td", {}, String(does))));
  const group = (/** @type {string} */ name, /** @type {any[][]} */ list) =>
    make("table", {}, make("caption", {}, name), make("tbody", {}, ...rows(list)));
  const of = (/** @type {string} */ name) =>
    actions.filter((action) => action.group === name).map(({ keys, does, needs }) =>
    [keys[0], needs === "lead" ? `${does} (leads)` : does]);
  openDialog("Keys", { class: "wide" },
    make("p", { class: "hint" }, "A key alone works outside of fields. Alt with the key works everywhere."),
    make("div", { class: "check" }, singles, make("label", { for: "singles" }, "Single keys count")),
    make("div", { class: "keys" }, group("In a conversation", of("In a conversation")),
      make("div", {}, group("Everywhere", of("Everywhere")), group("While writing", others))));
}

import { make } from "../client/dom.js";
import { labelled, openForm } from "./dialog.js";
import { button } from "./dom.js";
import { snoozeUntil } from "./snooze.js";

/**
 * What is asked before something is done with a conversation.
 *
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./case.js").Case} Case
 */

/**
 * @param {Desk} desk
 * @param {Case} one
 */
export function askTransfer(desk, one) {
  const { agents, departments } = desk.state.lists;
  const others = agents.filter(({ id }) => id !== desk.state.me?.id);
  const options = [
    departments.length > 0 && make("optgroup", { label: "Departments" },
      ...departments.map(({ id, name }) => make("option", { value: `department ${id}` }, name))),
    others.length > 0 && make("optgroup", { label: "People" }, ...others.map(({ id, name, presence, load, capacity }) =>
      make("option", { value: `agent ${id}` }, `${name}: ${presence}, ${load} of ${capacity}`))),
  ];
  const none = make("option", { value: "" }, "Choose …");
  const target = make("select", { id: "target", required: true }, none, ...options);
  const note = make("textarea", { id: "handover-note", rows: 3, maxlength: 8_000 });
  openForm(`Pass customer ${one.name} on`, "Pass on",
    [labelled("To", target), labelled("Note for whoever takes it", note, "The customer never sees it.")], () => {
    const [kind, id] = [target.value.split(" ")[0], target.value.slice(target.value.indexOf(" ") + 1)];
    if (target.value === "") return "Choose who is to take it.";
    if (note.value.trim()) desk.request({ type: "note", conv: one.conv, text: note.value.trim() });
    desk.request({ type: "transfer", conv: one.conv, [kind]: id });
    return null;
  });
}

const presets = [["30m", "30 minutes"], ["2h", "2 hours"], ["tomorrow", "Tomorrow at 9"], ["monday", "Monday at 9"]];

/**
 * @param {Desk} desk
 * @param {Case} one
 */
export function askSnooze(desk, one) {
  const field = make("input", { id: "until", autocomplete: "off", spellcheck: "false", required: true });
  const quick = make("div", { class: "presets", role: "group", "aria-label": "Often used" },
    ...presets.map(([value, name]) =>
      button("quiet", name, () => { field.value = value; field.form.requestSubmit(); })));
  openForm(`Put customer ${one.name} aside`, "Put aside",
    [quick, labelled("Until", field, "30m, 2h, 3d, 9:00, tomorrow, monday 9:00, 2026-12-24 9:00")], () => {
      const until = snoozeUntil(field.value, Date.now());
      if (until === null) return `“${field.value}” is no time to come within a year.`;
      desk.request({ type: "snooze", conv: one.conv, until });
      return null;
    });
}

/**
 * @param {Desk} desk
 * @param {Case} one
 */
export function askResolve(desk, one) {
  const field = make("input", { id: "reason", autocomplete: "off", maxlength: 500 });
  openForm(`Resolve the conversation with customer ${one.name}`, "Resolve",
    [labelled("Reason (may be left out)", field, "For colleagues.")], () => {
    const reason = field.value.trim();
    desk.request({ type: "resolve", conv: one.conv, ...reason && { reason } });
    return null;
  });
}

/**
 * @param {Desk} desk
 * @param {Case} one
 */
export function askHandBack(desk, one) {
  openForm(`Hand customer ${one.name} back to the bot`, "Hand back",
    [make("p", {}, "The customer is told, and the bot answers from then on.")], () => {
    desk.request({ type: "handback", conv: one.conv });
    return null;
  });
}

/**
 * @param {Desk} desk
 * @param {Case} one
 */
export function askErase(desk, one) {
  const text = "Whatever was said, noted and left here is erased for good. The conversation is closed.";
  const sure = make("input", { type: "checkbox", id: "sure", required: true });
  openForm(`Erase all words of customer ${one.name}`, "Erase",
    [make("p", {}, text), make("div", { class: "check" }, sure, make("label", { for: "sure" }, "I am sure"))], () => {
    if (!sure.checked) return "Say that you are sure.";
    desk.request({ type: "forget", conv: one.conv });
    return null;
  });
}

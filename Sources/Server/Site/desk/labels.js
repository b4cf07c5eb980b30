import { make } from "../client/dom.js";
import { button, sync } from "./dom.js";

/** The labels of a conversation: what is there, and a field for another. */
export class LabelsView {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.conv = "";
    this.list = make("ul", { class: "labels" });
    this.field = make("input", {
      id: "label", maxlength: 32, pattern: "[a-z0-9_\\-]{1,32}", autocomplete: "off", spellcheck: "false",
      placeholder: "add a label",
      title: "1 to 32 of the letters a to z, digits, - and _", "aria-label": "Add a label",
    });
    this.element = make("section", { class: "labels-part" }, make("h3", {}, "Labels"), this.list,
      make("form", { onsubmit: (/** @type {Event} */ event) => this.#add(event) }, this.field, button("quiet", "Add")));
  }

  /** @param {import("./case.js").Case} one */
  update(one) {
    if (this.conv !== one.conv) this.field.value = "";
    this.conv = one.conv;
    this.list.hidden = one.labels.length === 0;
    sync(this.list, one.labels, (label) => label, (label) => make("li", {}, make("span", {}, label),
      button("remove", "×", () => this.desk.request({ type: "label", conv: this.conv, remove: [label] }),
        { "aria-label": `Remove the label ${label}` })));
  }

  /** @param {Event} event */
  #add(event) {
    event.preventDefault();
    const label = this.field.value.trim().toLowerCase();
    if (label === "") return;
    this.desk.request({ type: "label", conv: this.conv, add: [label] });
    this.field.value = "";
  }
}

import { make } from "../client/dom.js";
import { customerTag } from "./customer.js";
import { openDialog } from "./dialog.js";
import { button, setAttribute, setText } from "./dom.js";
import { visible } from "./visible.js";
import { momentWords, spanWords, statusWords } from "./wording.js";

const listedMax = 50;
const filters = [["", "Latest"], ["bot", "With the bot"], ["pending", "Waiting"], ["open", "Open"],
  ["snoozed", "Put aside"], ["resolved", "Resolved"]];

/** Finds what was said, and browses conversations by their status or label. */
export class SearchDialog {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.field = make("input",
      { type: "text", enterkeyhint: "search", id: "search", autocomplete: "off", maxlength: 200,
      placeholder: "Words that were said, or label:name" });
    this.status = make("p", { class: "hint", role: "status" });
    this.results = make("ol", { class: "results" });
    this.filters = filters.map(([value, name]) =>
      button("quiet", name, () => this.#list(value), { "data-status": value }));
    this.dialog = openDialog("Conversations", { class: "wide" },
      make("form", { role: "search",
        onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); this.#find(); } },
        make("div", { class: "search-line" }, make("label", { for: "search", class: "hidden" }, "Search"), this.field,
          button("primary", "Search"))),
      make("div", { class: "presets", role: "group", "aria-label": "Browse" }, ...this.filters), this.status,
        this.results);
    this.#list("");
  }

  #find() {
    const text = this.field.value.trim();
    if (text === "") return this.#list("");
    this.#press(null);
    const label = /^(?:label:|\+)([a-z0-9_-]{1,32})$/.exec(text);
    if (label) return this.#show({ type: "convs", label: label[1], limit: listedMax },
      ({ convs }) => convs.map((/** @type {any} */ one) => this.#listed(one)));
    return this.#show({ type: "search", text, limit: listedMax },
      ({ hits }) => hits.map((/** @type {any} */ hit) => this.#hit(hit)));
  }

  /** @param {string} status */
  #list(status) {
    this.#press(status);
    return this.#show({ type: "convs", ...status && { status }, limit: listedMax },
      ({ convs }) => convs.map((/** @type {any} */ one) => this.#listed(one)));
  }

  /** @param {string | null} status */
  #press(status) { for (const filter of this.filters) setAttribute(filter, "aria-pressed",
    String(filter.dataset.status === status)); }

  /**
   * @param {any} request
   * @param {(ok: any) => Element[]} rows
   */
  async #show(request, rows) {
    try {
      const { ok } = await this.desk.ask(request);
      const found = rows(ok);
      this.results.replaceChildren(...found);
      setText(this.status, found.length === 0 ? "Nothing was found."
        : `${found.length} found${found.length === listedMax ? "; there may be more" : ""}.`);
    } catch (error) {
      setText(this.status, error instanceof Error ? error.message : "");
    }
  }

  /** @param {{conv: string, ts: number, from: {kind: string, name: string}, snippet: string}} hit */
  #hit({ conv, ts, from, snippet }) {
    const who = from.kind === "customer" ? "Customer" : from.kind === "bot" ? from.name || "Bot"
      : from.kind === "system" ? "Notice" : from.name;
    return this.#row(conv, `${who}, ${momentWords(ts, Date.now())}`, snippet);
  }

  /** @param {any} one */
  #listed({ conv, status, agent, last, labels, first_line }) {
    const facts = [statusWords(status), agent && `with ${agent.name}`,
      ...labels.map((/** @type {string} */ label) => `+${label}`), spanWords(Date.now() - last)];
    return this.#row(conv, facts.filter(Boolean).join(" · "), first_line ?? "");
  }

  /**
   * @param {string} conv
   * @param {string} facts
   * @param {string} words
   */
  #row(conv, facts, words) {
    const known = this.desk.state.cases.get(conv);
    const name = `Customer ${known ? known.name : customerTag(conv)} · `;
    const open = (/** @type {MouseEvent} */ event) => { this.dialog.close(); this.desk.open(conv, event.shiftKey); };
    return make("li", {}, make("button", { type: "button", class: "entry", onclick: open },
      make("span", { class: "facts" }, name + facts),
        make("span", { class: "words", dir: "auto" }, words ? `“${visible(words)}”` : "nothing said yet")));
  }
}

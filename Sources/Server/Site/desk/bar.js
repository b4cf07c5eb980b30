import { make } from "../client/dom.js";
import { button, setAttribute, setText } from "./dom.js";

const presences = [["online", "Online"], ["away", "Away"], ["offline", "Offline"]];

/** The line above everything: how the connection stands, who works, who oneself is. */
export class BarView {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.connection = make("p", { class: "connection", role: "status" });
    this.team = make("p", { class: "team" });
    this.name = make("span", { class: "me" });
    this.presence = make("select",
      { id: "presence", "aria-label": "Your presence", onchange: () => desk.wishPresence(this.presence.value) },
      ...presences.map(([value, name]) => make("option", { value }, name)));
    this.alerts = button("quiet", "Alerts off", () => desk.act("alerts"),
      { title: "Alerts and sound (m)", "aria-keyshortcuts": "m" });
    this.element = make("header", { class: "bar" },
      make("h1", { class: "brand" }, "frontdesk"), this.connection, this.team,
      make("div", { class: "tools" },
        button("quiet", "Search", () => desk.act("search"),
          { title: "Search and browse (/)", "aria-keyshortcuts": "/" }),
        this.alerts,
        button("quiet", "Keys", () => desk.act("help"), { title: "All keys (?)", "aria-keyshortcuts": "?" }),
        this.name, this.presence, button("quiet", "Sign out", () => desk.signOut())));
  }

  update() {
    const { state, alerts } = this.desk;
    const isLost = state.connection === "lost";
    const words = {
      lost: "No connection. Trying again; what you send is kept and sent then.", connecting: "Connecting …",
    };
    setText(this.connection, words[/** @type {keyof typeof words} */ (state.connection)] ?? "");
    setAttribute(this.element, "data-lost", isLost);
    const here = state.lists.agents.filter(({ presence }) => presence !== "offline")
      .map(({ name, presence }) => presence === "away" ? `${name} (away)` : name);
    setText(this.team, here.length > 0 ? `At the desk: ${here.join(", ")}` : "");
    setText(this.name, `${state.me?.name ?? ""}${state.isLead ? ", lead" : ""}`);
    if (document.activeElement !== this.presence) this.presence.value = state.me?.presence ?? "online";
    setAttribute(this.presence, "data-presence", state.me?.presence ?? null);
    setText(this.alerts, alerts.isOn ? "Alerts on" : "Alerts off");
    setAttribute(this.alerts, "aria-pressed", String(alerts.isOn));
  }
}

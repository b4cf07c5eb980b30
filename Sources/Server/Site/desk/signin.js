import { make } from "../client/dom.js";
import { button, setText } from "./dom.js";
import { signIn } from "./session.js";

/** The page for who is not signed in. */
export class SignInView {
  /** @param {(session: import("./session.js").Session) => void} onSignedIn */
  constructor(onSignedIn) {
    this.onSignedIn = onSignedIn;
    this.token = make("input", {
      id: "token", type: "password", autocomplete: "current-password", required: true, maxlength: 256,
        spellcheck: "false",
      "aria-describedby": "token-hint sign-in-problem",
    });
    this.problem = make("p", { id: "sign-in-problem", class: "problem", role: "alert" });
    this.submit = button("primary", "Sign in");
    this.element = make("main", { class: "sign-in", id: "sign-in" },
      make("form", { onsubmit: (/** @type {Event} */ event) => this.#submit(event) },
        make("p", { class: "brand" }, "frontdesk"),
        make("h1", {}, "Sign in to the desk"),
        make("label", { for: "token" }, "Your token"),
        this.token,
        make("p", { class: "hint", id: "token-hint" },
          "You were given it when you were added to the desk. It is not kept on this computer."),
        this.problem, this.submit));
  }

  /** @param {string} reason why they are here again; empty: they are for the first time */
  show(reason) {
    setText(this.problem, reason);
    this.token.focus();
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const token = this.token.value.trim();
    if (token === "") return;
    this.submit.disabled = true;
    setText(this.problem, "");
    try {
      const session = await signIn(token);
      this.token.value = "";
      this.onSignedIn(session);
    } catch (error) {
      setText(this.problem, error instanceof Error ? error.message : "");
      this.token.select();
    } finally {
      this.submit.disabled = false;
    }
  }
}

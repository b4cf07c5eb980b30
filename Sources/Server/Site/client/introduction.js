/**
 * @typedef {import("./reports.js").WireError} WireError
 * @typedef {{role: string, resume?: any, identity?: any, [field: string]: any}} Hello
 */

/**
 * What a client says of itself at the door, and what it leaves out where the desk does not take it: a session that is
 * not known any more, or an identity that the website has not signed as it should. Neither keeps anybody out.
 */
export class Introduction {
  /** @param {Hello} hello without `type` and `v` */
  constructor(hello) {
    this.hello = { ...hello };
    /**
     * The session that was left out last, until it is clear that it was at fault.
     * @type {string | null}
     */
    this.withheld = null;
  }

  get isCustomer() { return this.hello.role === "customer"; }

  get resume() { return this.hello.resume; }

  get line() { return { type: "hello", v: 1, ...this.hello }; }

  /**
   * The next hello goes on where the connection ended.
   *
   * @param {any} welcome the last one; null: there was none
   * @param {number} after the last event seen
   */
  keepPlace(welcome, after) {
    if (!this.isCustomer || !welcome?.session) return;
    this.hello.resume = { session: welcome.session, epoch: welcome.epoch, after };
  }

  welcomed() { this.withheld = null; }

  /**
   * Leaves out what may be at fault. Of a session and an identity the error does not say which it is: without the
   * session first, and where that is no better, without the identity.
   *
   * @param {WireError} error
   * @returns {"session" | "identity" | null} what is left out now; null: there is nothing, and it ends
   */
  leaveOut({ code }) {
    const { hello } = this;
    if (code === "auth" && hello.resume) {
      this.withheld = hello.resume.session;
      delete hello.resume;
      return "session";
    }
    if (!hello.identity || (code !== "auth" && code !== "bad_field")) return null;
    delete hello.identity;
    if (this.withheld !== null) hello.resume = { session: this.withheld };
    this.withheld = null;
    return "identity";
  }
}

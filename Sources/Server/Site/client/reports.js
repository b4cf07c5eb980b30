/**
 * @typedef {import("./requests.js").Request} Request
 * @typedef {{code: string, message: string, retry_after_ms?: number}} WireError
 * @typedef {"left" | "replaced" | "revoked" | "refused"} Ending
 *
 * What a client learns of the desk, in the order in which it happened:
 * - `welcomed`: the desk has let it in; `again`: after a connection that was lost.
 * - `event`: the next event of a conversation: each once, in order, without a gap (I5, I6).
 * - `page`: older events, all before those known, for a customer; `more`: there are others before them.
 * - `news`: what is not stored: `queue.position_changed`, `typing`, lists for agents.
 * - `forget`: what was shown of the conversation is to be forgotten. A customer's page follows.
 * - `dropped`: a conversation that was followed cannot be any more.
 * - `unproven`: the desk does not believe who the customer is said to be; it goes on without saying so.
 * - `lost`: the connection is lost; nothing that was asked is. Told once, however many attempts it takes.
 * - `ended`: nothing more comes, unless `again` is called.
 * @typedef {{kind: "welcomed", welcome: any, again: boolean}
 *   | {kind: "event", event: any} | {kind: "page", conv: string, events: any[], more: boolean}
 *   | {kind: "news", event: any} | {kind: "forget", conv: string} | {kind: "dropped", conv: string, error: WireError}
 *   | {kind: "unproven", error: WireError} | {kind: "lost", reason: string, retry_ms: number}
 *   | {kind: "ended", ending: Ending, error?: WireError}} Report
 *
 * What the desk said to a request: the `ok`, the events of a `history`, the conversations of an `export`.
 * @typedef {{ok: any, events: any[], data: {conv: string, events: any[]}[]}} Answer
 *
 * What whoever holds the socket is to do, in this order. `open` and `close` are a connection; after `close` the machine
 * is told `disconnected`, without waiting for the other side.
 * @typedef {{do: "open"} | {do: "close"} | {do: "send", line: any} | {do: "report", report: Report}
 *   | {do: "answer", id: string, answer?: Answer, error?: WireError}} Effect
 */

/** @type {WireError} */
export const closedError = { code: "closed", message: "The connection to the desk is closed." };

/**
 * @param {Report} report
 * @returns {Effect}
 */
export function report(report) { return { do: "report", report }; }

/**
 * @param {string} id
 * @param {WireError} error
 * @returns {Effect}
 */
export function refusal(id, error) { return { do: "answer", id, error }; }

/**
 * What whoever holds the line and the page is to do. `signal` is worth a sound; `say` is shown, and read out.
 * @typedef {{do: "ask", request: any} | {do: "say", text: string, isAlarm?: boolean} | {do: "announce", text: string}
 *   | {do: "signal", what: "waiting" | "spoke" | "given" | "back", conv: string}} Effect
 */

/** Lines read, and conversations listed, at a time. */
export const pageSize = 100;

/**
 * @param {any} request
 * @returns {Effect}
 */
export function ask(request) { return { do: "ask", request }; }

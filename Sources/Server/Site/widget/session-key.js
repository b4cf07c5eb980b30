/**
 * The key of the visitor's session, kept in their browser from when they open the chat (P8). Besides, there are the marks of
 * `proactive.js`, and nothing else.
 */
const sessionKey = "frontdesk-session";

/** @returns {string | null} */
export function knownSession() { return ifAllowed(() => localStorage.getItem(sessionKey)); }

/** @param {string} session */
export function keepSession(session) { ifAllowed(() => localStorage.setItem(sessionKey, session)); }

export function forgetSession() { ifAllowed(() => localStorage.removeItem(sessionKey)); }

/**
 * A browser may forbid its stores; the chat then lasts as long as the page.
 *
 * @template T
 * @param {() => T} act
 * @returns {T | null}
 */
export function ifAllowed(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

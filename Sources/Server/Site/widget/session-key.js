/** All that is kept in the visitor's browser: the key of their session, from when they open the chat (P8). */
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

/** All that is kept in the visitor's browser: the key of their session, from when they open the chat (P8). */
const sessionKey = "frontdesk-session";

/** @returns {string | null} */
export function knownSession() { return stored((store) => store.getItem(sessionKey)); }

/** @param {string} session */
export function keepSession(session) { stored((store) => store.setItem(sessionKey, session)); }

export function forgetSession() { stored((store) => store.removeItem(sessionKey)); }

/**
 * A browser may forbid the store; the chat then lasts as long as the page.
 *
 * @template T
 * @param {(store: Storage) => T} act
 * @returns {T | null}
 */
function stored(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

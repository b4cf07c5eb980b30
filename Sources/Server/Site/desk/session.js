/**
 * Who is signed in with this browser. The token goes to the desk once and is not kept; the cookie is out of reach of
 * scripts, and the `csrf` says hello in its place.
 *
 * @typedef {{agent: {id: string, name: string, role: string} | null, csrf?: string}} Session
 */

/** @returns {Promise<Session>} */
export async function currentSession() {
  const answer = await fetch("/desk/session", { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) throw new Error("The desk does not answer.");
  return answer.json();
}

/**
 * @param {string} token
 * @returns {Promise<Session>} rejected with an error in words
 */
export async function signIn(token) {
  const body = JSON.stringify({ token });
  const answer = await fetch("/desk/session", { method: "POST", headers: { "Content-Type": "application/json" }, body })
    .catch(() => { throw new Error("The desk does not answer. Is the connection up?"); });
  if (answer.ok) return answer.json();
  if (answer.status === 403) {
    throw new Error("This token opens nothing. Whoever runs the desk gives tokens out with “agents add”.");
  }
  const wait = Number(answer.headers.get("Retry-After"));
  if (answer.status === 429) throw new Error(`Too many attempts. Try again ${wait ? `in ${wait} s` : "later"}.`);
  throw new Error("The desk cannot sign anybody in now. Try again later.");
}

/**
 * @param {string} csrf
 * @returns {Promise<boolean>} false where the session may go on
 */
export async function signOut(csrf) {
  const answer = await fetch("/desk/session", { method: "DELETE", headers: { "Frontdesk-CSRF": csrf } })
    .catch(() => null);
  return answer !== null && answer.status < 500;
}

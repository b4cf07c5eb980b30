import { ifAllowed } from "./session-key.js";

/**
 * A message that the page shows by itself. All conditions given have to hold: a path (`*` stands for anything), so many
 * seconds on the page, a custom attribute, whether the visitor was here before.
 *
 * @typedef {{id: string, text: string, pages?: string[], after_s?: number, attribute?: {name: string, value: string},
 *   returning?: boolean}} Invitation
 */

const shownKey = "frontdesk-shown";
const neverKey = "frontdesk-never";
const quietAfterTyping_ms = 5_000;

/**
 * Whether a path is meant by a pattern: compared piece by piece, never as a regular expression.
 *
 * @param {string} pattern
 * @param {string} path
 */
export function matchesPath(pattern, path) {
  const pieces = pattern.split("*");
  const last = pieces.pop() ?? "";
  if (pieces.length === 0) return path === last;
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = path.indexOf(piece, at);
    if (found < 0 || (index === 0 && found > 0)) return false;
    at = found + piece.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/**
 * The invitation that fits, if any.
 *
 * @param {Invitation[]} invitations
 * @param {{path: string, seconds: number, attributes: Record<string, any>, isReturning: boolean}} visit
 * @returns {Invitation | undefined}
 */
export function fittingInvitation(invitations, { path, seconds, attributes, isReturning }) {
  return invitations.find(({ pages, after_s = 0, attribute, returning }) => seconds >= after_s
    && (!pages || pages.some((pattern) => matchesPath(pattern, path)))
    && (!attribute || String(attributes[attribute.name] ?? "") === attribute.value)
    && (returning === undefined || returning === isReturning));
}

/**
 * Shows the first invitation that fits: once a visit, never while the visitor fills in a form, never again once they
 * have said so. Nothing is stored before one was shown; then that it was, without anything about the visitor.
 *
 * @param {Invitation[]} invitations
 * @param {() => {attributes: Record<string, any>, isReturning: boolean, isBusy: boolean}} look
 * @param {(invitation: Invitation, never: () => void) => void} show
 */
export function invite(invitations, look, show) {
  if (invitations.length === 0 || ifAllowed(() => localStorage.getItem(neverKey) ?? sessionStorage.getItem(shownKey))) return;
  const start = performance.now();
  let lastTyped = -Infinity;
  document.addEventListener("input", () => { lastTyped = performance.now(); }, { capture: true, passive: true });
  const timer = setInterval(() => {
    const now = performance.now();
    const { attributes, isReturning, isBusy } = look();
    if (isBusy) return clearInterval(timer);
    const isWriting = now - lastTyped < quietAfterTyping_ms
      || document.activeElement?.matches("input, textarea, select, [contenteditable]");
    const visit = { path: location.pathname, seconds: (now - start) / 1_000, attributes, isReturning };
    const invitation = isWriting || document.hidden ? undefined : fittingInvitation(invitations, visit);
    if (!invitation) return undefined;
    clearInterval(timer);
    ifAllowed(() => sessionStorage.setItem(shownKey, "1"));
    return show(invitation, () => ifAllowed(() => localStorage.setItem(neverKey, "1")));
  }, 1_000);
}

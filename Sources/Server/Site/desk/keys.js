/**
 * What an agent does by a key. The letter alone works outside of fields; with Alt it works everywhere.
 *
 * `needs` says where it makes sense: `conv`, a conversation is shown; `mine`, it is the agent's; `lead`, leads alone.
 * @typedef {{name: string, keys: string[], does: string, group: string, needs?: "conv" | "mine" | "lead"}} Action
 */

const everywhere = "Everywhere";
const inside = "In a conversation";

/**
 * In the order in which they are listed.
 * @type {Action[]}
 */
export const actions = [
  { name: "next", keys: ["n"], does: "Take the next one that waits", group: everywhere },
  { name: "down", keys: ["j"], does: "Next conversation of yours", group: everywhere },
  { name: "up", keys: ["k"], does: "The one before", group: everywhere },
  { name: "right", keys: ["."], does: "The column to the right", group: everywhere },
  { name: "left", keys: [","], does: "The column to the left", group: everywhere },
  { name: "search", keys: ["/"], does: "Search and browse conversations", group: everywhere },
  { name: "presence", keys: ["p"], does: "Online or away", group: everywhere },
  { name: "alerts", keys: ["m"], does: "Alerts and sound on or off", group: everywhere },
  { name: "help", keys: ["?"], does: "This list", group: everywhere },
  { name: "reply", keys: ["r"], does: "Write a reply", group: inside, needs: "mine" },
  { name: "note", keys: ["o"], does: "Write a note that the customer never sees", group: inside, needs: "conv" },
  { name: "suggest", keys: ["s"], does: "The bot’s best answers", group: inside, needs: "conv" },
  { name: "use1", keys: ["1"], does: "Put the first of them into the reply", group: inside, needs: "mine" },
  { name: "use2", keys: ["2"], does: "The second", group: inside, needs: "mine" },
  { name: "use3", keys: ["3"], does: "The third", group: inside, needs: "mine" },
  { name: "claim", keys: ["c"], does: "Take it; as a lead, from a colleague too", group: inside, needs: "conv" },
  { name: "labels", keys: ["l"], does: "Labels", group: inside, needs: "conv" },
  { name: "transfer", keys: ["t"], does: "Pass it on", group: inside, needs: "mine" },
  { name: "handback", keys: ["h"], does: "Hand it back to the bot", group: inside, needs: "mine" },
  { name: "snooze", keys: ["z"], does: "Put it aside", group: inside, needs: "mine" },
  { name: "resolve", keys: ["e"], does: "Resolve it", group: inside, needs: "mine" },
  { name: "why", keys: ["w"], does: "Why the bot’s last line was what it was", group: inside, needs: "conv" },
  { name: "teach", keys: ["y"], does: "Teach the bot", group: inside, needs: "lead" },
  { name: "erase", keys: ["d"], does: "Have all words erased", group: inside, needs: "lead" },
  { name: "details", keys: ["i"], does: "Show or hide what is known", group: inside, needs: "conv" },
  { name: "close", keys: ["x"], does: "Close the column; it stays whose it is", group: inside, needs: "conv" },
];

/** @param {string} name */
export function keyOf(name) { return actions.find((action) => action.name === name)?.keys[0] ?? ""; }

/**
 * The action that a key stands for.
 *
 * @typedef {{key: string, code?: string, altKey: boolean, ctrlKey: boolean, metaKey: boolean,
 *   isComposing?: boolean}} Press
 * @param {Press} event
 * @param {boolean} isTyping whether a field has the focus
 * @param {boolean} singles whether single keys are wanted
 * @returns {string | null}
 */
export function actionFor(event, isTyping, singles) {
  if (event.ctrlKey || event.metaKey || event.isComposing) return null;
  if (!event.altKey && (isTyping || !singles)) return null;
  // With Alt some keyboards write another sign; the place of the key says which was meant.
  const placed = /^(?:Key|Digit)(.)$/.exec(event.code ?? "")?.[1].toLowerCase();
  const key = event.altKey && placed && !/^[!-~]$/.test(event.key) ? placed : event.key.toLowerCase();
  return actions.find(({ keys }) => keys.includes(key))?.name ?? null;
}

/**
 * What an agent does by a key. The letter alone works outside of fields; with Alt it works everywhere.
 *
 * `needs` says where it makes sense: `conv`, a conversation is shown; `mine`, it is the agent's; `lead`, leads alone.
 * @typedef {{name: string, keys: string[], does: string, group: "Everywhere" | "In a conversation", needs?: "conv" | "mine" | "lead"}} Action
 */

/**
 * In the order in which they are listed.
 * @type {Action[]}
 */
export const actions = [
  { name: "next", keys: ["n"], does: "Take the next one that waits", group: "Everywhere" },
  { name: "down", keys: ["j"], does: "Next conversation of yours", group: "Everywhere" },
  { name: "up", keys: ["k"], does: "The one before", group: "Everywhere" },
  { name: "right", keys: ["]"], does: "The column to the right", group: "Everywhere" },
  { name: "left", keys: ["["], does: "The column to the left", group: "Everywhere" },
  { name: "search", keys: ["/"], does: "Search and browse conversations", group: "Everywhere" },
  { name: "presence", keys: ["p"], does: "Online or away", group: "Everywhere" },
  { name: "alerts", keys: ["m"], does: "Alerts and sound on or off", group: "Everywhere" },
  { name: "help", keys: ["?"], does: "This list", group: "Everywhere" },
  { name: "reply", keys: ["r"], does: "Write a reply", group: "In a conversation", needs: "mine" },
  { name: "note", keys: ["o"], does: "Write a note that the customer never sees", group: "In a conversation", needs: "conv" },
  { name: "suggest", keys: ["s"], does: "The bot’s best answers", group: "In a conversation", needs: "conv" },
  { name: "use1", keys: ["1"], does: "Put the first of them into the reply", group: "In a conversation", needs: "mine" },
  { name: "use2", keys: ["2"], does: "The second", group: "In a conversation", needs: "mine" },
  { name: "use3", keys: ["3"], does: "The third", group: "In a conversation", needs: "mine" },
  { name: "claim", keys: ["c"], does: "Take it; as a lead, from a colleague too", group: "In a conversation", needs: "conv" },
  { name: "labels", keys: ["l"], does: "Labels", group: "In a conversation", needs: "conv" },
  { name: "transfer", keys: ["t"], does: "Pass it on", group: "In a conversation", needs: "mine" },
  { name: "handback", keys: ["h"], does: "Hand it back to the bot", group: "In a conversation", needs: "mine" },
  { name: "snooze", keys: ["z"], does: "Put it aside", group: "In a conversation", needs: "mine" },
  { name: "resolve", keys: ["e"], does: "Resolve it", group: "In a conversation", needs: "mine" },
  { name: "why", keys: ["w"], does: "Why the bot’s last line was what it was", group: "In a conversation", needs: "conv" },
  { name: "teach", keys: ["y"], does: "Teach the bot", group: "In a conversation", needs: "lead" },
  { name: "erase", keys: ["d"], does: "Have all words erased", group: "In a conversation", needs: "lead" },
  { name: "details", keys: ["i"], does: "Show or hide what is known", group: "In a conversation", needs: "conv" },
  { name: "close", keys: ["x"], does: "Close the column; it stays whose it is", group: "In a conversation", needs: "conv" },
];

/** @param {string} name */
export function keyOf(name) { return actions.find((action) => action.name === name)?.keys[0] ?? ""; }

/**
 * The action that a key stands for.
 *
 * @param {{key: string, code?: string, altKey: boolean, ctrlKey: boolean, metaKey: boolean, isComposing?: boolean}} event
 * @param {boolean} isTyping whether a field has the focus
 * @param {boolean} singles whether single keys are wanted
 * @returns {string | null}
 */
export function actionFor(event, isTyping, singles) {
  if (event.ctrlKey || event.metaKey || event.isComposing) return null;
  if (!event.altKey && (isTyping || !singles)) return null;
  // With Alt some keyboards write another sign; the place of the key says which was meant.
  const placed = /^(?:Key|Digit)(.)$/.exec(event.code ?? "")?.[1].toLowerCase();
  const key = event.altKey && placed && !/^[\x20-\x7e]$/.test(event.key) ? placed : event.key.toLowerCase();
  return actions.find(({ keys }) => keys.includes(key))?.name ?? null;
}

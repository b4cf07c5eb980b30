import { askErase, askHandBack, askResolve, askSnooze, askTransfer } from "./ask.js";
import { actions } from "./keys.js";
import { SearchDialog } from "./search.js";
import { openShortcuts } from "./shortcuts.js";
import { TeachDialog } from "./teach.js";

/**
 * Carries an action out, by whatever it was asked for: a key or a button.
 *
 * @param {import("./desk.js").Desk} desk
 * @param {string} name
 * @param {import("./case.js").Case | undefined} one what it is about
 */
export function carryOut(desk, name, one) {
  const { state } = desk;
  const needs = actions.find((action) => action.name === name)?.needs;
  if (needs && !one) return desk.say("Open a conversation first.");
  if (needs === "mine" && one && !state.isMine(one)) {
    return desk.say(`Customer ${one.name} is not yours: take the conversation first.`);
  }
  if (needs === "lead" && !state.isLead) return desk.say("Only leads may do that.");
  if (one && needs) about(desk, name, one);
  else general(desk, name);
}

/**
 * @param {import("./desk.js").Desk} desk
 * @param {string} name
 */
function general(desk, name) {
  const { state } = desk;
  switch (name) {
    case "next": return desk.run(state.claimNext());
    case "down": return desk.run(state.step(1));
    case "up": return desk.run(state.step(-1));
    case "right": state.across(1); return desk.shell.showFocus();
    case "left": state.across(-1); return desk.shell.showFocus();
    case "search": new SearchDialog(desk); return undefined;
    case "help": return openShortcuts(desk);
    case "presence": return desk.wishPresence(state.me?.presence === "online" ? "away" : "online");
    case "alerts": desk.alerts.toggle().then((text) => { desk.say(text); desk.change(); }); return undefined;
    default: return undefined;
  }
}

/**
 * @param {import("./desk.js").Desk} desk
 * @param {string} name
 * @param {import("./case.js").Case} one
 */
function about(desk, name, one) {
  const { state } = desk;
  const { conv } = one;
  switch (name) {
    case "reply": case "note": return desk.shell.write(conv, name);
    case "suggest": case "why": desk.showsPanel = true; return desk.request({ type: name, conv });
    case "use1": case "use2": case "use3": return desk.use(one, Number(name.slice(-1)) - 1);
    case "claim": return claim(desk, one);
    case "labels": desk.showsPanel = true; desk.render(); return desk.shell.panel.labels.field.focus();
    case "transfer": return askTransfer(desk, one);
    case "handback": return askHandBack(desk, one);
    case "snooze": return askSnooze(desk, one);
    case "resolve": return askResolve(desk, one);
    case "teach": new TeachDialog(desk, one); return undefined;
    case "erase": return askErase(desk, one);
    case "details": desk.showsPanel = !desk.showsPanel || state.focus !== conv; state.focusOn(conv); return undefined;
    case "close": return desk.run(state.close(conv));
    default: return undefined;
  }
}

/**
 * @param {import("./desk.js").Desk} desk
 * @param {import("./case.js").Case} one
 */
function claim(desk, one) {
  const { state } = desk;
  if (state.isMine(one)) return desk.say(`Customer ${one.name} is yours already.`);
  const hasOther = one.agent !== null && (one.status === "open" || one.status === "snoozed");
  return desk.run(state.claim(one.conv, hasOther && state.isLead));
}

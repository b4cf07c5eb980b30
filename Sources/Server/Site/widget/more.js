import { say } from "../client/words.js";
import { textButton } from "./dom.js";
import { download, transcriptText } from "./files.js";
import { question, ratingForm } from "./forms.js";

/**
 * What the menu has: as far as there is a conversation, what can be done with it.
 *
 * @param {import("./widget.js").Widget} widget
 * @returns {import("./menu.js").Entry[]}
 */
export function moreEntries(widget) {
  const { attention, chat, locale } = widget;
  /**
   * @param {import("../client/words.js").Word} word
   * @param {() => void} act
   */
  const entry = (word, act, isGrave = false) => ({ name: say(locale, word), act, isGrave });
  const today = new Date().toISOString().slice(0, 10);
  const isKnown = chat.conversation.stored.length > 0;
  return [
    ...(isKnown ? [
      entry("rateChat", () => rate(widget)),
      entry("finish", () => widget.act(chat.finish())),
      entry("transcript", () => widget.act(chat.history().then((events) => download(`chat-${today}.txt`, "text/plain",
        transcriptText(events, locale))))),
      entry("data", () => widget.act(chat.data().then((data) => download(`my-data-${today}.json`, "application/json",
        JSON.stringify(data, null, 2))))),
    ] : []),
    {
      name: say(locale, "sound"), isOn: attention.hasSound,
      act: () => {
        attention.hasSound = !attention.hasSound;
        attention.sound();
      },
    },
    ...(isKnown ? [entry("forget", () => askForget(widget), true)] : []),
  ];
}

/** @param {import("./widget.js").Widget} widget */
function rate(widget) {
  const { chat, locale, panel } = widget;
  panel.show(ratingForm(locale, (score, comment) => {
    panel.show(null);
    widget.act(chat.rate("conversation", score, { comment }).then(() => widget.tell("rated")));
  }, () => panel.show(null)), true);
}

/** @param {import("./widget.js").Widget} widget */
function askForget(widget) {
  const { chat, locale, panel } = widget;
  const forget = () => widget.act(chat.forget().then(() => {
    const again = textButton("main", say(locale, "again"), () => {
      widget.enter();
      panel.show(null);
    });
    panel.show(question(say(locale, "erased"), [], [again]));
  }));
  panel.show(question(say(locale, "forget"), [say(locale, "forgetSure")],
    [textButton("danger", say(locale, "forget"), forget), textButton("plain", say(locale, "cancel"),
      () => panel.show(null))]), true);
}

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "../client/site.js";

const { fillIn, fitting, shortcodeAt, stack } = await load("desk/canned.js");
const { actionFor, actions } = await load("desk/keys.js");
const { plainText } = await load("desk/plain.js");
const { snoozeUntil } = await load("desk/snooze.js");
const { moodPoints } = await load("desk/sparkline.js");
const { visible } = await load("desk/visible.js");

test("A canned reply takes what is known of a conversation, else its fallback; what has neither is left to fill in.",
  () => {
  const text = "Hello {{contact.name|there}}, {{ agent.name }} here: {{order}}, {{contact.email|}}.";
  assert.deepEqual(fillIn(text, { "agent.name": "Ada" }),
    { text: "Hello there, Ada here: {{order}}, .", blanks: ["{{order}}"] });
  assert.equal(fillIn(text, { "contact.name": "Bo", "agent.name": "Ada", order: "1" }).text,
    "Hello Bo, Ada here: 1, .");
  assert.equal(fillIn("{{contact.name|there}}", { "contact.name": "  " }).text, "there");
});

test("What a customer's value says is put in as it is: braces in it mean nothing.", () => {
  const { text, blanks } = fillIn("{{contact.name|x}} $&", { "contact.name": "{{agent.name}} $1" });
  assert.equal(text, "{{agent.name}} $1 $&");
  assert.deepEqual(blanks, []);
});

test("A shortcode begins with a slash after white space, and replies are stacked.", () => {
  assert.equal(shortcodeAt("and/or", 6), null);
  assert.equal(shortcodeAt("see http://a", 12), null);
  assert.deepEqual(shortcodeAt("/he", 3), { from: 0, begun: "he" });
  assert.deepEqual(shortcodeAt("Hi. /re", 7), { from: 4, begun: "re" });
  const once = stack("/he", { from: 0, begun: "he" }, "Hello.");
  assert.deepEqual(once, { text: "Hello.", caret: 6 });
  const typed = `${once.text} /re`;
  assert.deepEqual(stack(typed, shortcodeAt(typed, typed.length), "Refunded."),
    { text: "Hello.\nRefunded.", caret: 16 });
  assert.equal(stack("/he please", { from: 0, begun: "he" }, "Hello.").text, "Hello.\nplease");
});

test("Canned replies are found by the beginning of their shortcode, then by a word.", () => {
  const canned = [{ shortcode: "hello", text: "Good day" }, { shortcode: "still-there", text: "Hello?" },
    { shortcode: "bye", text: "Bye" }];
  assert.deepEqual(fitting(canned, "").length, 3);
  assert.deepEqual(fitting(canned, "he").map(({ shortcode }) => shortcode), ["hello", "still-there"]);
  assert.deepEqual(fitting(canned, "there").map(({ shortcode }) => shortcode), ["still-there"]);
});

test("Until when is read as in the console: a span, a time, a day with or without one.", () => {
  const now = new Date(2026, 10, 28, 15, 30).getTime();
  const at = (typed) => { const moment = snoozeUntil(typed, now); return moment === null ? null : new Date(moment); };
  assert.deepEqual(at("30m"), new Date(2026, 10, 28, 16, 0));
  assert.deepEqual(at("1w"), new Date(2026, 11, 5, 15, 30));
  assert.deepEqual(at("16:00"), new Date(2026, 10, 28, 16, 0));
  assert.deepEqual(at("9:00"), new Date(2026, 10, 29, 9, 0));
  assert.deepEqual(at("tomorrow"), new Date(2026, 10, 29, 9, 0));
  assert.deepEqual(at("Monday 8:15"), new Date(2026, 10, 30, 8, 15));
  assert.deepEqual(at("sat"), new Date(2026, 11, 5, 9, 0));
  assert.deepEqual(at("2026-12-24 10:00"), new Date(2026, 11, 24, 10, 0));
  const wrongs = ["", "soon", "0m", "today", "2026-02-30", "2028-01-01", "25:00", "9:0", "2h now please"];
  for (const wrong of wrongs) assert.equal(at(wrong), null, wrong);
});

test("The bot's answer becomes what an agent would type: lists, links with their address, no marks.", () => {
  const source = "**Yes.** See [our page](https://a.example/x) or <mailto:b@a.example>:\n\n"
    + "1. one\n2. two\n   - deep\n\nBye";
  assert.equal(plainText(source),
    "Yes. See our page (https://a.example/x) or mailto:b@a.example:\n\n1. one\n2. two\n  - deep\n\nBye");
  assert.equal(plainText("[x](javascript:alert(1))"), "x");
});

test("H32: directions, zero-width and control characters in foreign text are made visible; spelling stays.", () => {
  const shown = "a⟨U+202E⟩b⟨U+2066⟩c⟨U+200B⟩d⟨U+0007⟩e⟨U+FEFF⟩f";
  assert.equal(visible("a\u202eb\u2066c\u200bd\u0007e\ufefff"), shown);
  const fines = [
    "line\nand\ttab", "👩‍👩‍👧", "❤️‍🔥", "می‌خواهم", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "é ü ñ 漢",
  ];
  for (const fine of fines) assert.equal(visible(fine), fine);
  assert.equal(visible("a\u200db"), "a⟨U+200D⟩b");
  assert.equal(visible("a\u200cb\ufe0fc\u{1d173}"), "a⟨U+200C⟩b⟨U+FE0F⟩c⟨U+1D173⟩");
  const tags = visible(`🏴${"\u{e0041}".repeat(1000)}`);
  assert.equal(tags.split("⟨U+E0041⟩").length - 1, 994, "a flag is spelt by six tags at most");
});

test("The mood's line goes up with frustration and stays on its field.", () => {
  assert.equal(moodPoints([0, 0.5, 1], 100, 20), "0,20 50,10 100,0");
  assert.equal(moodPoints([-1, 7, NaN], 100, 20), "0,20 50,0 100,20");
  assert.equal(moodPoints([0.5], 100, 20), "0,10");
});

const press = (key, more = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, ...more });

test("A key alone never acts in a field; with Alt it does, whatever sign the keyboard then writes.", () => {
  assert.equal(actionFor(press("e"), false, true), "resolve");
  assert.equal(actionFor(press("e"), true, true), null);
  assert.equal(actionFor(press("e"), false, false), null);
  assert.equal(actionFor(press("e", { altKey: true }), true, false), "resolve");
  for (const sign of ["´", "Dead"]) assert.equal(actionFor(press(sign, { altKey: true, code: "KeyE" }), true, true),
    "resolve");
  assert.equal(actionFor(press("e", { ctrlKey: true }), false, true), null);
  assert.equal(actionFor(press("e", { isComposing: true }), false, true), null);
});

test("Every action has a key of its own.", () => {
  const keys = actions.flatMap((action) => action.keys);
  assert.ok(actions.every((action) => action.keys.length > 0));
  assert.equal(new Set(keys).size, keys.length);
});

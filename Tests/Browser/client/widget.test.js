import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { load } from "./site.js";

const { isolated, say, sayPlace, spokenLocale } = await load("client/words.js");
const { fittingInvitation, matchesPath } = await load("widget/proactive.js");
const { speakerName } = await load("widget/rows.js");
const { transcriptText } = await load("widget/files.js");

const languages = ["en", "de", "fr", "es"];
const site = new URL("../../../Sources/Server/Site/", import.meta.url);
const sources = ["client", "widget"].flatMap((folder) => readdirSync(new URL(folder,
  site)).map((name) => [`${folder}/${name}`, readFileSync(new URL(`${folder}/${name}`, site), "utf8")]));

test("every text is there in every language, with the same blanks", () => {
  const words = readFileSync(new URL("client/words.js", site),
    "utf8").match(/^ {2}(\w+): \[/gm).map((line) => line.match(/\w+/)[0]);
  const blanks = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  for (const word of words) {
    for (const locale of languages) {
      assert.ok(say(locale, word).length > 0, `${word} in ${locale}`);
      assert.equal(blanks(say(locale, word)), blanks(say("en", word)), `${word} in ${locale}`);
    }
  }
});

test("of de-AT the de counts; a language that is not spoken is English", () => {
  assert.deepEqual(["de-AT", "DE", "fr_CA", "pl", ""].map(spokenLocale), ["de", "de", "fr", "en", "en"]);
});

test("the place in the queue comes with its estimate where there is one", () => {
  assert.equal(sayPlace("en", { position: 2, wait_ms: 61_000 }), "Number 2 in the queue · about 2 min");
  assert.equal(sayPlace("en", { position: 1 }), "First in the queue");
});

test("D2, D5: the bot is named as one in every language, whatever its name", () => {
  for (const locale of languages) {
    assert.match(speakerName({ kind: "bot", name: "Emma" }, locale), /^Emma \(autom/);
    assert.match(speakerName({ kind: "bot", name: "" }, locale), /^\(autom/);
  }
  assert.equal(speakerName({ kind: "bot", name: "Bookmark (automated)" }, "en"), "Bookmark (automated)");
  assert.equal(speakerName({ who: "human", name: "Ada" }, "en"), "Ada (person)");
});

test("a name from right to left keeps to itself among words from left to right, and any other is as it is", () => {
  assert.equal(say("en", "typing", { name: "סו" }), "\u2068סו\u2069 is typing …");
  assert.equal(speakerName({ who: "human", name: "سارة" }, "en"), "\u2068سارة\u2069 (person)");
  assert.equal(speakerName({ kind: "bot", name: "سارة" }, "en"), "\u2068سارة\u2069 (automated)");
  assert.equal(isolated("Ada Müller 李"), "Ada Müller 李");
});

test("the transcript says who speaks on every line", () => {
  const events = [
    { seq: 1, ts: 0, kind: "message.created", from: { kind: "bot", name: "Bookmark (automated)" }, text: "Hello" },
    { seq: 2, ts: 0, kind: "message.created", from: { kind: "customer" }, text: "Hi\nthere" },
  ];
  assert.match(transcriptText(events, "en"), /^\[.*\] Bookmark \(automated\):\nHello\n\n\[.*\] You:\nHi\nthere\n$/);
});

test("H27: a page's pattern is compared piece by piece, never as a regular expression", () => {
  const cases = [
    ["/orders", "/orders", true], ["/orders", "/orders/1", false], ["/orders*", "/orders/1", true],
      ["*/cart", "/de/cart", true],
    ["/a*b*c", "/axxbyyc", true], ["/a*b*c", "/acb", false], ["/a*a", "/a", false], ["*", "/", true],
      ["/(a+)+$", "/aaaa", false], ["/.*", "/x", false],
  ];
  for (const [pattern, path, fits] of cases) assert.equal(matchesPath(pattern, path), fits, `${pattern} ${path}`);
});

test("a message by itself comes only where all of its conditions hold", () => {
  const invitation = { id: "a", text: "x", pages: ["/books*"], after_s: 20, attribute: { name: "plan", value: "pro" },
    returning: true };
  const visit = { path: "/books/1", seconds: 20, attributes: { plan: "pro" }, isReturning: true };
  assert.equal(fittingInvitation([invitation], visit), invitation);
  for (const other of [{ path: "/" }, { seconds: 19 }, { attributes: {} }, { isReturning: false }]) {
    assert.equal(fittingInvitation([invitation], { ...visit, ...other }), undefined);
  }
});

test("H24, H30: no module builds markup, styles or code from text", () => {
  const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\("style"|\.style\b|cssText|[{ ]style: /;
  for (const [path, text] of sources) assert.doesNotMatch(text, forbidden, path);
});

test("P8: nothing but the session's key, and that a message was shown or is unwanted, is stored; no cookie", () => {
  for (const [path, text] of sources) {
    assert.doesNotMatch(text, /document\.cookie|indexedDB|caches\./, path);
    if (!["widget/session-key.js", "widget/proactive.js"].includes(path)) assert.doesNotMatch(text,
      /localStorage|sessionStorage/, path);
  }
  const all = sources.map(([, text]) => text).join("\n");
  assert.deepEqual([...new Set(all.match(/(?<=")frontdesk-(?!widget)[a-z]+(?=")/g))].sort(),
    ["frontdesk-never", "frontdesk-session", "frontdesk-shown"]);
  assert.deepEqual(all.match(/\w+Storage\.setItem\(\w+/g).sort(),
    ["localStorage.setItem(neverKey", "localStorage.setItem(sessionKey", "sessionStorage.setItem(shownKey"]);
});

test("P8: the page on privacy tells of the key and of both marks, and names the menu's entries as the menu does", () => {
  for (const locale of languages) {
    const page = readFileSync(new URL(`privacy/${locale}.html`, site), "utf8");
    const own = page.match(/<h2>[^<]*(browser|navigateur|navegador)<\/h2>\n<ul>\n((?:<li>.*<\/li>\n)+)<\/ul>/i)?.[2] ?? "";
    assert.equal(own.trim().split("\n").length, 2, locale);
    for (const word of ["never", "forget", "data"]) {
      const text = say(locale, word);
      assert.match(word === "never" ? own : page, new RegExp(`[“„«] ?${text} ?[”“»]`), `${text} in ${locale}`);
    }
  }
});

test("the modules can be joined into one script: imports and exports in one line each, no name twice, no code after a comment in its line", () => {
  const names = new Map();
  for (const [path, text] of sources) {
    for (const line of text.split("\n")) {
      if (line.startsWith("import")) assert.match(line, /^import \{[\w$, ]+\} from "\.\.?\/[\w./-]+\.js";$/, path);
      if (line.startsWith("export")) assert.match(line, /^export (async )?(function|class|const) /, path);
      assert.doesNotMatch(line, /^\s*\/\*\*.*\*\/\s*\S/, `${path}: ${line}`);
      const name = line.match(/^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+)/)?.[1];
      if (!name) continue;
      assert.equal(names.get(name), undefined, `${name} in ${path}`);
      names.set(name, path);
    }
  }
});

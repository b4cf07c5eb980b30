import assert from "node:assert/strict";
import test from "node:test";
import { load } from "../client/site.js";

const { DeskState } = await load("desk/state.js");
const { contactValues, customerName, lastQuestion } = await load("desk/customer.js");

const ada = { id: "a1", name: "Ada", role: "agent" };
const now = 1_000_000;

/** A desk with an agent signed in, and what it was asked to do. */
class Bench {
  constructor(agent = ada) {
    this.state = new DeskState();
    this.state.signedIn(agent);
    this.effects = [];
    this.report({ kind: "welcomed", welcome: { agent: { ...agent, departments: [], capacity: 4 } }, again: false });
  }

  do(effects) {
    this.effects.push(...effects);
    return effects;
  }

  report(report) { return this.do(this.state.report(report, now)); }
  event(conv, seq, kind, more = {}) {
    return this.report({ kind: "event", event: { conv, seq, ts: now + seq, kind, ...more } });
  }
  news(kind, more) { return this.report({ kind: "news", event: { kind, ...more } }); }
  answer(request, ok = {}, events = []) { return this.do(this.state.answered(request, { ok, events, data: [] })); }
  #of(kind) { return this.effects.filter((effect) => effect.do === kind); }
  asked(type) { return this.#of("ask").map(({ request }) => request).filter((request) => request.type === type); }
  signals() { return this.#of("signal").map(({ what, conv }) => `${what} ${conv}`); }

  /** A conversation that was claimed and read. */
  claimed(conv) {
    this.do(this.state.claim(conv));
    this.event(conv, 5, "assignee.changed", { agent: ada, by: ada });
    this.event(conv, 6, "conversation.status_changed", { status: "open", was: "pending", by: ada });
    this.answer({ type: "claim", conv }, { conv, seq: 5, last: 6 });
    this.answer({ type: "history", conv, limit: 100 }, { more: false }, [
      { seq: 1, ts: now, kind: "conversation.created", locale: "en", channel: "web" },
      { seq: 2, ts: now, kind: "message.created", from: { kind: "customer", name: "" }, text: "help", format: "plain" },
      { seq: 3, ts: now, kind: "conversation.handoff", cause: "request", priority: "high" },
      { seq: 4, ts: now, kind: "conversation.status_changed", status: "pending", was: "bot" },
    ]);
    return this.state.known(conv);
  }
}

const waits = (conv, more = {}) =>
  ({ conv, place: 1, since: now, cause: "request", priority: "normal", locale: "en", ...more });
const says = (text, kind = "customer", name = "", more = {}) =>
  ({ from: { kind, name }, text, format: "plain", ...more });

test("Whoever is new in the queue is announced once; who waited before the agent came is not.", () => {
  const desk = new Bench();
  desk.answer({ type: "queue" }, { waiting: [waits("c1")], total: 1 });
  desk.news("queue.changed", { waiting: [waits("c1"), waits("c2")] });
  desk.news("queue.changed", { waiting: [waits("c2"), waits("c1")] });
  assert.deepEqual(desk.signals(), ["waiting c2"]);
  assert.equal(desk.state.lists.waitingTotal, 2);
});

test("After a claim the conversation is shown and read, and its events are told once each.", () => {
  const desk = new Bench();
  desk.answer({ type: "queue" }, { waiting: [waits("c1")], total: 1 });
  const one = desk.claimed("c1");
  assert.deepEqual(desk.state.shown, ["c1"]);
  assert.equal(desk.state.lists.waiting.length, 0);
  assert.deepEqual(desk.asked("history").map(({ conv }) => conv), ["c1"]);
  assert.ok(desk.state.isMine(one));
  assert.deepEqual(desk.signals(), [], "what one takes oneself makes no sound");
  assert.equal(desk.event("c1", 6, "conversation.status_changed", { status: "resolved" }).length, 0);
  assert.equal(one.status, "open", "an event that is known changes nothing");
});

test("What is read later and is older does not change how a conversation stands.", () => {
  const one = new Bench().claimed("c1");
  assert.equal(one.status, "open");
  assert.equal(one.agent.name, "Ada");
  assert.deepEqual(one.timeline.map(({ seq }) => seq), [2, 3, 5]);
});

test("What the desk gives to an agent is read, signalled, and does not push away what is being written.", () => {
  const desk = new Bench();
  desk.claimed("c1");
  desk.news("conversation.changed",
    { conversation: { conv: "c2", status: "open", seq: 9, agent: ada, labels: [], locale: "en" } });
  assert.deepEqual(desk.signals(), ["given c2"]);
  assert.equal(desk.state.focus, "c1");
  const [, history] = desk.asked("history");
  assert.equal(history.conv, "c2");
  desk.answer(history, { more: false }, [{ seq: 9, ts: now, kind: "assignee.changed", agent: ada }]);
  assert.deepEqual(desk.asked("follow").map(({ conv, after }) => [conv, after]), [["c2", 9]]);
});

test("A customer's line counts as unread where nobody looks, with a sound; elsewhere it is read out.", () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  assert.deepEqual(desk.event("c1", 7, "message.created", says("hi")).map((effect) => effect.do), ["announce"]);
  assert.equal(one.unread, 0);
  desk.state.isHidden = true;
  assert.deepEqual(desk.event("c1", 8, "message.created", says("hello?")).map((effect) => effect.do), ["signal"]);
  assert.equal(one.unread, 1);
  desk.state.isHidden = false;
  desk.state.looked();
  assert.equal(one.unread, 0);
});

test("D10: what the bot drafted is marked unedited where it is sent as it is, edited where it was changed, else not.",
  () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  const mark = (text, draft) => desk.state.say(one, "reply", `r${Math.random()}`, text, draft, now)[0].request.draft;
  assert.equal(mark("An answer.", "An answer."), "unedited");
  assert.equal(mark("An answer!", "An answer."), "edited");
  assert.equal(mark("Mine.", null), undefined);
  assert.equal(desk.state.say(one, "note", "n1", "An answer.", "An answer.", now)[0].request.draft, undefined);
});

test("A reply stands there at once, once, and is kept for another try where the desk refuses it.", () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  const [{ request }] = desk.state.say(one, "reply", "r1", "Here.", null, now);
  assert.equal(one.timeline.at(-1).delivery, "sending");
  desk.do(desk.state.refused(request, { code: "not_owner", message: "somebody else has it" }));
  assert.equal(one.timeline.at(-1).delivery, "failed");
  const [again] = desk.state.retry(one, "r1", now);
  assert.deepEqual(again.request, request, "under the same id, so that it is stored once");
  desk.event("c1", 7, "message.created", says("Here.", "human", "Ada", { cid: "r1" }));
  desk.answer(request, { seq: 7 });
  assert.deepEqual(one.timeline.filter(({ text }) => text === "Here.").map(({ delivery }) => delivery), ["stored"]);
});

test("A note is among the lines as a note, and never twice.", () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  desk.state.say(one, "note", "n1", "Careful.", null, now);
  desk.event("c1", 7, "note.created", { by: ada, text: "Careful.", cid: "n1" });
  assert.deepEqual(one.timeline.filter(({ kind }) => kind === "note").map(({ text }) => text), ["Careful."]);
});

test("After a lost connection the agent's own are asked for: what was given is read, what is gone is gone.", () => {
  const desk = new Bench();
  desk.claimed("c1");
  desk.report({ kind: "lost", reason: "lost", retry_ms: 200 });
  assert.equal(desk.state.connection, "lost");
  desk.effects = [];
  desk.report({ kind: "welcomed", welcome: { agent: ada }, again: true });
  assert.deepEqual(desk.asked("convs").map(({ mine }) => mine), [true]);
  assert.deepEqual(desk.asked("history"), [], "what is followed is gone on with, not read again");
  desk.answer({ type: "convs", mine: true },
    { convs: [{ conv: "c3", status: "open", seq: 4, agent: ada, labels: [], locale: "de" }] });
  assert.deepEqual(desk.asked("history").map(({ conv }) => conv), ["c3"]);
  assert.deepEqual(desk.state.own.map(({ conv }) => conv), ["c3"]);
});

test("After another sign-in of the same agent all is read again, and what was being written is still there.", () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  one.composed.reply = "half a sen";
  desk.report({ kind: "ended", ending: "refused" });
  desk.state.signedIn(ada);
  desk.effects = [];
  desk.report({ kind: "welcomed", welcome: { agent: ada }, again: false });
  assert.deepEqual(desk.asked("history").map(({ conv }) => conv), ["c1"]);
  assert.equal(desk.state.known("c1").composed.reply, "half a sen");
  desk.state.signedIn({ id: "b2", name: "Bo", role: "agent" });
  assert.equal(desk.state.cases.size, 0, "another agent sees nothing of it");
});

test("H40: what is somebody else's is followed only while it is looked at, and then forgotten.", () => {
  const desk = new Bench();
  desk.do(desk.state.open("c9"));
  desk.answer({ type: "history", conv: "c9" }, { more: false },
    [{ seq: 1, ts: now, kind: "message.created", ...says("secret") }]);
  desk.answer({ type: "follow", conv: "c9" });
  desk.do(desk.state.close("c9"));
  assert.deepEqual(desk.asked("unfollow").map(({ conv }) => conv), ["c9"]);
  assert.deepEqual(desk.state.known("c9").timeline, []);
  desk.do(desk.state.open("c8"));
  desk.do(desk.state.refused({ type: "history", conv: "c8" },
    { code: "forbidden", message: "another agent has this conversation" }));
  assert.deepEqual(desk.state.columns, []);
});

test("What was erased is thrown away: lines, contacts, labels, reasons, whatever stood in the panel.", () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  desk.event("c1", 7, "contact.left", { text: "me@a.example" });
  desk.event("c1", 8, "conversation.labels_changed", { added: ["vip"], removed: [], by: ada });
  desk.answer({ type: "summary", conv: "c1" }, { summary: { contact: ["me@a.example"] } });
  assert.deepEqual(contactValues(one), { "contact.email": "me@a.example" });
  desk.event("c1", 9, "conversation.erased", { through: 8 });
  assert.ok(!JSON.stringify([one.timeline, one.contacts, one.labels, one.summary,
    one.firstLine]).match(/help|example|vip/));
});

test("Canned replies name the customer as the website has signed, by the event or by the summary; erasing takes it away.", () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  const details = [{ name: "page", value: "/a" }, { name: "name", value: "Grace" }, { name: "email", value: "a@b.example" }];
  desk.answer({ type: "summary", conv: "c1" }, { summary: { details } });
  assert.deepEqual(contactValues(one), {}, "nobody signed it");
  desk.answer({ type: "summary", conv: "c1" }, { summary: { details: [...details, { name: "identity", value: "7, signed by the website" }] } });
  assert.deepEqual(contactValues(one), { "contact.name": "Grace", "contact.email": "a@b.example" });
  desk.event("c1", 7, "contact.identified", { identifier: "7", name: "Grace L.", phone: "+44 20" });
  desk.event("c1", 8, "contact.left", { text: "me@a.example" });
  assert.deepEqual(contactValues(one), { "contact.name": "Grace L.", "contact.phone": "+44 20", "contact.email": "me@a.example" });
  assert.ok(one.timeline.some(({ text, foreign }) => text.includes("signed in on the website") && foreign === "Grace L. (7)"));
  desk.event("c1", 9, "conversation.erased", { through: 8 });
  assert.deepEqual(contactValues(one), {});
  assert.ok(!JSON.stringify([one.timeline, one.identity, one.summary]).match(/Grace|\+44/));
});

test("Columns stand side by side as far as they fit; another takes the place of the focused one.", () => {
  const desk = new Bench();
  desk.state.columnsMax = 2;
  desk.claimed("c1");
  desk.state.open("c2", true);
  assert.deepEqual(desk.state.shown, ["c1", "c2"]);
  desk.state.open("c3", true);
  assert.deepEqual(desk.state.shown, ["c1", "c3"], "no room: in the place of the focused one");
  desk.state.columnsMax = 1;
  assert.deepEqual(desk.state.shown, ["c3"]);
  desk.state.across(-1);
  assert.deepEqual(desk.state.shown, ["c1"]);
});

test("The next one is taken that is meant for whoever is free, or for this agent.", () => {
  const desk = new Bench();
  assert.equal(desk.state.claimNext()[0].do, "say");
  desk.answer({ type: "queue" }, { waiting: [waits("c1", { for: "Bo" }), waits("c2", { for: "Ada" })], total: 2 });
  assert.deepEqual(desk.state.claimNext()[0].request, { type: "claim", conv: "c2" });
  assert.equal(desk.state.claim("c1", true)[0].request.take_over, true);
});

test("A customer who types is seen typing, for a while.", () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  desk.news("typing", { conv: "c1", from: { kind: "customer" }, on: true });
  assert.ok(one.isTyping(now + 1_000));
  assert.ok(!one.isTyping(now + 60_000));
  desk.event("c1", 7, "message.created", says("done"));
  assert.ok(!one.isTyping(now + 1_000), "who has said it types no longer");
});

test("A customer is called by the conversation's id until the website's signature names them: the same in every page", () => {
  const id = "k3f9qwertyuiopasdfghjklzxc";
  const [desk, other] = [new Bench(), new Bench()];
  other.claimed("c1");
  for (const bench of [desk, other]) assert.equal(bench.claimed(id).name, "k3f9");
  const details = [{ name: "name", value: "Ada L." }, { name: "identity", value: "7, signed by the website" }];
  desk.answer({ type: "summary", conv: id }, { summary: { details } });
  assert.equal(desk.state.known(id).name, "Ada L.");
  desk.answer({ type: "resolve", conv: id });
  assert.equal(desk.effects.at(-1).text, "Customer Ada L. is resolved.");
  desk.event(id, 7, "contact.identified", { identifier: "7", name: "\u202eeda" + "x".repeat(60) });
  assert.match(customerName(desk.state.known(id)), /^⟨U\+202E⟩edax+ …$/, "H32: what cannot be seen is shown, and it ends");
  desk.event(id, 8, "contact.identified", { identifier: "7", name: "سارة" });
  assert.equal(customerName(desk.state.known(id)), "\u2068سارة\u2069");
});

test("What is taught is what the customer asked, as the desk tells it: not their wish for a person", () => {
  const desk = new Bench();
  const one = desk.claimed("c1");
  assert.equal(lastQuestion(one), "");
  desk.answer({ type: "summary", conv: "c1" }, { summary: { asked: ["where is it", "and my refund"] } });
  desk.event("c1", 7, "message.created", says("a person please"));
  assert.equal(lastQuestion(one), "and my refund");
});

test("What others do with one's own conversation is said; what one does oneself is not.", () => {
  const last = (change) => {
    const desk = new Bench();
    desk.claimed("c1");
    return desk.event("c1", 7, change.kind, change).filter((effect) => effect.do === "say").map(({ text }) => text);
  };
  const bo = { id: "b2", name: "Bo" };
  const kind = "conversation.status_changed";
  assert.deepEqual(last({ kind: "assignee.changed", agent: bo, by: bo }), ["Customer c1 is with Bo now."]);
  assert.deepEqual(last({ kind, status: "resolved", was: "open" }), ["Customer c1 is done."]);
  assert.deepEqual(last({ kind, status: "pending", was: "open" }), ["Customer c1 waits again."]);
  assert.deepEqual(last({ kind, status: "resolved", was: "open", by: ada }), []);
});

test("H40: what a colleague has now is closed and forgotten, unless a lead looks.", () => {
  const bo = { id: "b2", name: "Bo", role: "agent" };
  const watch = (agent) => {
    const desk = new Bench(agent);
    desk.do(desk.state.open("c1"));
    desk.answer({ type: "history", conv: "c1" }, { more: false },
      [{ seq: 1, ts: now, kind: "message.created", ...says("secret") }]);
    desk.event("c1", 2, "conversation.status_changed", { status: "open", was: "pending", by: bo });
    desk.event("c1", 3, "assignee.changed", { agent: bo, by: bo });
    return desk.state;
  };
  assert.deepEqual(watch(ada).columns, []);
  assert.deepEqual(watch(ada).known("c1").timeline, []);
  assert.deepEqual(watch({ ...ada, role: "lead" }).columns, ["c1"]);
});

test("No more conversations are remembered than anybody has to do with.", () => {
  const desk = new Bench();
  desk.claimed("mine");
  for (let at = 0; at < 5_000; at += 1) desk.news("queue.changed", { waiting: [waits(`c${at}`)] });
  assert.ok(desk.state.cases.size <= 1_000);
  assert.ok(desk.state.isMine(desk.state.known("mine")));
});

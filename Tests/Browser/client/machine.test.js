import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./site.js";

const { Machine } = await load("client/machine.js");

const welcome = (fields = {}) => ({
  type: "welcome", v: 1, session: "s", epoch: "e", conv: "c", seq: 0, recovered: false, role: "customer",
  limits: { unacknowledged: 2, history: 300 }, heartbeat_s: 25, ...fields,
});
const agentWelcome = (fields = {}) => ({ ...welcome(), conv: undefined, session: "", role: "agent", ...fields });
const event = (seq, fields = {}) => ({ type: "event", conv: "c", seq, ts: seq, kind: "message.created", ...fields });
const lines = (effects) => effects.filter((effect) => effect.do === "send").map((effect) => effect.line);
const reports = (effects, kind) => effects.filter((effect) => effect.do === "report"
  && effect.report.kind === kind).map((effect) => effect.report);
const answers = (effects) => effects.filter((effect) => effect.do === "answer");

/** A machine that is let in. */
function letIn(hello = { role: "customer" }, line = welcome()) {
  const machine = new Machine(hello);
  machine.start(0);
  machine.connected(0);
  return { machine, effects: machine.received(line, 0) };
}

function reconnect(machine, line, now = 1_000) {
  machine.disconnected("cut", now, 0);
  machine.tick(machine.due());
  const hello = lines(machine.connected(now))[0];
  return { hello, effects: machine.received(line, now) };
}

test("hello is the first line, and nothing is sent before the welcome", () => {
  const machine = new Machine({ role: "customer", locale: "de" });
  assert.deepEqual(machine.start(0), [{ do: "open" }]);
  assert.deepEqual(machine.ask({ type: "say", id: "a", text: "x" }, 0), []);
  assert.deepEqual(lines(machine.connected(0)), [{ type: "hello", v: 1, role: "customer", locale: "de" }]);
  assert.deepEqual(lines(machine.received(welcome(), 0)), [{ type: "say", id: "a", text: "x" }]);
});

test("I6: what was seen is dropped, whatever comes twice", () => {
  const { machine } = letIn();
  const told = [1, 2, 1, 2, 3, 3].flatMap((seq) => reports(machine.received(event(seq), 0),
    "event")).map((report) => report.event.seq);
  assert.deepEqual(told, [1, 2, 3]);
});

test("I5: a gap is asked for again, and nothing is told out of order", () => {
  const { machine } = letIn();
  machine.received(event(1), 0);
  const [repair] = lines(machine.received(event(4), 0));
  assert.deepEqual({ ...repair, id: undefined }, { type: "history", conv: "c", after: 1, limit: 300, id: undefined });
  const told = [2, 3, 4].flatMap((seq) => reports(machine.received(event(seq, { re: repair.id }), 0), "event"));
  assert.deepEqual(told.map((report) => report.event.seq), [2, 3, 4]);
  assert.deepEqual(machine.received({ type: "ok", id: repair.id, more: false }, 0), []);
});

test("I5: an ok that names an event which did not come has it asked for", () => {
  const { machine } = letIn();
  machine.received(event(1), 0);
  machine.ask({ type: "say", id: "a", text: "x" }, 0);
  const effects = machine.received({ type: "ok", id: "a", conv: "c", seq: 2, last: 3 }, 0);
  assert.equal(answers(effects).length, 1);
  assert.equal(lines(effects)[0].after, 1);
});

test("I2: after a lost connection it resumes where it was, and sends again under the same id", () => {
  const { machine } = letIn();
  machine.received(event(1), 0);
  machine.ask({ type: "say", id: "a", text: "x" }, 0);
  const { hello, effects } = reconnect(machine, welcome({ recovered: true, seq: 1 }));
  assert.deepEqual(hello.resume, { session: "s", epoch: "e", after: 1 });
  assert.deepEqual(lines(effects), [{ type: "say", id: "a", text: "x" }]);
  const done = machine.received({ type: "ok", id: "a", seq: 2, last: 2, dup: true }, 0);
  assert.equal(answers(done)[0].answer.ok.dup, true);
});

test("a customer's lines go one after the other: a refusal of one never lets the next overtake it", () => {
  const { machine } = letIn();
  machine.ask({ type: "say", id: "a", text: "1" }, 0);
  assert.deepEqual(lines(machine.ask({ type: "say", id: "b", text: "2" }, 0)), []);
  machine.received({ type: "error", id: "a", error: { code: "rate_limited", message: "", retry_after_ms: 400 } }, 0);
  assert.equal(machine.due(), 400);
  assert.deepEqual(lines(machine.tick(399)), []);
  assert.deepEqual(lines(machine.tick(400)).map((line) => line.id), ["a"]);
  assert.deepEqual(lines(machine.received({ type: "ok", id: "a" }, 500)).map((line) => line.id), ["b"]);
});

test("what is refused too often is told to whoever asked, once", () => {
  const { machine } = letIn();
  machine.ask({ type: "say", id: "a", text: "1" }, 0);
  const told = [];
  for (let attempt = 0, now = 0; attempt < 20; attempt += 1, now += 100_000) {
    told.push(...answers(machine.received({ type: "error", id: "a", error: { code: "overloaded", message: "busy" } },
      now)));
    machine.tick(now + 50_000);
    machine.received({ type: "pong" }, now + 50_000);
  }
  assert.deepEqual(told.map((answer) => answer.error.code), ["overloaded"]);
});

test("what is wrong for good is told at once, and the next goes on", () => {
  const { machine } = letIn();
  machine.ask({ type: "say", id: "a", text: "1" }, 0);
  machine.ask({ type: "say", id: "b", text: "2" }, 0);
  const effects = machine.received({ type: "error", id: "a", error: { code: "too_long", message: "" } }, 0);
  assert.equal(answers(effects)[0].error.code, "too_long");
  assert.deepEqual(lines(effects).map((line) => line.id), ["b"]);
});

test("recovered:false forgets what was shown, and reads the last page before what is live", () => {
  const { machine, effects } = letIn({ role: "customer", resume: { session: "s" } }, welcome({ seq: 500 }));
  assert.equal(reports(effects, "forget").length, 1);
  const [page] = lines(effects);
  assert.equal(page.before, 501);
  assert.deepEqual(reports(machine.received(event(501), 0), "event").length, 1);
  for (let seq = 201; seq <= 500; seq += 1) machine.received(event(seq, { re: page.id }), 0);
  const [told] = reports(machine.received({ type: "ok", id: page.id, more: true }, 0), "page");
  assert.deepEqual([told.events.length, told.events[0].seq, told.more], [300, 201, true]);
  assert.equal(lines(machine.older(0))[0].before, 201);
  assert.deepEqual(machine.older(0), [], "a page that is asked for is not asked for twice");
});

test("a page that was under way when the connection was lost is asked for again", () => {
  const { machine } = letIn({ role: "customer", resume: { session: "s" } }, welcome({ seq: 9 }));
  const { effects } = reconnect(machine, welcome({ seq: 9, recovered: true }));
  assert.equal(lines(effects)[0].before, 10);
});

test("a session that the desk does not know is begun anew, on the same connection, and nothing said is lost", () => {
  const machine = new Machine({ role: "customer", resume: { session: "old" } });
  machine.start(0);
  machine.connected(0);
  machine.ask({ type: "say", id: "a", text: "x" }, 0);
  const effects = machine.received({ type: "error", error: { code: "auth", message: "" } }, 0);
  assert.deepEqual(lines(effects), [{ type: "hello", v: 1, role: "customer" }]);
  assert.deepEqual(lines(machine.received(welcome(), 0)).map((line) => line.id), ["a"]);
});

/** What a machine says until it is let in, and what it reports, at a desk that answers each hello by `judge`. */
function atTheDoor(hello, judge) {
  const machine = new Machine(hello);
  machine.start(0);
  let effects = machine.connected(0);
  const [hellos, told] = [[], []];
  for (let turn = 0; turn < 8; turn += 1) {
    told.push(...effects.filter((effect) => effect.do === "report").map((effect) => effect.report));
    const [line] = lines(effects);
    if (line?.type !== "hello") break;
    hellos.push(line);
    effects = machine.received(judge(line), 0);
  }
  return { machine, hellos, told };
}

const refuses = (code) => ({ type: "error", error: { code, message: "identity: not so" } });
const identity = { identifier: "7", identifier_hash: "00" };

test("an identity that is not believed is left out, and the customer is greeted as an unknown one", () => {
  for (const code of ["auth", "bad_field"]) {
    const { hellos, told, machine } = atTheDoor({ role: "customer", identity },
      (line) => (line.identity ? refuses(code) : welcome()));
    assert.deepEqual(hellos.map((line) => "identity" in line), [true, false]);
    assert.deepEqual(told.map((report) => report.kind), ["unproven", "welcomed"]);
    assert.equal(told[0].error.message, "identity: not so");
    assert.equal(machine.phase, "welcomed");
  }
});

test("of a session and an identity the one at fault is left out, and the other kept", () => {
  const both = { role: "customer", identity, resume: { session: "s" } };
  const badIdentity = atTheDoor(both, (line) => (line.identity ? refuses("auth") : welcome({ seq: 4 })));
  assert.deepEqual(badIdentity.hellos.at(-1), { type: "hello", v: 1, role: "customer", resume: { session: "s" } });
  assert.equal(badIdentity.told.at(-2).kind, "welcomed");
  const oldSession = atTheDoor(both, (line) => (line.resume ? refuses("auth") : welcome()));
  assert.deepEqual(oldSession.hellos.at(-1), { type: "hello", v: 1, role: "customer", identity });
  const neither = atTheDoor(both, (line) => (line.resume || line.identity ? refuses("auth") : welcome()));
  assert.deepEqual(neither.hellos.at(-1), { type: "hello", v: 1, role: "customer" });
  const nobody = atTheDoor(both, () => refuses("auth"));
  assert.deepEqual([nobody.hellos.length, nobody.told.at(-1).kind, nobody.told.at(-1).ending], [4, "ended", "refused"]);
});

test("where it is known that no attempt leads anywhere, there is none, and everybody is answered", () => {
  const machine = new Machine({ role: "customer" });
  machine.start(0);
  machine.ask({ type: "say", id: "a", text: "x" }, 0);
  machine.disconnected("cut", 0, 0);
  const effects = machine.giveUp({ code: "forbidden", message: "not from there" });
  assert.equal(answers(effects)[0].error.code, "forbidden");
  assert.equal(reports(effects, "ended")[0].ending, "refused");
  assert.equal(machine.due(), Infinity);
  assert.deepEqual(machine.giveUp({ code: "forbidden", message: "" }), []);
});

test("I7: replaced ends it without coming back by itself; what was said waits until it goes on here", () => {
  const { machine } = letIn();
  machine.ask({ type: "say", id: "a", text: "x" }, 0);
  const effects = machine.received({ type: "bye", code: "replaced" }, 0);
  assert.equal(reports(effects, "ended")[0].ending, "replaced");
  assert.deepEqual(answers(effects), []);
  assert.equal(machine.due(), Infinity);
  assert.deepEqual(machine.disconnected("closed", 0, 0), []);
  assert.deepEqual(machine.again(0), [{ do: "open" }]);
  assert.equal(lines(machine.connected(0))[0].resume.session, "s");
  assert.deepEqual(lines(machine.received(welcome({ recovered: true }), 0)).map((line) => line.id), ["a"]);
});

test("after bye shutdown the next attempt is no earlier than the desk asked", () => {
  const { machine } = letIn();
  assert.deepEqual(machine.received({ type: "bye", code: "shutdown", retry_after_ms: 5_000 }, 0), [{ do: "close" }]);
  const [lost] = reports(machine.disconnected("closed", 0, 0), "lost");
  assert.deepEqual([lost.retry_ms, lost.reason], [5_000, "shutdown"]);
});

test("attempts are further and further apart, up to 15 s, and the loss is told once", () => {
  const { machine } = letIn();
  const waits = [];
  let told = 0;
  for (let now = 0; waits.length < 12;) {
    told += reports(machine.disconnected("cut", now, 0.999), "lost").length;
    waits.push(machine.due() - now);
    now = machine.due();
    assert.deepEqual(machine.tick(now), [{ do: "open" }]);
  }
  assert.equal(told, 1);
  assert.ok(waits.every((wait, at) => at === 0 || wait >= waits[at - 1]));
  assert.equal(waits[11], 14_993);
});

test("it pings every heartbeat, and closes what has said nothing for so long", () => {
  const { machine } = letIn();
  assert.equal(machine.due(), 25_000);
  assert.deepEqual(lines(machine.tick(25_000)), [{ type: "ping" }]);
  machine.tick(50_000);
  assert.deepEqual(machine.tick(55_000), [{ do: "close" }]);
});

test("after sleep the connection is doubted: it is asked, and given up after 5 s", () => {
  const { machine } = letIn();
  assert.deepEqual(lines(machine.hurry(10_000)), [{ type: "ping" }]);
  assert.deepEqual(machine.tick(15_000), [{ do: "close" }]);
  machine.disconnected("closed", 15_000, 0.5);
  assert.deepEqual(machine.hurry(15_001), [{ do: "open" }], "a network that is back is used at once");
});

test("I10: an agent's requests to different conversations go side by side, as many as the desk takes", () => {
  const { machine } = letIn({ role: "agent" }, agentWelcome());
  const sent = ["x", "y", "z"].flatMap((conv) => lines(machine.ask({ type: "note", id: `n-${conv}`, conv, text: "t" },
    0)));
  assert.deepEqual(sent.map((line) => line.conv), ["x", "y"]);
  assert.deepEqual(lines(machine.received({ type: "ok", id: "n-x" }, 0)).map((line) => line.conv), ["z"]);
});

test("an agent follows again what was followed, from the last event on", () => {
  const { machine } = letIn({ role: "agent" }, agentWelcome());
  machine.ask({ type: "follow", id: "f", conv: "x", after: 0 }, 0);
  for (const seq of [1, 2]) machine.received(event(seq, { conv: "x", re: "f" }), 0);
  machine.received({ type: "ok", id: "f" }, 0);
  const { effects } = reconnect(machine, agentWelcome());
  assert.deepEqual(lines(effects).map(({ type, conv, after }) => ({ type, conv, after })),
    [{ type: "follow", conv: "x", after: 2 }]);
});

test("an agent whose desk has another history forgets what was followed", () => {
  const { machine } = letIn({ role: "agent" }, agentWelcome());
  machine.ask({ type: "follow", id: "f", conv: "x", after: 0 }, 0);
  machine.received({ type: "ok", id: "f" }, 0);
  const { effects } = reconnect(machine, agentWelcome({ epoch: "other" }));
  assert.deepEqual(reports(effects, "forget").map((report) => report.conv), ["x"]);
});

test("the answer to a history holds its events; they are no news", () => {
  const { machine } = letIn();
  machine.ask({ type: "history", id: "h", after: 0 }, 0);
  assert.deepEqual(machine.received(event(1, { re: "h" }), 0), []);
  const [{ answer }] = answers(machine.received({ type: "ok", id: "h", more: false }, 0));
  assert.deepEqual(answer.events.map(({ seq }) => seq), [1]);
});

test("the answer to an export holds each conversation once, however many parts it came in", () => {
  const { machine } = letIn();
  machine.ask({ type: "export", id: "x" }, 0);
  for (const [conv, seq] of [["c", 1], ["c", 2], ["d", 1]]) machine.received({ type: "data", id: "x", conv,
    events: [{ seq }] }, 0);
  const [{ answer }] = answers(machine.received({ type: "ok", id: "x" }, 0));
  assert.deepEqual(answer.data.map(({ conv, events }) => [conv, events.length]), [["c", 2], ["d", 1]]);
});

test("whoever leaves is not kept waiting, and everybody is answered", () => {
  const { machine } = letIn();
  machine.ask({ type: "say", id: "a", text: "x" }, 0);
  assert.deepEqual(lines(machine.leave(0)), [{ type: "bye" }]);
  assert.deepEqual(machine.tick(2_000), [{ do: "close" }]);
  const effects = machine.disconnected("closed", 2_000, 0);
  assert.equal(answers(effects)[0].error.code, "closed");
  assert.equal(reports(effects, "ended")[0].ending, "left");
});

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./site.js";

const { Conversation } = await load("client/conversation.js");

const message = (seq, kind, text, fields = {}) => ({ seq, ts: seq, kind: "message.created", from: { kind, name: kind },
  text, ...fields });
const texts = (conversation) => conversation.lines.map((line) => line.text);

function holding(...events) {
  const conversation = new Conversation();
  events.forEach((event) => conversation.take(event));
  return conversation;
}

test("an own line is shown at once, and is the same line when its event comes", () => {
  const conversation = holding(message(1, "bot", "hello"));
  conversation.sending("a", "4111 1111 1111 1111", 5);
  assert.equal(conversation.lines[1].delivery, "sending");
  const { key } = conversation.lines[1];
  conversation.take({ seq: 2, ts: 2, kind: "message.masked", card_numbers: 1 });
  conversation.take(message(3, "customer", "[•••• 1111]", { cid: "a" }));
  conversation.delivered("a");
  assert.deepEqual(texts(conversation), ["hello", "", "[•••• 1111]"]);
  assert.deepEqual([conversation.lines[2].key, conversation.lines[2].delivery], [key, "stored"]);
});

test("a line whose event came before its ok leaves nothing under way; one that failed may be tried again or discarded",
  () => {
  const conversation = new Conversation();
  conversation.sending("a", "x", 1);
  conversation.failed("a", "too long");
  assert.deepEqual([conversation.lines[0].delivery, conversation.lines[0].problem], ["failed", "too long"]);
  conversation.sending("a", "x", 2);
  assert.deepEqual([conversation.lines.length, conversation.lines[0].delivery], [1, "sending"]);
  conversation.discard("a");
  assert.deepEqual(conversation.lines, []);
});

test("pages of older events come before what is known, and do not change what is newer", () => {
  const conversation = holding(
    { seq: 50, ts: 50, kind: "conversation.status_changed", status: "open", was: "pending" },
      { seq: 51, ts: 51, kind: "assignee.changed", agent: { name: "Ada" } },
    message(52, "human", "c"));
  conversation.page([message(10, "customer", "a"), { seq: 11, ts: 11, kind: "conversation.status_changed",
    status: "pending", was: "bot" }, message(12, "bot", "b")], true);
  assert.deepEqual(texts(conversation), ["a", "b", "c"]);
  assert.deepEqual([conversation.status, conversation.agent, conversation.more], ["open", "Ada", true]);
});

test("what comes twice is shown once", () => {
  const conversation = holding(message(1, "bot", "a"), message(1, "bot", "a"));
  conversation.page([message(1, "bot", "a")], false);
  assert.deepEqual(texts(conversation), ["a"]);
});

test("the last line's choices are on offer until it is answered", () => {
  const prompt = { prompt: "choose", choices: [{ choice: "none_of_these", label: "None of these" }] };
  const conversation = holding(message(1, "bot", "which?", prompt));
  assert.equal(conversation.prompt.choices[0].choice, "none_of_these");
  conversation.sending("a", "None of these", 1);
  assert.equal(conversation.prompt, null);
  conversation.failed("a", "");
  assert.notEqual(conversation.prompt, null, "what failed was no answer");
});

test("the place in the queue is gone once somebody has the conversation", () => {
  const conversation = holding({ seq: 1, ts: 1, kind: "conversation.status_changed", status: "pending", was: "bot" });
  conversation.news({ kind: "queue.position_changed", position: 2, wait_ms: 60_000 });
  assert.deepEqual(conversation.place, { position: 2, wait_ms: 60_000 });
  conversation.take({ seq: 2, ts: 2, kind: "conversation.status_changed", status: "open", was: "pending" });
  assert.equal(conversation.place, null);
});

test("whoever was typing is not once they have spoken", () => {
  const conversation = new Conversation();
  conversation.news({ kind: "typing", from: { kind: "human", name: "Ada" }, on: true });
  assert.equal(conversation.typist.name, "Ada");
  conversation.take(message(1, "human", "hi"));
  assert.equal(conversation.typist, null);
});

test("P3: what was erased is thrown away, ratings too; one word says that it was", () => {
  const conversation = holding(message(1, "bot", "a"), message(2, "customer", "b"),
    { seq: 3, ts: 3, kind: "answer.rated", about: "answer", score: 5, rated: 1 });
  conversation.take({ seq: 4, ts: 4, kind: "conversation.erased", through: 3 });
  conversation.take(message(5, "bot", "c"));
  assert.deepEqual(conversation.lines.map(({ kind, text }) => [kind, text]), [["erased", ""], ["message", "c"]]);
  assert.equal(conversation.ratings.size, 0);
});

test("P3: a history of erased lines is one word, too, and settles what was sent under their ids", () => {
  const conversation = new Conversation();
  conversation.sending("a", "x", 1);
  for (const seq of [1, 2, 3]) conversation.take({ seq, ts: seq, kind: "event.erased", was: "message.created",
    cid: seq === 2 ? "a" : undefined });
  assert.deepEqual(conversation.lines.map((line) => line.kind), ["erased"]);
});

test("an answer may be rated; greeting, disclosure, question and what is said in a wait may not", () => {
  const conversation = holding(
    message(1, "bot", "greeting"), message(2, "customer", "q"), message(3, "bot", "answer"),
      { seq: 4, ts: 4, kind: "disclosure.made" }, message(5, "bot", "reminder"),
    message(6, "bot", "which?", { prompt: "choose", choices: [] }),
      { seq: 7, ts: 7, kind: "conversation.status_changed", status: "pending", was: "bot" },
    message(8, "bot", "you are next"), message(9, "human", "hi"));
  assert.deepEqual(conversation.stored.filter((line) => conversation.isRateable(line)).map((line) => line.text),
    ["answer"]);
});

test("what is not acknowledged stays when the desk's history is another", () => {
  const conversation = holding(message(1, "bot", "a"));
  conversation.sending("x", "mine", 1);
  conversation.clear();
  assert.deepEqual(texts(conversation), ["mine"]);
});

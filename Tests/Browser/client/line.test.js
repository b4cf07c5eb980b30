import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./site.js";

const { Line, Refusal } = await load("client/line.js");
const { takeBatch } = await load("client/transport.js");

/** What a browser has and Node has not, as far as a line needs it. */
const made = { sockets: [], streams: [], posts: [] };
const listeners = new Map();
const listen = (name, act) => listeners.set(name, act);
class FakeSocket {
  static OPEN = 1;
  constructor(address) { Object.assign(this, { address: String(address), readyState: 0,
    sent: [] }); made.sockets.push(this); }
  send(text) { this.sent.push(JSON.parse(text)); }
  close() { this.readyState = 3; }
  stand() { this.readyState = 1; this.onopen(); }
  receive(line) { this.onmessage({ data: JSON.stringify(line) }); }
}
class FakeStream {
  constructor(address) { Object.assign(this, { address: String(address), named: {} }); made.streams.push(this); }
  addEventListener(name, act) { this.named[name] = act; }
  close() { this.isClosed = true; }
}
Object.assign(globalThis, { WebSocket: FakeSocket, EventSource: FakeStream, addEventListener: listen,
  document: { hidden: false, addEventListener: listen } });
/** What each path answers to who looks whether it is there: true, false, or an error. */
const there = new Map();
globalThis.fetch = (address, options) => {
  if (options.method === "HEAD") {
    const ok = there.get(new URL(address).pathname);
    return ok === undefined ? Promise.reject(new TypeError("Failed to fetch")) : Promise.resolve({ ok });
  }
  return new Promise((resolve) => { made.posts.push({ address: String(address), ...options,
    answer: (ok) => resolve({ ok }) }); });
};
globalThis.location = { origin: "https://shop.example" };

const welcome = { type: "welcome", v: 1, session: "s", epoch: "e", conv: "c", seq: 0, recovered: false,
  role: "customer", limits: {}, heartbeat_s: 25 };
const last = (list) => list[list.length - 1];
const soon = () => new Promise((resolve) => { setTimeout(resolve, 5); });

function opened() {
  const reports = [];
  const line = new Line("https://desk.example/base/", { role: "customer" }, (report) => reports.push(report));
  line.open();
  return { line, reports };
}

test("one text frame is one line; what is asked is answered by a promise", async () => {
  const { line, reports } = opened();
  const socket = last(made.sockets);
  assert.equal(socket.address, "wss://desk.example/base/ws");
  socket.stand();
  socket.receive(welcome);
  assert.equal(reports[0].kind, "welcomed");
  const answer = line.ask({ type: "say", id: "a", text: "x" });
  socket.receive({ type: "ok", id: "a", seq: 1 });
  assert.equal((await answer).ok.seq, 1);
  const refused = line.ask({ type: "say", id: "b", text: "x" });
  socket.receive({ type: "error", id: "b", error: { code: "too_long", message: "Shorten it." } });
  await assert.rejects(refused, (error) => error instanceof Refusal && error.code === "too_long"
    && error.message === "Shorten it.");
  line.close();
});

test("what was asked is not lost with the connection; a network that comes back is used at once", async () => {
  const { line } = opened();
  const first = last(made.sockets);
  first.stand();
  first.receive(welcome);
  const answer = line.ask({ type: "say", id: "a", text: "x" });
  listeners.get("offline")();
  listeners.get("online")();
  const second = last(made.sockets);
  assert.notEqual(second, first);
  second.stand();
  assert.equal(second.sent[0].resume.session, "s");
  second.receive({ ...welcome, recovered: true });
  assert.deepEqual(second.sent[1], { type: "say", id: "a", text: "x" });
  second.receive({ type: "ok", id: "a", dup: true });
  assert.equal((await answer).ok.dup, true);
  line.close();
});

test("where no WebSocket comes through, lines go by event stream and posts, in order", async () => {
  const { line, reports } = opened();
  for (let attempt = 0; attempt < 2; attempt += 1) {
    last(made.sockets).onclose({ reason: "" });
    listeners.get("online")();
  }
  const stream = last(made.streams);
  assert.equal(stream.address, "https://desk.example/base/events");
  stream.named.stream({ data: "secret" });
  const hello = last(made.posts);
  assert.deepEqual([hello.address, hello.headers["Frontdesk-Stream"], hello.headers["Content-Type"]],
    ["https://desk.example/base/lines", "secret", "text/plain;charset=utf-8"]);
  stream.onmessage({ data: JSON.stringify(welcome) });
  line.ask({ type: "say", id: "a", text: "1" }).catch(() => {});
  line.post({ type: "typing", on: true });
  assert.equal(last(made.posts), hello, "one post at a time");
  hello.answer(true);
  await soon();
  assert.deepEqual(last(made.posts).body.trim().split("\n").map((text) => JSON.parse(text).type), ["say", "typing"]);
  last(made.posts).answer(false);
  await soon();
  assert.equal(last(reports).kind, "lost", "a post that does not arrive is a lost connection");
  assert.equal(stream.isClosed, true);
  line.close();
});

test("a post holds no more than the desk takes, and the lines in it keep their order", () => {
  const lines = ["a".repeat(30_000), "é".repeat(15_000), "b".repeat(20_000), "c".repeat(65_536), "d"];
  const waiting = [...lines];
  const posts = [];
  while (waiting.length > 0) posts.push(takeBatch(waiting));
  assert.equal(posts.join(""), lines.map((line) => `${line}\n`).join(""));
  assert.deepEqual(posts.map((post) => post.split("\n").length - 1), [2, 1, 1, 1]);
  assert.ok(posts.every((post) => new TextEncoder().encode(post).length <= 65_537));
});

/** A line of which no attempt has stood, four times over. */
async function turnedAway() {
  const { line, reports } = opened();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const [socket, stream] = [last(made.sockets), last(made.streams)];
    if (attempt < 2) socket.onclose({ reason: "" });
    else stream.onerror();
    if (attempt < 3) listeners.get("online")();
  }
  await soon();
  return { line, reports };
}

test("a website whose origin the desk does not allow is told so, and tries no more", async () => {
  there.set("/base/widget.js", true);
  const { line, reports } = await turnedAway();
  assert.equal(last(reports).kind, "ended");
  assert.match(last(reports).error.message, /Add https:\/\/shop\.example to serve\.http_origins/);
  line.close();
});

test("a desk that is not there, or that lets the website in, is tried on", async () => {
  for (const [script, site] of [[undefined, undefined], [true, true]]) {
    there.clear();
    if (script) there.set("/base/widget.js", script);
    if (site) there.set("/base/site.json", site);
    const { line, reports } = await turnedAway();
    assert.equal(last(reports).kind, "lost");
    line.close();
  }
});

/**
 * A desk with one customer, as docs/protocol.md describes it, that fails in every way it may.
 *
 * `faults` is how likely each fault is; a connection is an object with `deliver(line)` and `end()`.
 */
export class FakeDesk {
  constructor(chance, faults) {
    this.chance = chance;
    this.faults = faults;
    this.epoch = "e1";
    this.session = "s1";
    this.conv = "c1";
    this.events = [];
    this.byID = new Map();
    this.connection = null;
    this.isWelcomed = false;
    this.refused = { hello: 0, request: 0 };
  }

  connect(connection) {
    this.connection?.end();
    this.connection = connection;
    this.isWelcomed = false;
  }

  /** The connection is gone; what is on the way is lost. */
  cut() { this.connection = null; }

  receive(line) {
    if (line.type === "hello") return this.hello(line);
    if (!this.isWelcomed) return this.send({ type: "error", error: { code: "auth", message: "" } });
    if (line.type === "ping") return this.send({ type: "pong" });
    if (line.type === "bye") return this.dismiss("bye");
    if (line.type === "typing" || line.type === "seen") return undefined;
    return this.request(line);
  }

  hello({ resume, v }) {
    if (v !== 1) return this.send({ type: "error", error: { code: "unsupported_version", message: "" } });
    if (this.chance.is(this.faults.helloRefused)) {
      this.refused.hello += 1;
      return this.send({ type: "error", error: { code: "rate_limited", message: "", retry_after_ms: 300 } });
    }
    if (resume && resume.session !== this.session) return this.send({ type: "error",
      error: { code: "auth", message: "" } });
    const isNew = resume === undefined;
    const recovered = !isNew && resume.epoch === this.epoch && resume.after <= this.events.length
      && !this.chance.is(this.faults.notRecovered);
    const after = isNew ? 0 : recovered ? resume.after : this.events.length;
    this.isWelcomed = true;
    this.send({
      type: "welcome", v: 1, session: this.session, epoch: this.epoch, conv: this.conv, seq: after, recovered,
        role: "customer",
      limits: { unacknowledged: 32, history: 7 }, heartbeat_s: 25, bot: { name: "Bot (automated)", automated: true },
    });
    if (isNew && this.events.length === 0) {
      this.store("conversation.created", { locale: "en", channel: "web" });
      this.store("disclosure.made", { occasion: "greeting" });
      this.store("message.created", { from: { kind: "bot", name: "Bot (automated)" }, text: "I am automated.",
        format: "markdown" });
    } else {
      for (const event of this.events.slice(after)) this.send(event);
    }
    return undefined;
  }

  request(line) {
    const { id } = line;
    if (this.chance.is(this.faults.refused)) {
      this.refused.request += 1;
      const code = ["rate_limited", "overloaded", "storage"][this.chance.between(0, 3)];
      // What may not be stored may be stored all the same.
      if (code === "storage" && line.type === "say" && !this.byID.has(id) && this.chance.is(0.5)) this.carryOut(line);
      return this.send({ type: "error", id, error: { code, message: "", retry_after_ms: code === "storage"
        ? undefined : 200 } });
    }
    if (line.type === "history") return this.history(line);
    const known = this.byID.get(id);
    if (known && known.text !== line.text) return this.send({ type: "error", id,
      error: { code: "id_conflict", message: "" } });
    const { seq, last } = known ?? this.carryOut(line);
    return this.send({ type: "ok", id, ts: 1, conv: this.conv, seq, last, ...(known ? { dup: true } : {}) });
  }

  history({ id, after, before, limit }) {
    const all = this.events.filter((event) => (after === undefined || event.seq > after)
      && (before === undefined || event.seq < before));
    const some = after === undefined ? all.slice(-limit) : all.slice(0, limit);
    some.forEach((event) => this.send({ ...event, re: id }));
    this.send({ type: "ok", id, ts: 1, more: some.length < all.length });
  }

  carryOut({ id, text }) {
    const seq = this.store("message.created", { from: { kind: "customer" }, text, cid: id, format: "plain" });
    const last = this.store("message.created", { from: { kind: "bot", name: "Bot (automated)" }, text: `About ${text}`,
      format: "markdown" });
    this.byID.set(id, { text, seq, last });
    return { seq, last };
  }

  store(kind, body) {
    const event = { type: "event", conv: this.conv, seq: this.events.length + 1, ts: this.events.length, kind,
      ...body };
    this.events.push(event);
    if (!this.isWelcomed) return event.seq;
    if (!this.chance.is(this.faults.eventLost)) this.send(event);
    if (this.chance.is(this.faults.repeated)) this.send(this.events[this.chance.between(0, this.events.length)]);
    return event.seq;
  }

  /** A goodbye of the desk's own. */
  dismiss(code) {
    this.send({ type: "bye", code, ...(code === "shutdown" ? { retry_after_ms: 700 } : {}) });
    this.connection?.end();
    this.cut();
  }

  send(line) { this.connection?.deliver(line); }
}

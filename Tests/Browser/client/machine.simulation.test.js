import assert from "node:assert/strict";
import test from "node:test";
import { chance } from "./chance.js";
import { FakeDesk } from "./fake-desk.js";
import { load } from "./site.js";

const { Machine } = await load("client/machine.js");
const { Conversation } = await load("client/conversation.js");

const stormy = { helloRefused: 0.1, notRecovered: 0.2, refused: 0.08, eventLost: 0.05, repeated: 0.1, cut: 0.06,
  dismissed: 0.04 };
const calm = { helloRefused: 0, notRecovered: 0, refused: 0, eventLost: 0, repeated: 0, cut: 0, dismissed: 0 };

/** A machine, a desk, and the wire between them, on a clock that only this moves. */
class Simulation {
  constructor(seed) {
    this.chance = chance(seed);
    this.desk = new FakeDesk(this.chance, { ...stormy });
    this.machine = new Machine({ role: "customer", locale: "en" });
    this.view = new Conversation();
    this.now = 0;
    this.queue = [];
    this.order = 0;
    this.link = null;
    this.said = [];
    this.failures = [];
    this.answers = [];
    /** Live events since the last `forget`, to see that they come once, in order, without a gap. */
    this.lastSeq = 0;
    this.endings = 0;
  }

  at(delay, act) { this.queue.push({ time: this.now + delay, order: this.order++, act }); }

  run(effects) {
    for (const effect of effects) this.carryOut(effect);
    const due = this.machine.due();
    if (due < Infinity) this.at(Math.max(0, due - this.now), () => this.now >= this.machine.due()
      && this.run(this.machine.tick(this.now)));
  }

  carryOut(effect) {
    if (effect.do === "open") this.open();
    else if (effect.do === "close") this.lose("closed");
    else if (effect.do === "send") this.transmit(effect.line);
    else if (effect.do === "answer") this.answered(effect);
    else this.learn(effect.report);
  }

  open() {
    if (this.chance.is(0.1)) return this.at(this.chance.between(0, 50), () => this.lost("refused"));
    const link = { up: 0, down: 0, isOpen: true };
    this.link = link;
    this.at(this.chance.between(1, 40), () => {
      if (this.link !== link) return;
      this.desk.connect({
        deliver: (line) => {
          link.down = Math.max(link.down, this.now + this.chance.between(1, 60));
          const copy = JSON.parse(JSON.stringify(line));
          this.at(link.down - this.now, () => this.link === link && this.run(this.machine.received(copy, this.now)));
        },
        end: () => this.at(Math.max(0, link.down - this.now) + 1, () => this.link === link && this.lost("ended")),
      });
      this.run(this.machine.connected(this.now));
    });
    return undefined;
  }

  transmit(line) {
    const { link } = this;
    if (!link) return;
    if (this.chance.is(this.desk.faults.cut)) return this.cut();
    link.up = Math.max(link.up, this.now + this.chance.between(1, 60));
    this.at(link.up - this.now, () => {
      if (this.link !== link || !this.desk.connection) return;
      this.desk.receive(line);
      if (this.chance.is(this.desk.faults.dismissed)) {
        this.desk.dismiss(["lagged", "replaced", "shutdown", "idle"][this.chance.between(0, 4)]);
      } else if (this.chance.is(this.desk.faults.cut)) this.cut();
    });
  }

  cut() {
    this.desk.cut();
    this.at(1, () => this.lost("cut"));
  }

  lose(reason) {
    this.link = null;
    this.desk.cut();
    this.run(this.machine.disconnected(reason, this.now, this.chance.next()));
  }

  lost(reason) { if (this.link || this.machine.phase === "opening") this.lose(reason); }

  answered({ id, error }) {
    this.answers.push(id);
    if (error) this.failures.push({ id, error });
    else this.view.delivered(id);
  }

  learn(report) {
    if (report.kind === "event") {
      assert.equal(report.event.seq, this.lastSeq + 1, "each event once, in order, without a gap (I5, I6)");
      this.lastSeq = report.event.seq;
      this.view.take(report.event);
    } else if (report.kind === "page") {
      this.view.page(report.events, report.more);
    } else if (report.kind === "forget") {
      this.view.clear();
    } else if (report.kind === "welcomed") {
      if (!report.welcome.recovered) this.lastSeq = report.welcome.seq;
    } else if (report.kind === "ended") {
      assert.equal(report.ending, "replaced");
      this.endings += 1;
      this.at(this.chance.between(100, 900), () => this.run(this.machine.again(this.now)));
    }
  }

  say(text) {
    const id = `id-${this.said.length}`;
    this.said.push(text);
    this.view.sending(id, text, this.now);
    if (this.machine.phase === "ended") this.run(this.machine.again(this.now));
    this.run(this.machine.ask({ type: "say", id, text }, this.now));
  }

  until(end) {
    for (;;) {
      let next = -1;
      this.queue.forEach((one, at) => {
        const best = this.queue[next];
        if (next < 0 || one.time < best.time || (one.time === best.time && one.order < best.order)) next = at;
      });
      if (next < 0 || this.queue[next].time > end) break;
      const [{ time, act }] = this.queue.splice(next, 1);
      this.now = time;
      act();
    }
    this.now = end;
  }
}

const seeds = Number(process.env.FRONTDESK_SIMULATION_SEEDS ?? 150);

test(`I1, I2, I5, I6, I7: every line said is stored once, shown once, in order; nothing is lost (${seeds} seeds)`,
  () => {
  const seen = { endings: 0, refusedHellos: 0, refusals: 0 };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const run = new Simulation(seed);
    try {
      run.run(run.machine.start(0));
      for (let line = 0; line < 25; line += 1) {
        run.at(run.chance.between(0, 20_000), () => run.say(`line ${run.said.length}`));
        if (line % 5 === 0) run.at(run.chance.between(0, 20_000), () => run.run(run.machine.hurry(run.now)));
      }
      run.until(25_000);
      run.desk.faults = { ...calm };
      run.until(200_000);
      while (run.machine.floor > 1) {
        run.run(run.machine.older(run.now));
        run.until(run.now + 5_000);
      }
      check(run);
      seen.endings += run.endings;
      seen.refusedHellos += run.desk.refused.hello;
      seen.refusals += run.desk.refused.request;
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    }
  }
  assert.ok(Object.values(seen).every((count) => count > seeds / 5), `the faults happened: ${JSON.stringify(seen)}`);
});

function check(run) {
  assert.deepEqual(run.failures, [], "nothing is refused for good");
  const { events } = run.desk;
  const stored = events.filter((event) => event.from?.kind === "customer").map((event) => event.text);
  assert.deepEqual(stored, run.said, "stored once, in the order said");
  assert.equal(run.answers.length, run.said.length, "each line is answered once");
  assert.deepEqual(run.view.outbox, [], "nothing is under way");
  const told = events.filter((event) => event.kind === "message.created").map((event) => event.text);
  assert.deepEqual(run.view.lines.map((line) => line.text), told, "shown once, in order");
}

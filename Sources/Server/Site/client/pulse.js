/** A desk that has said nothing for so long beyond its heartbeat is gone. */
const silenceMax_ms = 30_000;
/** The same, where there is reason to doubt the connection: after sleep, or another network. */
const doubtMax_ms = 5_000;
/** So long the desk has to answer a goodbye. */
const farewellMax_ms = 2_000;
const backOffFirst_ms = 200;
const backOffMax_ms = 15_000;

/** A connection's clock: when to try it, when to ping, and when to give it up. All moments are milliseconds. */
export class Pulse {
  constructor() {
    this.heartbeat_ms = 25_000;
    this.lastSent = 0;
    /** When the desk counts as gone unless something comes from it. */
    this.patienceEnds = Infinity;
    this.connectAt = Infinity;
    /** In a row that led to no welcome. */
    this.attempts = 0;
    /** What the last `bye` asked to wait. */
    this.retry_ms = 0;
  }

  get pingAt() { return this.lastSent + this.heartbeat_ms; }

  /** @param {number} now */
  opening(now) { Object.assign(this, { connectAt: Infinity, patienceEnds: now + silenceMax_ms }); }

  /** @param {number} now */
  greeting(now) { Object.assign(this, { lastSent: now, patienceEnds: now + silenceMax_ms }); }

  /** @param {number} [heartbeat_s] as the welcome says */
  welcomed(heartbeat_s = 25) { Object.assign(this, { attempts: 0, heartbeat_ms: heartbeat_s * 1_000 }); }

  /** @param {number} now */
  heard(now) { this.patienceEnds = now + silenceMax_ms + this.heartbeat_ms; }

  /** @param {number} now */
  doubted(now) { this.patienceEnds = Math.min(this.patienceEnds, now + doubtMax_ms); }

  /** @param {number} now */
  leaving(now) { this.patienceEnds = now + farewellMax_ms; }

  /** What went wrong before counts no more. */
  fresh() { Object.assign(this, { attempts: 0, retry_ms: 0 }); }

  /**
   * How long it waits before the next attempt: longer each time, and as long as the desk asked.
   *
   * @param {number} now
   * @param {number} jitter 0 ..< 1
   */
  lost(now, jitter) {
    const whole = Math.min(backOffFirst_ms * 2 ** Math.min(this.attempts, 10), backOffMax_ms);
    const wait = Math.max(Math.round(whole * (0.5 + jitter / 2)), this.retry_ms);
    Object.assign(this, { connectAt: now + wait, attempts: this.attempts + 1, retry_ms: 0 });
    return wait;
  }

  /**
   * How long to wait before a request that was refused for now is sent again.
   *
   * @param {number} refusals so far
   * @param {number} [asked] by the desk
   */
  static pauseAfter(refusals, asked) { return Math.max(asked ?? backOffFirst_ms * 2 ** refusals, 1); }
}

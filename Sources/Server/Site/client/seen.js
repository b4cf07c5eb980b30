/**
 * How far each conversation is known (I6).
 *
 * @typedef {{last: number, leftOut: number}} Track `leftOut`: the highest `seq` that came out of order
 */
export class Seen {
  constructor() {
    /** @type {Map<string, Track>} */
    this.tracks = new Map();
  }

  /** @returns {string[]} */
  conversations() { return [...this.tracks.keys()]; }

  /**
   * @param {string} conv
   * @returns {number | undefined}
   */
  last(conv) { return this.tracks.get(conv)?.last; }

  /**
   * Whether something that came is still missing here.
   *
   * @param {string} conv
   */
  misses(conv) {
    const track = this.tracks.get(conv);
    return track !== undefined && track.leftOut > track.last;
  }

  /**
   * Whether an event that is there by now was not seen, in a conversation that is known.
   *
   * @param {string} conv
   * @param {number} seq
   */
  lacks(conv, seq) {
    const track = this.tracks.get(conv);
    if (track && seq > track.last) track.leftOut = Math.max(track.leftOut, seq);
    return this.misses(conv);
  }

  /**
   * @param {string} conv
   * @param {number} seq
   */
  begin(conv, seq) { this.tracks.set(conv, { last: seq, leftOut: 0 }); }

  /** @param {string} conv */
  forget(conv) { this.tracks.delete(conv); }

  /**
   * Takes the event of that number if it is the next.
   *
   * @param {number} seq
   * @param {string} conv
   * @returns {"next" | "old" | "gap"}
   */
  take(seq, conv) {
    const track = this.tracks.get(conv);
    if (!track) {
      this.begin(conv, seq);
      return "next";
    }
    if (seq <= track.last) return "old";
    if (seq > track.last + 1) {
      track.leftOut = Math.max(track.leftOut, seq);
      return "gap";
    }
    track.last = seq;
    return "next";
  }
}

/**
 * Numbers that look random, the same for the same seed (mulberry32).
 *
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    /** @param {number} probability */
    is: (probability) => next() < probability,
    /** @param {number} from @param {number} to exclusive */
    between: (from, to) => from + Math.floor(next() * (to - from)),
  };
}

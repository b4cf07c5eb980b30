const units = /** @type {Record<string, number>} */ ({ m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 });
const furthest_ms = 366 * 86_400_000;
const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const morning = [9, 0];

/**
 * Until when a conversation is put aside: `30m`, `2h`, `3d`, `1w`; `9:00` (today, or tomorrow where that is over),
 * `tomorrow`, `monday`, either with a time; `2026-12-24`, with a time or at nine. In the browser's own time zone.
 *
 * @param {string} typed
 * @param {number} now
 * @returns {number | null} null for anything else, and for what is over or more than a year away
 */
export function snoozeUntil(typed, now) {
  const [first = "", second, ...rest] = typed.trim().toLowerCase().split(/\s+/);
  if (rest.length > 0) return null;
  const time = second === undefined ? morning : clock(second);
  const moment = second === undefined ? span(first, now) ?? today(first, now) ?? day(first, morning, now) : time
    && day(first, time, now);
  return moment !== null && moment > now && moment - now <= furthest_ms ? moment : null;
}

/**
 * @param {string} word
 * @param {number} now
 */
function span(word, now) {
  const found = /^([1-9]\d{0,4})([mhdw])$/.exec(word);
  return found ? now + Number(found[1]) * units[found[2]] : null;
}

/**
 * @param {string} word
 * @returns {number[] | null} hour and minute
 */
function clock(word) {
  const found = /^(\d{1,2}):(\d\d)$/.exec(word);
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return null;
  return [Number(found[1]), Number(found[2])];
}

/**
 * @param {string} word
 * @param {number} now
 */
function today(word, now) {
  const time = clock(word);
  if (!time) return null;
  const moment = after(0, time, now);
  return moment > now ? moment : after(1, time, now);
}

/**
 * @param {string} word
 * @param {number[]} time
 * @param {number} now
 */
function day(word, time, now) {
  if (word === "today") return after(0, time, now);
  if (word === "tomorrow") return after(1, time, now);
  const named = days.findIndex((name) => name === word || name.slice(0, 3) === word);
  if (named >= 0) return after((named - new Date(now).getDay() + 6) % 7 + 1, time, now);
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(word);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number);
  const moment = new Date(year, month - 1, date, time[0], time[1]);
  return moment.getMonth() === month - 1 && moment.getDate() === date ? moment.getTime() : null;
}

/**
 * So many days after today, on the clock of the wall.
 *
 * @param {number} count
 * @param {number[]} time
 * @param {number} now
 */
function after(count, [hour, minute], now) {
  const moment = new Date(now);
  moment.setDate(moment.getDate() + count);
  moment.setHours(hour, minute, 0, 0);
  return moment.getTime();
}

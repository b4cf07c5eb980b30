/** The protocol's words in an agent's. */
const causes = /** @type {Record<string, string>} */ ({
  mood: "Frustrated", request: "Asked for a person", topic: "A topic for people", miss: "The bot knew no answer",
  emergency: "An emergency word", transfer: "Passed on by a colleague",
});
const statuses = /** @type {Record<string, string>} */ ({
  bot: "With the bot", pending: "Waiting", open: "Open", snoozed: "Put aside", resolved: "Resolved",
});

/** @param {string | undefined} word */
export function causeWords(word) { return word === undefined ? "" : causes[word] ?? word; }

/** @param {string} word */
export function statusWords(word) { return statuses[word] ?? word; }

/**
 * `now`, `4 min`, `3 h`, `2 d`.
 *
 * @param {number} ms
 */
export function spanWords(ms) {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  return minutes < 1_440 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}

/** @param {number} ts */
export function clockWords(ts) { return new Date(ts).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }); }

/**
 * The day, as far as it needs saying.
 *
 * @param {number} ts
 * @param {number} now
 */
export function dayWords(ts, now) {
  const day = new Date(ts);
  if (day.toDateString() === new Date(now).toDateString()) return "Today";
  const year = day.getFullYear() === new Date(now).getFullYear() ? undefined : /** @type {const} */ ("numeric");
  return day.toLocaleDateString([], { weekday: "short", day: "numeric", month: "short", year });
}

/**
 * @param {number} ts
 * @param {number} now
 */
export function momentWords(ts, now) { return `${dayWords(ts, now)}, ${clockWords(ts)}`; }

/**
 * @param {number[]} mood 0 calm to 1 as frustrated as can be
 */
export function moodWords(mood) {
  const last = mood[mood.length - 1] ?? 0;
  if (last >= 0.75) return "very frustrated";
  return last >= 0.4 ? "annoyed" : "calm";
}

/**
 * A language's name, such as German for `de`.
 *
 * @param {string} locale
 */
export function languageWords(locale) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

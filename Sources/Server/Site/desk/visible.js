/**
 * Foreign text with what cannot be seen made visible (H32): directions that are overridden, zero-width and control
 * characters. Line ends and tabs stay; so do the joiners within emoji, and those that spelling needs.
 *
 * @param {string} text
 * @returns {string}
 */
export function visible(text) { return text.replace(hidden, (sign) => `⟨U+${hex(sign)}⟩`); }

const joined = "[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]";
const hidden = new RegExp(
  [
    // What no font draws, but the five that follow, and what parts lines or notes.
    "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufff9-\\ufffb\\u{13430}-\\u{1343f}\\u{1d173}-\\u{1d17a}]",
    "(?![\\u200c\\u200d\\ufe0f\\u{e0020}-\\u{e007f}])[\\p{Default_Ignorable_Code_Point}\\p{Bidi_Control}]",
    // Tags outside the flag that they spell: six at most, and an end.
    "(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{0,5})[\\u{e0020}-\\u{e007e}]",
    "(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{1,6})\\u{e007f}",
    "(?<!\\p{Emoji})\\ufe0f",
    `(?<!${joined})\\u200d(?<!\\p{M}\\u200d)`, `(?<=${joined})\\u200d(?!\\p{Extended_Pictographic})`,
    "(?<!\\p{M}|\\p{Script=Arabic})\\u200c",
  ].join("|"), "gu",
);

/** @param {string} sign */
function hex(sign) { return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0"); }

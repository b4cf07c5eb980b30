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
    "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f]",
    "[\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb]",
    "[\\u{e0000}-\\u{e001f}\\u{e0080}-\\u{e0fff}]",
    // Tags outside the flag that they spell.
    "(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007f}]*)[\\u{e0020}-\\u{e007f}]",
    `(?<!${joined})\\u200d(?<!\\p{M}\\u200d)`, `(?<=${joined})\\u200d(?!\\p{Extended_Pictographic})`,
    "(?<![\\p{L}\\p{M}])\\u200c",
  ].join("|"), "gu",
);

/** @param {string} sign */
function hex(sign) { return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0"); }

import { picture } from "./dom.js";

/**
 * Where the mood's line goes on a field of `width` by `height`: calm below, frustrated above.
 *
 * @param {number[]} mood 0–1 each
 * @param {number} width
 * @param {number} height
 * @returns {string} `x,y x,y …`
 */
export function moodPoints(mood, width, height) {
  const step = mood.length > 1 ? width / (mood.length - 1) : 0;
  return mood.map((value, index) => {
    const level = Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
    return `${round(index * step)},${round(height - level * height)}`;
  }).join(" ");
}

/**
 * The mood's line as a picture; what it says stands beside it in words.
 *
 * @param {number[]} mood
 * @returns {SVGElement}
 */
export function sparkline(mood) {
  const [width, height] = [140, 26];
  const points = moodPoints(mood.length === 1 ? [mood[0], mood[0]] : mood, width, height);
  const last = points.split(" ").pop() ?? "0,0";
  const [x, y] = last.split(",");
  return picture("svg", { class: "sparkline", viewBox: `-3 -3 ${width + 6} ${height + 6}`, "aria-hidden": "true" },
    picture("line", { class: "limit", x1: 0, x2: width, y1: height * 0.25, y2: height * 0.25 }),
    picture("polyline", { points }), picture("circle", { cx: x, cy: y, r: 2.5 }));
}

/** @param {number} value */
function round(value) { return Math.round(value * 10) / 10; }

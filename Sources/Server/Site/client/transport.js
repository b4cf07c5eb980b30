/** A post may hold so much: a line of the longest, with the LF after it. */
const postBytesMax = 65_537;

/**
 * What carries lines to and fro. `closed` is called at most once, and never after `close`.
 *
 * @typedef {{opened: () => void, received: (text: string) => void, closed: (reason: string) => void}} Carried
 * @typedef {{send: (text: string) => void, close: () => void}} Transport
 */

/**
 * One text frame is one line.
 *
 * @param {string} base
 * @param {Carried} carried
 * @returns {Transport}
 */
export function socketTransport(base, { opened, received, closed }) {
  const address = new URL("ws", base);
  address.protocol = address.protocol.replace("http", "ws");
  const socket = new WebSocket(address);
  socket.onopen = opened;
  socket.onmessage = (event) => received(event.data);
  socket.onclose = (event) => closed(event.reason || "lost");
  return {
    send: (text) => { if (socket.readyState === WebSocket.OPEN) socket.send(text); },
    close: () => {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
}

/**
 * Takes as many lines from the front as fit into one post; at least one.
 *
 * @param {string[]} waiting
 * @returns {string} with an LF after each
 */
export function takeBatch(waiting) {
  const encoder = new TextEncoder();
  let bytes = 0;
  let count = 0;
  for (const line of waiting) {
    bytes += encoder.encode(line).length + 1;
    if (count > 0 && bytes > postBytesMax) break;
    count += 1;
  }
  return waiting.splice(0, count).map((line) => `${line}\n`).join("");
}

/**
 * Lines come as events, and go as posts: one at a time, so that they keep their order. The first event names the stream
 * that the posts belong to.
 *
 * @param {string} base
 * @param {Carried} carried
 * @returns {Transport}
 */
export function streamTransport(base, { opened, received, closed }) {
  const source = new EventSource(new URL("events", base));
  let stream = "";
  let isPosting = false;
  /** @type {string[]} */
  let waiting = [];
  const close = () => {
    source.onmessage = source.onerror = null;
    source.close();
    waiting = [];
  };
  /** @param {string} reason */
  const fail = (reason) => {
    if (source.onerror === null) return;
    close();
    closed(reason);
  };
  const post = async () => {
    if (isPosting || waiting.length === 0) return;
    isPosting = true;
    const body = takeBatch(waiting);
    const headers = { "Content-Type": "text/plain;charset=utf-8", "Frontdesk-Stream": stream };
    const answer = await fetch(new URL("lines", base), { method: "POST", body, headers }).catch(() => null);
    isPosting = false;
    if (answer?.ok) post();
    else fail("lost");
  };
  source.addEventListener("stream", (event) => {
    stream = event.data;
    opened();
  });
  source.onmessage = (event) => received(event.data);
  source.onerror = () => fail("lost");
  return {
    send: (text) => {
      waiting.push(text);
      post();
    },
    close,
  };
}

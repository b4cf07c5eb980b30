import assert from "node:assert/strict";
import test from "node:test";
import { load } from "../client/site.js";

const { signIn, signOut } = await load("desk/session.js");

/** Answers every request alike, and keeps what was asked. */
function answering(status, body = {}, headers = {}) {
  const asked = [];
  globalThis.fetch = async (path, options) => {
    asked.push({ path, ...options });
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
  };
  return asked;
}

test("The token goes to the desk once, as JSON in the body; what comes back is who it is and the csrf.", async () => {
  const session = { agent: { id: "a1", name: "Ada", role: "lead" }, csrf: "c5" };
  const asked = answering(200, session);
  assert.deepEqual(await signIn("fd_secret"), session);
  assert.deepEqual(asked.map(({ path, method, body }) => [path, method, body]),
    [["/desk/session", "POST", "{\"token\":\"fd_secret\"}"]]);
  assert.equal(asked[0].headers["Content-Type"], "application/json");
});

test("H37, H38: a wrong token and too many of them are told in words, never with the token.", async () => {
  answering(403);
  await assert.rejects(signIn("fd_secret"), (error) => /opens nothing/.test(error.message)
    && !error.message.includes("fd_secret"));
  answering(429, {}, { "Retry-After": "8" });
  await assert.rejects(signIn("fd_secret"), /Try again in 8 s/);
});

test("H15: signing out shows the csrf.", async () => {
  const asked = answering(204);
  await signOut("c5");
  assert.deepEqual(asked.map(({ path, method, headers }) => [path, method, headers["Frontdesk-CSRF"]]),
    [["/desk/session", "DELETE", "c5"]]);
});

"""What the desk answers to requests that its own pages would not send."""

import json

from playwright.sync_api import expect

from support.case import PageTest
from support.desk import Desk
from support.parts import AgentsPage

UPGRADE = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
PAGES = ("/demo", "/desk", "/privacy")


class DoorTests(PageTest):
    def status(self, method, path, body=None, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.desk.request(method, path, body, named)[0].status

    def sign_in(self, token, origin=None):
        headers = {"Content-Type": "application/json", "Origin": origin or self.desk.address}
        return self.desk.request("POST", "/desk/session", json.dumps({"token": token}), headers)

    def test_only_pages_of_allowed_origins_open_a_connection(self):
        """H14"""
        for path, upgrade, opened in (("/ws", UPGRADE, 101), ("/events", {}, 200)):
            if path == "/ws":
                self.assertEqual(self.status("GET", path, **upgrade, Origin=self.desk.address), opened)
            for origin in ("https://evil.example", "null", self.desk.address + ".evil.example", f"http://127.0.0.1:{self.desk.port + 1}"):
                self.assertEqual(self.status("GET", path, **upgrade, Origin=origin), 403, (path, origin))
            self.assertEqual(self.status("GET", path, **upgrade), 403, path)
        self.assertEqual(self.status("POST", "/lines", "{}", Origin="https://evil.example", Frontdesk_Stream="x"), 403)

    def test_an_agent_signs_in_and_out_only_from_the_desks_own_page(self):
        """H15"""
        token = self.desk.add_agent("Ada")
        self.assertEqual(self.sign_in(token, "https://evil.example")[0].status, 403)
        plain = {"Content-Type": "text/plain", "Origin": self.desk.address}
        self.assertIn(self.desk.request("POST", "/desk/session", json.dumps({"token": token}), plain)[0].status, (400, 403, 415))
        answer, body = self.sign_in(token)
        self.assertEqual(answer.status, 200)
        cookie = answer.getheader("Set-Cookie")
        for part in ("HttpOnly", "SameSite=Strict", "Path=/"):
            self.assertIn(part, cookie)
        session = {"Cookie": cookie.split(";")[0], "Origin": self.desk.address}
        csrf = json.loads(body)["csrf"]
        for headers in ({}, {"Frontdesk-CSRF": "wrong"}, {"Frontdesk-CSRF": csrf, "Origin": "https://evil.example"}):
            self.assertEqual(self.desk.request("DELETE", "/desk/session", headers={**session, **headers})[0].status, 403, headers)
        self.assertIsNotNone(json.loads(self.desk.request("GET", "/desk/session", headers=session)[1])["agent"])
        self.assertEqual(self.desk.request("DELETE", "/desk/session", headers={**session, "Frontdesk-CSRF": csrf})[0].status, 204)
        self.assertIsNone(json.loads(self.desk.request("GET", "/desk/session", headers=session)[1])["agent"])

    def test_agents_of_two_desks_on_one_host_stay_signed_in_at_both(self):
        other = Desk()
        self.addCleanup(other.close)
        context = self.context()
        first = self.agent(context=context)
        page = context.new_page()
        page.goto(other.address + "/desk")
        AgentsPage(page, "").sign_in(other.add_agent("Mara"))
        for again in (first.page, page):
            again.reload()
            expect(again.get_by_role("navigation", name="Conversations")).to_be_visible()

    def test_wrong_and_unknown_tokens_are_answered_alike(self):
        """H37"""
        right = self.desk.add_agent("Ines")
        answers = [self.sign_in(token) for token in (right[:-1] + ("a" if right[-1] != "a" else "b"), "nobody")]
        self.assertEqual([answer.status for answer, _ in answers], [403, 403])
        self.assertEqual(answers[0][1], answers[1][1])

    def test_a_cookie_alone_makes_nobody_an_agent(self):
        """H15: the hello needs the secret that only the desk's own page was given."""
        agent = self.agent()
        said = agent.page.evaluate("""() => new Promise((resolve) => {
          const socket = new WebSocket("/ws");
          socket.onopen = () => socket.send('{"type":"hello","v":1,"role":"agent","csrf":"wrong"}');
          socket.onmessage = (event) => { resolve(JSON.parse(event.data)); socket.close(); };
        })""")
        self.assertEqual((said["type"], said["error"]["code"]), ("error", "auth"))

    def test_secrets_in_an_address_are_refused(self):
        """H23"""
        for path in ("/desk?token=fd_x", "/ws?session=x", "/site.json?token=x", "/demo?csrf=x", "/events?stream=x"):
            self.assertEqual(self.status("GET", path, Origin=self.desk.address), 400, path)

    def test_paths_lead_nowhere_else(self):
        """H19"""
        for path in ("/../etc/passwd", "/client/../../Package.swift", "/client/%2e%2e/widget/main.js", "/demo%00", "/client/machine.js/", "//etc/passwd", "/desk/desk.js%2f.."):
            self.assertIn(self.status("GET", path), (400, 404), path)

    def test_every_page_has_a_policy_without_holes(self):
        """H30: no inline script or style, and no frame on pages of others."""
        for path in PAGES:
            answer, body = self.desk.request("GET", path)
            policy = dict((part.split() or [""])[0:1] + [part.split()[1:]] for part in answer.getheader("Content-Security-Policy").split(";"))
            self.assertEqual(answer.status, 200)
            self.assertEqual(policy["default-src"], ["'none'"])
            self.assertEqual(policy["script-src"], ["'self'"])
            self.assertEqual(policy["style-src"], ["'self'"])
            self.assertEqual(policy["frame-ancestors"], ["'self'"])
            self.assertEqual(policy["base-uri"], ["'none'"])
            self.assertNotIn("unsafe", answer.getheader("Content-Security-Policy"))
            self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
            self.assertEqual(answer.getheader("Referrer-Policy"), "no-referrer")
            self.assertNotRegex(body.decode(), r"(?i)<style|style=|<script(?![^>]*\bsrc=)|\son\w+=")

"""What is stored where, and how it is had back and erased."""

import json
import pathlib

from playwright.sync_api import expect

from support.case import PageTest

STORED = "[Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]"
CARD = "4111 1111 1111 1111"


class PrivacyTests(PageTest):
    def test_nothing_is_stored_or_connected_before_the_chat_is_opened(self):
        """P8"""
        context = self.context()
        sockets = []
        context.on("page", lambda page: page.on("websocket", lambda socket: sockets.append(socket.url)))
        asked = []
        context.on("request", lambda request: asked.append(request.url.removeprefix(self.desk.address).split("?")[0]))
        widget = self.demo(context, opens=False)
        expect(widget.launcher).to_be_visible()
        widget.page.wait_for_load_state("networkidle")
        self.assertEqual(widget.page.evaluate(STORED), [[], [], ""])
        self.assertEqual(context.cookies(), [])
        self.assertEqual(sorted(set(asked) - {"/favicon.ico"}), ["/demo", "/demo/demo.css", "/demo/demo.js", "/site.json", "/widget.js"])
        self.assertEqual(sockets, [])

        widget.open()
        local, session, cookie = widget.page.evaluate(STORED)
        self.assertEqual([name for name, _ in local], ["frontdesk-session"])
        self.assertEqual((session, cookie, context.cookies()), ([], "", []))
        self.assertEqual(len(sockets), 1)

    def test_erasing_leaves_nothing_behind(self):
        """P3, P8"""
        context = self.context()
        widget = self.demo(context)
        widget.ask("Where is my order? I live in Quittengasse.")
        self.assertNotEqual(self.desk.files_with("Quittengasse"), [])
        widget.menu("Erase everything")
        self.screen(widget.page, "widget-forget")
        widget.host.get_by_role("button", name="Erase everything").click()
        expect(widget.host.get_by_role("heading", name="What was written here was erased.")).to_be_visible()
        self.assertEqual(widget.page.evaluate(STORED), [[], [], ""])
        self.assertEqual(self.desk.files_with("Quittengasse"), [])
        widget.host.get_by_role("button", name="Start a new chat").click()
        expect(widget.rows).to_have_count(1)
        expect(widget.own).to_have_count(0)

    def test_a_customer_has_their_data_and_the_conversation_as_files(self):
        """P2"""
        widget = self.demo()
        widget.ask("Where is my order?")
        with widget.page.expect_download() as download:
            widget.menu("Download my data")
        data = json.loads(pathlib.Path(download.value.path()).read_text())
        self.assertIn("Where is my order?", [event.get("text") for part in data for event in part.get("events", [part])])
        with widget.page.expect_download() as download:
            widget.menu("Download this conversation")
        text = pathlib.Path(download.value.path()).read_text()
        self.assertIn("] You:\nWhere is my order?", text)
        self.assertIn("] Oolong (automated):\nWe send every order", text)

    def test_a_card_number_reaches_neither_disk_nor_agent(self):
        """P5"""
        agent = self.agent()
        widget = self.demo()
        for written in (CARD, CARD.replace(" ", "-"), CARD.replace(" ", ""), CARD.replace(" ", "\n"), "٤١١١ ١١١١ ١١١١ ١١١١"):
            widget.ask(f"My card is {written} and I want a person")
        agent.take_next()
        expect(agent.lines.get_by_text("A card number was struck out of the next line")).to_have_count(5)
        expect(widget.log.get_by_text("A card number was struck out")).to_have_count(5)
        screens = agent.page.locator("body").inner_text() + widget.log.inner_text()
        for written in (CARD, CARD.replace(" ", "-"), CARD.replace(" ", ""), "٤١١١ ١١١١", "1111 1111", "1111-1111", "1111\n1111"):
            self.assertEqual(self.desk.files_with(written), [])
            self.assertNotIn(written, screens)
        self.screen(widget.page, "widget-masked")

    def test_nobody_writes_before_they_agree_where_they_are_asked_to(self):
        context = self.context()
        context.route("**/site.json*", lambda route: route.fulfill(json={**route.fetch().json(), "consent": True}))
        sockets = []
        context.on("page", lambda page: page.on("websocket", lambda socket: sockets.append(socket.url)))
        widget = self.demo(context, opens=False)
        widget.launcher.click()
        expect(widget.host.get_by_role("heading", name="Privacy notice")).to_be_visible()
        self.inspect(widget.page, "widget-consent")
        self.assertEqual(sockets, [])
        self.assertEqual(widget.page.evaluate(STORED), [[], [], ""])
        widget.host.get_by_role("button", name="Agree and start").click()
        expect(widget.rows).to_have_count(1)

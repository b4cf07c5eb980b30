"""The widget on somebody else's website."""

from playwright.sync_api import expect

from support.case import PageTest
from support.desk import Desk
from support.parts import Widget
from support.shop import Shop


class EmbeddingTests(PageTest):
    @classmethod
    def setUpClass(cls):
        cls.shop, cls.stranger = Shop(), Shop()
        cls.addClassCleanup(cls.shop.close)
        cls.addClassCleanup(cls.stranger.close)
        cls.settings = (f"serve.http_origins={cls.shop.address}",)
        super().setUpClass()

    def visit(self, shop, lang="en", **options):
        shop.show(self.desk, lang)
        page = self.context(**options).new_page()
        page.goto(shop.address)
        return Widget(page)

    def test_an_allowed_site_shows_the_chat_under_a_policy_without_inline_style(self):
        """H14, H30, P8"""
        widget = self.visit(self.shop)
        widget.open()
        expect(widget.ask("Where is my order?")).to_contain_text("within one working day")
        self.assertEqual(widget.page.context.cookies(), [])

    def test_another_site_gets_no_word_out_of_the_desk(self):
        """H14"""
        self.expects("CORS|ERR_FAILED|WebSocket connection to|403|MIME type")
        widget = self.visit(self.stranger)
        widget.launcher.click()
        expect(widget.banner).to_contain_text("No connection")
        expect(widget.rows).to_have_count(0)

    def test_a_german_page_has_a_german_chat(self):
        """D1, D2"""
        widget = self.visit(self.shop, lang="de-AT")
        expect(widget.launcher).to_have_accessible_name("Chat öffnen")
        widget.open()
        expect(widget.rows.first).to_contain_text("ein Programm, kein Mensch")
        expect(widget.panel).to_have_attribute("lang", "de")
        answer = widget.ask("Wo ist meine Bestellung?")
        expect(answer).to_contain_text("Wir versenden jede Bestellung am nächsten Werktag.")
        expect(answer.locator(".label")).to_contain_text("(automatisch")
        expect(widget.host.get_by_role("textbox", name="Nachricht schreiben …")).to_be_visible()
        self.inspect(widget.page, "widget-german")

    def test_a_page_in_no_language_that_is_spoken_has_an_english_chat(self):
        widget = self.visit(self.shop, lang="fi")
        expect(widget.launcher).to_have_accessible_name("Open the chat")

"""axe finds nothing in any state of the widget while it talks to the bot (P13)."""

from playwright.sync_api import expect

from support.case import CUT, PageTest


class WithBotTests(PageTest):
    def test_closed_open_answered_rated_and_offline(self):
        self.expects(CUT)
        widget = self.demo(opens=False)
        expect(widget.launcher).to_be_visible()
        self.inspect(widget.page, "demo")
        widget.open()
        self.inspect(widget.page, "widget-empty")
        widget.ask("Where is my order?")
        self.inspect(widget.page, "widget-answer")
        widget.host.get_by_role("button", name="Helpful", exact=True).click()
        expect(widget.host.get_by_text("Thank you for telling us.")).to_be_visible()
        widget.ask("Do you ship?")
        expect(widget.log.get_by_role("button", name="None of these")).to_be_visible()
        self.inspect(widget.page, "widget-choices")
        widget.host.get_by_role("button", name="More", exact=True).click()
        self.inspect(widget.page, "widget-menu")
        widget.page.keyboard.press("Escape")
        for entry, name in (("Rate this conversation", "rating"), ("Erase everything", "erase")):
            widget.menu(entry)
            self.inspect(widget.page, f"widget-{name}")
            widget.host.get_by_role("button", name="Cancel").click()
        widget.page.context.set_offline(True)
        expect(widget.banner).to_contain_text("No connection")
        self.inspect(widget.page, "widget-offline")

    def test_leaving_a_message_where_nobody_is_there(self):
        """E1"""
        widget = self.demo()
        widget.ask("person please")
        form = widget.host.get_by_role("form", name="Leave a message")
        form.get_by_label("E-mail address or phone number").fill("no")
        form.get_by_role("button", name="Send").click()
        expect(form.get_by_text("An e-mail address or a phone number, please.")).to_be_visible()
        self.inspect(widget.page, "widget-contact")
        form.get_by_label("E-mail address or phone number").fill("me@example.org")
        form.get_by_role("button", name="Send").click()
        expect(widget.log).to_contain_text("a person will use it to get back to you")

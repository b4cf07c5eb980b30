"""axe finds nothing in the widget while somebody waits for a person, talks to one, and is done (P13)."""

from playwright.sync_api import expect

from support.case import PageTest


class WithPersonTests(PageTest):
    def test_waiting_served_and_resolved(self):
        agent = self.agent()
        widget = self.demo()
        widget.ask("person please")
        expect(widget.banner).to_contain_text("First in the queue")
        self.inspect(widget.page, "widget-waiting")
        agent.take_next()
        agent.say("Good evening, what can I do for you?")
        expect(widget.log.locator(".row.human")).to_have_count(1)
        self.inspect(widget.page, "widget-person")
        agent.resolve()
        expect(widget.banner).to_contain_text("This conversation is closed")
        self.inspect(widget.page, "widget-closed")

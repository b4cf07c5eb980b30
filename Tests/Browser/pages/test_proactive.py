"""What the page says by itself: knowledge/proactive.md of these tests has one message, after two seconds on /demo."""

from playwright.sync_api import expect

from support.case import PageTest

TEXT = "Shall I help you choose a tea?"
# So long it takes at least before it comes, and what comes anyway would be there.
LATER_MS = 4_500


class ProactiveTests(PageTest):
    def test_it_comes_after_its_time_once_a_visit_marked_as_automated(self):
        """D2"""
        context = self.context()
        widget = self.demo(context, opens=False)
        expect(widget.launcher).to_be_visible()
        expect(widget.teaser).to_be_hidden()
        expect(widget.teaser).to_contain_text(TEXT)
        expect(widget.teaser).to_contain_text("Oolong (automated)")
        self.inspect(widget.page, "widget-proactive")
        # Nothing about the visitor is kept, and there is no connection yet (P8).
        self.assertEqual(widget.page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]"), [[], ["frontdesk-shown"]])
        widget.page.reload()
        widget.page.wait_for_timeout(LATER_MS)
        expect(widget.teaser).to_be_hidden()

    def test_it_opens_the_chat(self):
        widget = self.demo(opens=False)
        widget.teaser.get_by_role("button", name=TEXT).click()
        expect(widget.rows.first).to_contain_text("a program, not a person")
        expect(widget.teaser).to_be_hidden()

    def test_whoever_wants_no_more_of_them_has_none_on_later_visits(self):
        context = self.context()
        widget = self.demo(context, opens=False)
        widget.teaser.get_by_role("button", name="Do not show again").click()
        expect(widget.teaser).to_be_hidden()
        later = self.demo(context, opens=False)
        later.page.wait_for_timeout(LATER_MS)
        expect(later.teaser).to_be_hidden()

    def test_it_does_not_come_over_a_form_that_is_being_filled_in(self):
        widget = self.demo(opens=False)
        widget.page.get_by_label("E-mail address").press_sequentially("me@")
        widget.page.wait_for_timeout(LATER_MS)
        expect(widget.teaser).to_be_hidden()

    def test_it_does_not_come_to_those_whom_its_conditions_leave_out(self):
        """Who has chatted before is no first visitor."""
        context = self.context()
        widget = self.demo(context)
        widget.page.close()
        again = self.demo(context, opens=False)
        again.page.wait_for_timeout(LATER_MS)
        expect(again.teaser).to_be_hidden()

    def test_it_is_said_in_the_language_of_the_page(self):
        context = self.context(locale="de-DE")
        widget = self.demo(context, opens=False)
        site = self.desk.request("GET", "/site.json?locale=de")[1].decode()
        self.assertIn("Soll ich bei der Auswahl helfen?", site)
        expect(widget.teaser).to_contain_text(TEXT)

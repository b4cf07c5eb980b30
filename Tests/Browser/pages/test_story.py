"""A conversation from the first question to the rating, seen by the customer and by the agent."""

from playwright.sync_api import expect

from support.case import PageTest


class StoryTests(PageTest):
    def test_a_customer_is_answered_misunderstood_handed_over_and_helped(self):
        """The whole way: D1, D2, D5, D6, D7, D14, P4, E1, E2."""
        agent = self.agent()
        widget = self.demo()
        log = widget.log

        with self.subTest("the bot says that it is one, links the privacy notice, and names the way to a person, first"):
            expect(widget.rows).to_have_count(1)
            greeting = widget.rows.first
            expect(greeting).to_contain_text("the automated assistant of Lantern Teas: a program, not a person")
            expect(greeting).to_contain_text("For a person, write “person” at any time")
            expect(greeting.get_by_role("link")).to_have_attribute("href", "https://lanternteas.example/privacy")
            expect(widget.host.get_by_role("link", name="Privacy notice")).to_have_attribute("href", "https://lanternteas.example/privacy")

        with self.subTest("a question is answered word for word, and both are labelled"):
            answer = widget.ask("Where is my order?")
            expect(answer).to_contain_text("We send every order within one working day.")
            expect(answer.get_by_role("link", name="your orders")).to_have_attribute("href", "https://lanternteas.example/orders")
            expect(answer).to_contain_text("Oolong (automated)")
            expect(widget.rows.nth(1).get_by_text("Sent")).to_be_attached()
            self.screen(widget.page, "story-1-answer")

        with self.subTest("who was misunderstood and is annoyed is offered a person"):
            widget.ask("No, that is not what I meant")
            offer = widget.ask("This is really frustrating, nothing works here")
            expect(offer).to_contain_text("Shall I bring in a person?")
            expect(agent.waiting).to_have_count(0)
            self.screen(widget.page, "story-2-offer")

        with self.subTest("who accepts is told their place, and so is the desk"):
            widget.choose("Yes, a person please")
            expect(widget.banner).to_contain_text("First in the queue")
            expect(widget.rows.last).to_contain_text("You are first in the queue")
            expect(widget.rows.last).to_contain_text("Oolong (automated)")
            expect(agent.waiting).to_have_count(1)
            expect(agent.waiting).to_contain_text("Frustrated")
            expect(agent.waiting).to_contain_text("Where is my order?")
            expect(log).not_to_contain_text("You are now with")
            self.screen(widget.page, "story-3-waiting")
            self.screen(agent.page, "story-3-queue")

        with self.subTest("a person is announced once one has taken the conversation"):
            agent.take_next()
            expect(log.get_by_text("You are now with Mara, a person.")).to_be_visible()
            expect(widget.host.get_by_text("You are with Mara, a person", exact=True)).to_be_visible()
            expect(agent.lines).to_contain_text("nothing works here")

        with self.subTest("a canned reply by / is filled in, and says who wrote it"):
            agent.field.press_sequentially("/hel")
            expect(agent.column.get_by_role("option", name="/hello")).to_be_visible()
            self.screen(agent.page, "story-4-canned")
            agent.field.press("Enter")
            expect(agent.field).to_have_value("Hello there, this is Mara of Lantern Teas.")
            agent.field.press("Enter")
            reply = log.locator(".row.human").last
            expect(reply).to_contain_text("Hello there, this is Mara of Lantern Teas.")
            expect(reply.locator(".label")).to_contain_text("Mara (person)")

        with self.subTest("the customer answers, and is shown that the person writes"):
            widget.say("My parcel has been gone for a week.")
            expect(agent.lines).to_contain_text("My parcel has been gone for a week.")
            agent.field.press_sequentially("One moment")
            expect(widget.host.get_by_text("Mara (person) is typing …")).to_be_visible()
            self.screen(widget.page, "story-5-person")
            self.screen(agent.page, "story-5-conversation")
            agent.field.press("Enter")
            expect(log.locator(".row.human").last).to_contain_text("One moment")

        with self.subTest("what is resolved is said to be, and is rated"):
            agent.resolve()
            expect(widget.banner).to_contain_text("This conversation is closed")
            widget.menu("Rate this conversation")
            widget.host.get_by_role("radio", name="5/5").check(force=True)
            self.screen(widget.page, "story-6-rating")
            widget.host.get_by_role("button", name="Send", exact=True).last.click()
            expect(widget.host.get_by_role("heading", name="Thank you for telling us.")).to_be_visible()
            widget.host.get_by_role("button", name="Back").click()

        with self.subTest("every line stands there once, in order, and says who speaks"):
            self.assertEqual(widget.own.all_inner_texts(), [
                "Where is my order?", "No, that is not what I meant", "This is really frustrating, nothing works here", "Yes, a person please",
                "My parcel has been gone for a week.",
            ])
            speakers = log.locator(".row:has(.bubble)").evaluate_all("(rows) => rows.map((row) => (row.querySelector('.label span') ?? row.querySelector('.hidden')).textContent)")
            self.assertEqual(set(speakers), {"You:", "Oolong (automated)", "Mara (person)"})

    def test_who_comes_when_others_were_served_is_told_place_and_wait(self):
        """E1"""
        agent = self.agent()
        for _ in range(5):
            self.demo().ask("person please")
            agent.take_next()
        self.demo().ask("person please")
        widget = self.demo()
        expect(widget.ask("person please")).to_contain_text("You are number 2 in the queue. The wait is about")
        expect(widget.banner).to_contain_text("Number 2 in the queue · about")

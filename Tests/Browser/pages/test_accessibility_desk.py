"""axe finds nothing in any state of the agents' page (P13); every state is reached by keys alone."""

from playwright.sync_api import expect

from support.case import PageTest


class AtTheDeskTests(PageTest):
    page = None

    def look(self, name):
        self.inspect(self.page, f"desk-{name}")

    def begin(self, waiting=1):
        """An agent's page, and so many customers who wait."""
        agent = self.agent()
        self.page = agent.page
        for _ in range(waiting):
            widget = self.demo()
            widget.ask("Where is my order?")
            widget.ask("this is so annoying, get me a person")
        expect(agent.waiting).to_have_count(waiting)
        return agent

    def leave(self, agent):
        """Nobody is left waiting for the next test."""
        while agent.waiting.count() > 0:
            agent.take_next()
        while agent.own.count() > 0:
            agent.own.first.get_by_role("button").first.click()
            count = agent.own.count()
            agent.resolve()
            expect(agent.own).to_have_count(count - 1)

    def test_signed_out(self):
        self.expects("403")
        self.page = self.context().new_page()
        self.page.goto(self.desk.address + "/desk")
        self.page.get_by_label("Your token").fill("wrong")
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.locator("#sign-in-problem")).not_to_be_empty()
        self.look("signed-out")

    def test_the_queue_and_several_conversations(self):
        agent = self.begin(waiting=0)
        self.look("empty")
        for _ in range(2):
            self.demo().ask("a person please")
        expect(agent.waiting).to_have_count(2)
        self.look("queue")
        agent.take_next()
        agent.take_next()
        expect(agent.own).to_have_count(2)
        expect(agent.lines).to_contain_text("a person please")
        self.look("two")
        self.leave(agent)

    def test_a_conversation_with_all_that_is_known_of_it(self):
        agent = self.begin()
        self.page.keyboard.press("n")
        expect(agent.lines).to_contain_text("this is so annoying")
        agent.say("Good evening, I am looking it up.")
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("s")
        self.page.keyboard.press("w")
        expect(self.page.get_by_role("heading", name="Mood")).to_be_visible()
        self.look("conversation")
        self.page.keyboard.press("o")
        expect(agent.field).to_be_focused()
        agent.field.fill("Rang the depot.")
        self.look("note")
        self.page.set_viewport_size({"width": 800, "height": 700})
        self.assertLessEqual(self.page.evaluate("document.documentElement.scrollWidth"), 800)
        self.look("narrow")
        self.page.set_viewport_size({"width": 1280, "height": 800})
        agent.field.press("Enter")
        expect(agent.lines).to_contain_text("Rang the depot.")
        self.leave(agent)

    def test_the_list_of_keys_and_the_search(self):
        agent = self.begin()
        self.page.keyboard.press("?")
        expect(self.page.get_by_role("dialog", name="Keys")).to_be_visible()
        self.look("shortcuts")
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("/")
        found = self.page.get_by_role("dialog", name="Conversations")
        self.page.keyboard.type("order")
        self.page.keyboard.press("Enter")
        expect(found).to_contain_text("Where is my order?")
        self.look("search")
        self.page.keyboard.press("Escape")
        expect(found).to_be_hidden()
        self.leave(agent)

    def test_what_is_asked_before_something_is_done(self):
        agent = self.begin()
        self.page.keyboard.press("n")
        expect(agent.column).to_contain_text("yours")
        self.page.keyboard.press("Escape")
        for name, key in (("transfer", "t"), ("snooze", "z"), ("hand-back", "h"), ("resolve", "e"), ("erase", "d")):
            self.page.keyboard.press(key)
            expect(self.page.get_by_role("dialog")).to_be_visible()
            self.look(name)
            self.page.keyboard.press("Escape")
            expect(self.page.get_by_role("dialog")).to_be_hidden()
        self.leave(agent)

    def test_teaching_shows_what_would_be_written(self):
        agent = self.begin()
        self.page.keyboard.press("n")
        expect(agent.column).to_contain_text("yours")
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("y")
        dialog = self.page.get_by_role("dialog", name="Teach the bot")
        dialog.get_by_label("a new entry").check()
        dialog.get_by_label("The customer asks").fill("Do you sell cups?")
        dialog.get_by_label("Heading").fill("Do you sell cups?")
        dialog.get_by_label("Answer", exact=True).fill("Yes, by the pair.")
        self.look("teach")
        dialog.get_by_role("button", name="Show what would be written").click()
        expect(dialog.get_by_label("What would change")).to_contain_text("Yes, by the pair.")
        self.look("teach-diff")
        self.page.keyboard.press("Escape")
        self.leave(agent)

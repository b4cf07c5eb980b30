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

    def test_on_a_phone_nothing_scrolls_sideways(self):
        context = self.context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
        agent = self.agent(context=context)
        self.page = agent.page

        def fits():
            self.assertEqual(self.page.evaluate("document.documentElement.scrollWidth"), 390)

        widget = self.demo()
        widget.ask("Where is my order?")
        widget.ask("this is so annoying, get me a person")
        expect(agent.waiting).to_have_count(1)
        fits()
        self.look("phone-queue")
        agent.take_next()
        agent.say("Good evening, I am looking it up.")
        fits()
        self.look("phone")
        agent.column.get_by_role("button", name="Suggest").click()
        expect(self.page.get_by_role("heading", name="Mood")).to_be_visible()
        fits()
        self.look("phone-details")
        self.page.get_by_role("button", name="Close the details").click()
        expect(self.page.get_by_role("heading", name="Mood")).to_be_hidden()
        self.leave(agent)

    def test_a_customer_is_called_the_same_after_a_reload(self):
        agent = self.begin(waiting=2)
        agent.take_next()
        name = agent.column.get_by_role("heading", level=2).inner_text()
        self.assertRegex(name, r"^Customer [a-z2-7]{4}$")
        agent.page.reload()
        expect(agent.own).to_contain_text(name)
        self.leave(agent)

    def test_names_and_lines_from_right_to_left_turn_nothing_around_them(self):
        agent = self.begin(waiting=0)
        widget = self.demo()
        widget.say("אני רוצה נציג אנושי!")
        widget.ask("a person please")
        agent.take_next()
        text = agent.lines.get_by_text("אני רוצה").first
        self.assertEqual(text.evaluate("(one) => getComputedStyle(one).direction"), "rtl")
        self.assertEqual(agent.lines.get_by_text("a person please").first.evaluate("(one) => getComputedStyle(one).direction"), "ltr")
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

    def test_trying_a_lesson_says_that_it_takes_a_while(self):
        """A desk that is slow to answer is stood in for by one whose answer is held back."""
        held = []

        def through(socket):
            server = socket.connect_to_server()

            def forward(line):
                if '"type":"teach"' in line:
                    held.append(lambda: server.send(line))
                else:
                    server.send(line)

            socket.on_message(forward)

        context = self.context()
        context.route_web_socket("**/ws", through)
        agent = self.agent(context=context)
        self.page = agent.page
        widget = self.demo()
        widget.ask("Where is my order?")
        widget.ask("a person please")
        agent.take_next()
        self.page.keyboard.press("Alt+y")
        dialog = self.page.get_by_role("dialog", name="Teach the bot")
        dialog.get_by_label("a new entry").check()
        dialog.get_by_label("Heading").fill("Do you sell cups?")
        dialog.get_by_label("Answer", exact=True).fill("Yes, by the pair.")
        dialog.get_by_role("button", name="Show what would be written").click()
        expect(dialog.get_by_role("status")).to_have_text("Trying it on all questions …")
        expect(dialog.locator("form")).to_have_attribute("aria-busy", "true")
        self.look("teach-busy")
        held.pop()()
        expect(dialog.get_by_label("What would change")).to_contain_text("Yes, by the pair.")
        expect(dialog.locator("[aria-busy]")).to_have_count(0)
        self.page.keyboard.press("Escape")
        self.leave(agent)

    def test_teaching_shows_what_would_be_written(self):
        agent = self.begin()
        self.page.keyboard.press("n")
        expect(agent.column).to_contain_text("yours")
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("y")
        dialog = self.page.get_by_role("dialog", name="Teach the bot")
        # Not the wish for a person that came after it.
        expect(dialog.get_by_label("The customer asks")).to_have_value("Where is my order?")
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

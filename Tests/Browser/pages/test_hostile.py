"""Text of customers and of the knowledge folder is shown as text, whatever it holds."""

from playwright.sync_api import expect

from support.case import PageTest

HOSTILE = [
    "<script>window.pwned = 1</script>",
    "<img src=x onerror=\"window.pwned = 2\">",
    "<svg onload=\"window.pwned = 3\"></svg>",
    "[click](javascript:window.pwned=4) **bold** javascript:window.pwned=5",
    "<a href=\"data:text/html,hello\">x</a> &lt;b&gt; {{constructor}} ${7*7}",
]
# Where a script of theirs would have left its mark, or an element of theirs would stand.
MARKS = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean)];
  const bad = "script:not([src]), img[src=x], svg[onload], [onerror], a[href^='javascript'], a[href^='data'], a[href^='vbscript']";
  return [window.pwned ?? null, roots.flatMap((root) => [...root.querySelectorAll(bad)].map((one) => one.outerHTML))];
}"""


class HostileTests(PageTest):
    def assert_clean(self, page):
        self.assertEqual(page.evaluate(MARKS), [None, []])

    def test_what_customers_write_is_text_in_widget_and_desk(self):
        """H24, H25, H33"""
        agent = self.agent()
        widget = self.demo()
        for text in HOSTILE:
            widget.ask(text)
        widget.ask("Agent: I am Mara (person)\nSystem: person please")
        self.assertEqual(widget.own.all_inner_texts(), [*HOSTILE, "Agent: I am Mara (person)\nSystem: person please"])
        self.assert_clean(widget.page)
        widget.ask("a person please")
        expect(agent.waiting).to_contain_text(HOSTILE[0])
        agent.take_next()
        for text in HOSTILE:
            expect(agent.lines).to_contain_text(text)
        self.assert_clean(agent.page)
        fake = agent.lines.locator(".row", has_text="I am Mara (person)")
        expect(fake.locator(".who b")).to_have_text("Customer")
        self.screen(agent.page, "desk-hostile")

    def test_what_agents_write_is_text_in_the_widget(self):
        """H24"""
        agent = self.agent()
        widget = self.demo()
        widget.ask("person please")
        agent.take_next()
        agent.say(HOSTILE[1])
        reply = widget.log.locator(".row.human .bubble")
        expect(reply).to_have_text(HOSTILE[1])
        self.assert_clean(widget.page)

    def test_html_and_links_that_run_scripts_in_the_knowledge_folder_are_text(self):
        """H24, H25"""
        widget = self.demo()
        answer = widget.ask("What does your label say?")
        expect(answer).to_contain_text("<script>window.pwned = 1</script>")
        expect(answer).to_contain_text("<img src=x onerror=")
        expect(answer).to_contain_text("a script")
        self.assertEqual(answer.locator(".bubble a").count(), 0)
        self.assert_clean(widget.page)
        self.screen(widget.page, "widget-hostile")

    def test_characters_that_hide_or_turn_text_are_visible_to_agents(self):
        """H32"""
        agent = self.agent()
        widget = self.demo()
        widget.ask("pay\u202e moc.elpmaxe \u200bnow, a person please")
        agent.take_next()
        expect(agent.lines).to_contain_text("⟨U+202E⟩")
        expect(agent.lines).to_contain_text("⟨U+200B⟩")

"""The widget by keyboard, on a phone, in the dark, and on a page that must not notice it."""

from playwright.sync_api import expect

from support.case import PageTest

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TARGETS = """() => {
  const shown = [...document.querySelector("frontdesk-widget").shadowRoot.querySelectorAll("button, a, input, textarea, [role=menuitem]")];
  return shown.filter((one) => one.checkVisibility()).map((one) => {
    const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
    const isWithinText = one.matches(".bubble a");
    return [one.getAttribute("aria-label") || one.textContent, width, height, isWithinText];
  });
}"""
SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    // Nodes within the widget are not told, so that those named are the page's.
    for (const { value, sources } of list.getEntries()) if (sources.some(({ node }) => node)) window.shifted += value;
  }).observe({ type: "layout-shift", buffered: true });
"""
# The launcher is pressed as soon as it is there; the time ends with the picture that shows the chat.
FIRST_PRESS = """
  window.firstPress = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      const host = document.querySelector("frontdesk-widget");
      if (!host) return;
      observer.disconnect();
      const begun = performance.now();
      host.shadowRoot.querySelector(".launcher").click();
      const isOpen = host.shadowRoot.querySelector(".panel").checkVisibility();
      requestAnimationFrame(() => setTimeout(() => resolve([isOpen, performance.now() - begun])));
    }).observe(document, { childList: true, subtree: true });
  });
"""
PLACES = "[...document.querySelectorAll('body > :not(frontdesk-widget), main *')].map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height]; })"


class LooksTests(PageTest):
    def focused(self, widget):
        return widget.page.evaluate("""() => {
          const inner = document.querySelector("frontdesk-widget").shadowRoot.activeElement;
          return inner ? inner.getAttribute("aria-label") || inner.textContent : null;
        }""")

    def test_the_keyboard_alone_leads_from_the_launcher_to_an_answer_and_back(self):
        """P13"""
        widget = self.demo(opens=False)
        page = widget.page
        for _ in range(30):
            page.keyboard.press("Tab")
            if self.focused(widget) == "Open the chat":
                break
        self.assertEqual(self.focused(widget), "Open the chat")
        page.keyboard.press("Enter")
        expect(widget.rows).to_have_count(1)
        self.assertEqual(self.focused(widget), "Write a message …")
        page.keyboard.type("Where is my order?")
        page.keyboard.press("Enter")
        expect(widget.log).to_contain_text("within one working day")
        self.assertEqual(self.focused(widget), "Write a message …")
        with self.subTest("back by Shift and Tab to what is offered, which is taken"):
            for _ in range(12):
                page.keyboard.press("Shift+Tab")
                if self.focused(widget) == "Returns":
                    break
            page.keyboard.press("Enter")
            expect(widget.own).to_have_count(2)
        with self.subTest("the menu opens, moves by arrows, and gives the focus back on Escape"):
            widget.host.get_by_role("button", name="More", exact=True).focus()
            page.keyboard.press("Enter")
            page.keyboard.press("ArrowDown")
            expect(widget.host.get_by_role("menuitem").nth(1)).to_be_focused()
            page.keyboard.press("Escape")
            self.assertEqual(self.focused(widget), "More")
            expect(widget.panel).to_be_visible()
        with self.subTest("Escape in the rating leads back to the conversation, and closes nothing else"):
            for entry in ("Rate this conversation", "Erase everything"):
                widget.menu(entry)
                expect(widget.host.get_by_role("button", name="Cancel")).to_be_visible()
                page.keyboard.press("Escape")
                expect(widget.panel).to_be_visible()
                expect(widget.log).to_be_visible()
                self.assertEqual(self.focused(widget), "Write a message …")
        with self.subTest("Escape closes, and the launcher has the focus again"):
            page.keyboard.press("Escape")
            expect(widget.panel).to_be_hidden()
            self.assertEqual(self.focused(widget), "Open the chat")

    def test_on_a_phone_the_chat_fills_the_screen(self):
        widget = self.demo(self.context(**PHONE))
        self.assertEqual(widget.panel.bounding_box(), {"x": 0, "y": 0, "width": 390, "height": 844})
        widget.ask("Where is my order?")
        self.assertEqual(widget.page.evaluate("document.documentElement.scrollWidth"), 390)
        field = widget.field.bounding_box()
        self.assertLessEqual(field["y"] + field["height"], 844)
        # iOS zooms into fields with smaller letters.
        self.assertGreaterEqual(float(widget.field.evaluate("(one) => getComputedStyle(one).fontSize").removesuffix("px")), 16)
        self.inspect(widget.page, "widget-phone")
        widget.host.get_by_role("button", name="Close the chat").click()
        expect(widget.panel).to_be_hidden()
        self.screen(widget.page, "widget-phone-closed")

    def test_whatever_is_pressed_is_large_enough(self):
        """P13"""
        for options in ({}, PHONE):
            widget = self.demo(self.context(**options))
            widget.ask("Where is my order?")
            widget.host.get_by_role("button", name="More", exact=True).click()
            for name, width, height, is_within_text in widget.page.evaluate(TARGETS):
                if not is_within_text:
                    self.assertGreaterEqual(min(width, height), 24, f"{name}: {width} × {height}")

    def test_dark_pages_have_a_dark_chat(self):
        lightness = {}
        for scheme in ("light", "dark"):
            widget = self.demo(self.context(color_scheme=scheme))
            colour = widget.panel.evaluate("(one) => getComputedStyle(one).backgroundColor")
            lightness[scheme] = sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(", ")) / 765
        self.assertGreater(lightness["light"], 0.9)
        self.assertLess(lightness["dark"], 0.25)

    def test_the_page_around_it_does_not_move(self):
        context = self.context()
        context.add_init_script(SHIFTS)
        widget = self.demo(context, opens=False)
        expect(widget.launcher).to_be_visible()
        before = widget.page.evaluate(PLACES)
        widget.open()
        widget.ask("Where is my order?")
        widget.page.keyboard.press("Escape")
        widget.page.wait_for_timeout(300)
        self.assertEqual(widget.page.evaluate("window.shifted"), 0)
        self.assertEqual(widget.page.evaluate(PLACES), before)

    def test_it_answers_a_press_at_once(self):
        context = self.context()
        context.add_init_script(FIRST_PRESS)
        widget = self.demo(context, opens=False)
        is_open, took = widget.page.evaluate("window.firstPress")
        print(f"\nmeasured: the chat is shown {took:.0f} ms after the first press", flush=True)
        self.assertTrue(is_open)
        self.assertLess(took, 500)

    def test_the_demonstration_is_named_as_the_business_is(self):
        widget = self.demo(opens=False)
        expect(widget.page).to_have_title("Lantern Teas")
        expect(widget.page.get_by_role("banner")).to_contain_text("Lantern Teas")
        expect(widget.page.locator("body")).not_to_contain_text("Corner Books")

    def test_news_while_it_is_closed_are_counted_in_badge_and_title(self):
        agent = self.agent()
        widget = self.demo()
        title = "Lantern Teas"
        expect(widget.page).to_have_title(title)
        widget.ask("person please")
        agent.take_next()
        expect(widget.log).to_contain_text("You are now with Mara")
        widget.page.keyboard.press("Escape")
        agent.say("Here I am.")
        expect(widget.launcher).to_have_accessible_name("Open the chat. Unread messages: 1")
        expect(widget.teaser).to_contain_text("Here I am.")
        expect(widget.page).to_have_title(f"(1) {title}")
        self.inspect(widget.page, "widget-unread")
        widget.launcher.click()
        expect(widget.page).to_have_title(title)

"""The test case that all tests of the pages are made from."""

import atexit
import functools
import io
import os
import pathlib
import re
import shutil
import unittest

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from support.desk import Desk
from support.parts import AgentsPage, Widget

SCREENS = pathlib.Path(__file__).resolve().parents[4] / "docs" / "screens"
PATIENCE_MS = 20_000
# What a browser says by itself when a connection is gone; tests that cut it expect that.
CUT = r"WebSocket connection to|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED"

BEHIND = """(visibility) => {
  const isOpen = document.querySelector("frontdesk-widget")?.shadowRoot.querySelector(".panel:not([hidden])");
  if (isOpen) for (const one of document.querySelectorAll("body > :not(frontdesk-widget)")) one.style.visibility = visibility;
}"""


@functools.cache
def browser():
    """The one browser of the run."""
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
    atexit.register(started.close)
    return started


class PageTest(unittest.TestCase):
    """Has a desk for its class and fails on whatever a page complains of: errors in its console, breaches of its policy,
    uncaught exceptions."""

    settings = ()
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        expect.set_options(timeout=PATIENCE_MS)
        cls.desk = cls.new_desk()
        cls.tokens = {}
        cls.addClassCleanup(cls.desk.close)

    @classmethod
    def new_desk(cls):
        return Desk(*cls.settings)

    def setUp(self):
        self.problems = []
        self.expected = None
        self.addCleanup(self._check)

    def expects(self, pattern):
        """What the page may complain of in this test."""
        self.expected = re.compile(pattern)

    def context(self, **options):
        """A visitor's browser, with nothing in it."""
        options = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "reduced_motion": "reduce", **options}
        context = browser().new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        self.addCleanup(context.close)
        context.on("weberror", lambda error: self.problems.append(f"uncaught: {error.error}"))
        context.on("console", lambda word: self._note(word))
        return context

    def demo(self, context=None, opens=True, path="/demo"):
        """The shop's page, with the widget open unless told otherwise."""
        page = (context or self.context()).new_page()
        page.goto(self.desk.address + path)
        widget = Widget(page)
        if opens:
            widget.open()
        return widget

    def agent(self, name="Mara", role="lead", context=None):
        """The agents' page of somebody who has signed in."""
        if name not in self.tokens:
            self.tokens[name] = self.desk.add_agent(name, role)
        page = (context or self.context()).new_page()
        page.goto(self.desk.address + "/desk")
        desk = AgentsPage(page, self.tokens[name])
        desk.sign_in(desk.token)
        return desk

    def screen(self, page, name):
        """A picture for docs/screens, where the run makes them."""
        if os.environ.get("FRONTDESK_SCREENS"):
            SCREENS.mkdir(parents=True, exist_ok=True)
            picture = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="initial"))).convert("RGB")
            picture.quantize(128, dither=Image.Dither.NONE).save(SCREENS / f"{name}.png", optimize=True)

    def inspect(self, page, name):
        """Nothing is inaccessible as far as axe can tell, in light and in dark (P13); a picture of each goes with it."""
        self._look(page, name, "everything", {})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            self.screen(page, f"{name}-{scheme}")
            # What lies behind the widget keeps axe from telling its contrasts.
            page.evaluate(BEHIND, "hidden")
            self._look(page, name, scheme, {"runOnly": ["color-contrast"]})
            page.evaluate(BEHIND, "")
        page.emulate_media(color_scheme="light")

    def _look(self, page, name, part, options):
        violations = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
        found = [(rule["id"], node["target"], node.get("failureSummary")) for rule in violations for node in rule["nodes"]]
        self.assertEqual(found, [], f"{name}, {part}")

    def _note(self, word):
        if word.type == "error":
            self.problems.append(f"console: {word.text} ({word.location.get('url', '')})")

    def _check(self):
        rest = [problem for problem in self.problems if not (self.expected and self.expected.search(problem))]
        self.assertEqual(rest, [])

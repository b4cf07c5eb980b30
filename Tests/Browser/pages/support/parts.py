"""The parts of the pages, as those who use them find them: by role and name."""

from playwright.sync_api import expect


class Widget:
    """The chat on a website."""

    def __init__(self, page):
        self.page = page
        self.host = page.locator("frontdesk-widget")
        self.launcher = self.host.locator(".launcher")
        self.panel = self.host.get_by_role("dialog")
        self.log = self.host.get_by_role("log")
        self.field = self.host.locator(".compose textarea")
        self.banner = self.host.locator(".banner")
        self.teaser = self.host.locator(".teaser")
        self.rows = self.log.locator(".row")
        self.own = self.log.locator(".row.customer .bubble")

    def open(self):
        """Opens the chat, and waits for the desk's first line."""
        self.launcher.click()
        expect(self.rows.first).to_be_visible()

    def say(self, text):
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text):
        """Says it, and waits for what is answered; the row of the answer."""
        before = self.log.locator(".row:not(.customer) .bubble").count()
        self.say(text)
        answer = self.log.locator(".row:not(.customer):has(.bubble)").nth(before)
        expect(answer).to_be_visible()
        return answer

    def choose(self, label):
        self.log.get_by_role("button", name=label, exact=True).click()

    def menu(self, name):
        self.host.get_by_role("button", name="More", exact=True).click()
        self.host.get_by_role("menuitem", name=name).click()

    def texts(self):
        """What stands in the bubbles, in order."""
        return [text.strip() for text in self.log.locator(".bubble").all_inner_texts()]


class AgentsPage:
    """The page of who works at the desk."""

    def __init__(self, page, token):
        self.page = page
        self.token = token
        self.waiting = page.locator("ol.waiting > li")
        self.own = page.get_by_role("region", name="Yours").locator("li")
        self.column = page.locator("section.column").last
        self.lines = self.column.get_by_role("log")
        self.field = self.column.locator("textarea")

    def sign_in(self, token):
        self.page.get_by_label("Your token").fill(token)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("navigation", name="Conversations")).to_be_visible()

    def take_next(self):
        before = self.own.count()
        self.page.get_by_role("button", name="Take next").click()
        expect(self.own).to_have_count(before + 1)
        expect(self.column).to_contain_text("yours")

    def say(self, text):
        self.field.fill(text)
        self.field.press("Enter")

    def resolve(self):
        self.column.get_by_role("button", name="Resolve").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Resolve").click()

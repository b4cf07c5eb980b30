"""What a small business does first: from an empty folder to a website whose chat is answered, and kept as a test."""

import pathlib
import re
import shutil
import subprocess
import tempfile

from playwright.sync_api import expect

from support.case import PageTest
from support.desk import Desk
from support.parts import Widget
from support.shop import Shop


class FirstMinutesTests(PageTest):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="frontdesk-first-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.knowledge = cls.folder / "knowledge"
        cls.site = Shop()
        cls.addClassCleanup(cls.site.close)
        subprocess.run([Desk.program(), "init", str(cls.knowledge)], check=True, capture_output=True, env=Desk.environment())
        cls.edit("business.yaml", r"hours:\n(  \w+day:.*\n)+", "hours:\n" + "".join(
            f'  {day}: ["00:00-24:00"]\n' for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")))
        super().setUpClass()

    @classmethod
    def new_desk(cls):
        return Desk(f"serve.http_origins={cls.site.address}", knowledge=cls.knowledge)

    @classmethod
    def edit(cls, name, pattern, text):
        path = cls.knowledge / name
        edited, count = re.subn(pattern, lambda _: text, path.read_text())
        assert count == 1, f"{name}: {pattern} stands there {count} times"
        path.write_text(edited)

    def test_from_an_empty_folder_to_a_website_whose_chat_is_answered(self):
        """The first five minutes: D1, D6, E1, E2."""
        with self.subTest("the snippet is pasted, and the chat says that it is a bot"):
            snippet = self.desk.tell("snippet", self.site.address, "--desk", self.desk.address).stdout
            pasted = re.search(r"<script.*</script>", snippet)[0]
            self.site.show(self.desk, snippet=pasted)
            page = self.context().new_page()
            page.goto(self.site.address)
            widget = Widget(page)
            widget.open()
            expect(widget.rows.first).to_contain_text("the automated assistant of The Corner Shop")

        with self.subTest("a misspelt question is answered word for word"):
            expect(widget.ask("wher is my oder")).to_contain_text("The tracking link is in the e-mail we send when your parcel leaves us")

        with self.subTest("a vague one gets a choice, with none of these"):
            expect(widget.ask("return")).to_contain_text("None of these")
            widget.choose("None of these")
            expect(widget.rows.last).to_contain_text("I do not have an answer to that")

        with self.subTest("an edit of the markdown is answered from, without a restart"):
            expect(widget.ask("how much is delivery")).to_contain_text("€4 within the country")
            self.edit("business.yaml", r'delivery: "€4"', 'delivery: "€5.90"')
            page.wait_for_timeout(2_500)
            expect(widget.ask("how much is delivery please")).to_contain_text("€5.90 within the country")

        with self.subTest("who has had enough is told that a person is called, where they stand, and the way back"):
            agent = self.agent("Ruth")
            called = widget.ask("this is useless, get me a person")
            expect(called).to_contain_text("You are first in the queue")
            expect(called).to_contain_text("If you change your mind")

        with self.subTest("the agent sees reason and summary, takes it, and answers with a canned reply"):
            expect(agent.waiting).to_have_count(1)
            agent.take_next()
            expect(widget.log.get_by_text("You are now with Ruth, a person.")).to_be_visible()
            expect(agent.column).to_contain_text("this is useless, get me a person")
            agent.field.press_sequentially("/hel")
            agent.field.press("Enter")
            agent.field.press("Enter")
            expect(widget.log.locator(".row.human").last).to_contain_text("this is Ruth from The Corner Shop")

        with self.subTest("a reload keeps the chat"):
            page.reload()
            widget.open()
            expect(widget.log.locator(".row.human").last).to_contain_text("this is Ruth from The Corner Shop")

        with self.subTest("what is resolved goes back to the bot"):
            agent.resolve()
            expect(widget.banner).to_contain_text("This conversation is closed")
            widget.ask("wher is my oder")
            expect(widget.rows.last).to_contain_text("The tracking link is in the e-mail")

        with self.subTest("the folder passes its check, and a conversation is kept as a test that passes"):
            self.desk.tell("check", "--knowledge", self.knowledge)
            page = self.context().new_page()
            page.goto(self.site.address)
            another = Widget(page)
            another.open()
            expect(another.ask("wher is my oder")).to_contain_text("The tracking link is in the e-mail")
            expect(another.ask("thanks")).to_contain_text("welcome")
            kept = self.folder / "transcripts"
            self.desk.tell("export", "--all", "--format", "transcript", "--folder", kept, "--data", self.desk.data)
            # The other one was told two prices.
            kept_now = [path for path in kept.iterdir() if "thanks" in path.read_text()]
            replayed = self.desk.tell("replay", *kept_now, "--knowledge", self.knowledge)
            self.assertRegex(replayed.stdout, r"(?m)^1 transcript, 2 turns: all")

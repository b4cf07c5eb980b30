"""A customer has all that they said erased; the owner has another conversation erased."""

import pathlib

from desk import Desk
from findings import check, refused, witnessed

WORD, OTHER, TYPED = "zanzibarian", "montevideanly", "ouagadougoan"


def run(binary, folder):
    with Desk(binary, folder) as desk:
        boss, colleague = desk.agent(name="Boss", own_socket=True), desk.staff("Ruth")[0]
        bystander, customer, sleeper = desk.customer("b"), desk.customer("c"), desk.customer("s")
        bystander.say("are dogs allowed")
        sleeper.say("how do I find the shop")
        talk(customer, boss)
        check(traces(folder, WORD), "the word is in the data folder before: a search for it can find it")
        after_first = desk.customer("x")
        pages(customer, boss, folder)

        refused("forbidden", "an agent who is no lead erases nothing",
                lambda: colleague.request("forget", conv=customer.conv))
        refused("not_found", "a customer erases nobody else's conversation",
                lambda: after_first.request("forget", conv=customer.conv))
        # Who was away when it was erased.
        seen, whole = 3, set(customer.mine.events)
        mark = boss.mark
        ok = customer.request("forget", id="forget-1")
        check(not traces(folder, WORD), "P3: while the desk runs, no byte of the data folder has it",
              traces=traces(folder, WORD))
        erased = boss.wait_event(
            lambda event: event["conv"] == customer.conv and event["kind"] == "conversation.erased", "word of it", mark)
        check("by" not in erased and erased["seq"] <= ok["last"], "who has the conversation is told", erased=erased)
        left = [line for line in boss.connection.lines[mark:]
                if line["type"] == "event" and line.get("conv") == customer.conv]
        check(any(line["kind"] == "conversation.status_changed" and line["status"] == "resolved" for line in left)
              and any(line["kind"] == "assignee.changed" and "agent" not in line for line in left),
              "and that it is closed and nobody's", left=left)
        again = customer.request("forget", id="forget-1")
        check(again.get("dup") and again["seq"] == ok["seq"], "I2: the same again is the same", again=again)
        twice = customer.request("forget", id="forget-2")
        check(twice["last"] == ok["last"], "once more where nothing was said since: nothing happens", twice=twice)
        said_before = customer.request("say", id="c-first", text="something else")
        check(said_before.get("dup") is True, "I2: a line that was erased is not stored again", ok=said_before)

        resumed(customer, seen, whole)
        check(not boss.request("search", text=WORD)["hits"], "no search finds it")
        check(boss.request("search", text="dogs")["hits"], "and others are found")
        summary = boss.request("summary", conv=customer.conv)["summary"]
        check(WORD not in repr(summary), "no summary knows of it", summary=summary)

        customer.say("are dogs allowed")
        check(customer.mine.messages()[-1][1] == "bot", "it goes on with the bot, as after any end")
        exported = export(customer)
        check(WORD not in exported and "event.erased" in exported, "the export has what is left")

        by_the_owner(desk, folder, boss)
        live = [bystander, sleeper, customer, boss, colleague, after_first]
        witnessed(*live)
        desk.stop()
        for word in (WORD, OTHER):
            check(not traces(folder, word), "P3: nor when it has stopped", traces=traces(folder, word))
        without_desk(desk, folder)


def talk(customer, boss):
    customer.request("say", id="c-first", text=f"my {WORD} order is late")
    customer.say(f"Where is the {WORD} parcel " + f"long {WORD} story " * 300)
    customer.request("rate", about="conversation", score=1, comment=f"bad {WORD}")
    customer.request("human")
    boss.claim(customer.conv)
    boss.follow(customer.conv)
    boss.reply(customer.conv, f"Hello Mr {WORD}")
    boss.request("note", conv=customer.conv, text=f"a {WORD}, angry")
    boss.request("label", conv=customer.conv, add=[WORD])
    boss.request("search", text=WORD)
    boss.request("resolve", conv=customer.conv, reason=f"{WORD} was sent")
    customer.say(f"mail me at {WORD}@example.org")
    customer.request("human")
    boss.claim(customer.conv)
    check(WORD in export(customer), "P2: the export has all of it before")


def pages(customer, boss, folder):
    customer.request("page", url=f"https://shop.example/{WORD}/beds?token={TYPED}#{TYPED}", title=f"Beds {WORD}")
    summary = boss.request("summary", conv=customer.conv)["summary"]
    page = [detail["value"] for detail in summary["details"] if detail["name"] == "page"]
    check(page == [f"/{WORD}/beds (Beds {WORD})"], "the agent's summary has the page that the customer looks at", page=page)
    check(not traces(folder, TYPED), "nothing of its query is kept")
    refused("too_long", "a page's address has at most 2,048 characters",
            lambda: customer.request("page", url="/" + "x" * 2_048))


def resumed(customer, seen, whole):
    """A client that had seen the first events comes back."""
    customer.drop()
    customer.connection.wait_end()
    customer.transcripts[customer.conv].last = seen
    welcome = customer.connect()
    check(welcome["recovered"] is True and welcome["seq"] == seen, "I5: who was away resumes", welcome=welcome)
    last = max(whole)
    customer.wait_event(lambda event: event["seq"] >= last, "the rest")
    came = [line for line in customer.connection.lines if line["type"] == "event" and "seq" in line]
    seqs = [line["seq"] for line in came]
    check(seqs == list(range(seen + 1, seen + 1 + len(seqs))), "I5: and is told the rest without a gap", seqs=seqs)
    check(any(line["kind"] == "event.erased" and line.get("was") == "message.created" for line in came),
          "I3: what was erased left its place", kinds=[line["kind"] for line in came])
    check(WORD not in repr(came), "P3: and nothing else", came=[line for line in came if WORD in repr(line)])


def by_the_owner(desk, folder, boss):
    customer = desk.customer("o", channel="terminal")
    customer.say(f"a {OTHER} matter")
    typed = pathlib.Path(folder) / "data" / "typed-0123456789abcdef.txt"
    typed.write_text(f"never sent: {OTHER}\n")
    transcripts = pathlib.Path(folder) / "transcripts"
    transcripts.mkdir(exist_ok=True)
    (transcripts / "old").mkdir(exist_ok=True)
    about, others = transcripts / "old" / "about.txt", transcripts / "others.txt"
    about.write_text(f"# Conversation {customer.conv}\n> a {OTHER} matter\n")
    others.write_text("> are dogs allowed\n")
    denied = desk.run("forget", customer.conv, "--data", "data", status=1)
    check("--yes" in denied.stderr and traces(folder, OTHER), "where nobody says yes, nothing is erased",
          said=denied.stderr)
    desk.run("forget", "a" * 26, "--data", "data", "--yes", status=2)
    desk.run("forget", customer.conv, "--data", "data", "--yes")
    check(not traces(folder, OTHER), "P3: what the owner has erased is gone while the desk runs",
          traces=traces(folder, OTHER))
    check(not typed.exists() and not about.exists() and others.exists(),
          "with what was typed in terminals, and transcripts that name the conversation, and no others")
    erased = customer.wait_event(lambda event: event["kind"] == "conversation.erased", "word of it")
    check("by" not in erased, "the customer is told, and not by whom", erased=erased)
    shown = desk.run("history", customer.conv, "--data", "data")
    check("erased" in shown.stdout and OTHER not in shown.stdout, "the history shows what is left", shown=shown.stdout)


def without_desk(desk, folder):
    """No desk runs: the command does it all the same."""
    desk.start()
    customer = desk.customer("w")
    customer.say(f"a {TYPED} matter")
    desk.stop()
    check(traces(folder, TYPED), "stored before")
    desk.run("forget", customer.conv, "--data", "data", "--yes")
    check(not traces(folder, TYPED), "P3: without a desk that runs, too", traces=traces(folder, TYPED))


def export(customer):
    ok = customer.request("export")
    return repr([line for line in customer.connection.lines if line["type"] == "data" and line["id"] == ok["id"]])


def traces(folder, word):
    """The files of the data folder in which the word stands, however it is written."""
    forms = {word.encode(), word.upper().encode(), word.encode("utf-16-le")}
    return [path.name for path in (pathlib.Path(folder) / "data").iterdir()
            if path.is_file() and any(form in path.read_bytes() for form in forms)]

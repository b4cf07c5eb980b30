"""From the bot to a person and back, with every promise that a client can see."""

import time

from desk import Desk
from findings import check, refused, witnessed
from frontdesk_client import Customer


def run(binary, folder):
    with Desk(binary, folder) as desk:
        customer = desk.customer("anna")
        other = desk.customer("ben")
        greeting(customer)
        questions(customer)
        strangers(customer, other)
        ruth, sam = desk.staff("Ruth", "Sam")
        queueing(customer, other, ruth)
        conversing(customer, other, ruth, sam)
        resuming(desk, customer, ruth)
        replacing(desk, customer)
        back_to_the_bot(customer, other, ruth)
        own_data(customer)
        witnessed(customer, other, ruth, sam)
        check(customer.leave()["code"] == "bye", "who says bye is told bye, and the connection ends")


def greeting(customer):
    welcome = customer.welcome
    check(welcome["v"] == 1 and welcome["seq"] == 0 and welcome["recovered"] is False and welcome["role"] == "customer",
          "the welcome of a new conversation", welcome=welcome)
    check(welcome["bot"]["automated"] is True and welcome["bot"]["disclosure"]
          and "(automated)" in welcome["bot"]["name"],
          "D1: the welcome says that the bot is automated", bot=welcome["bot"])
    wanted = {"line_bytes", "text_scalars", "id_chars", "depth", "lines_per_s", "lines_burst", "unacknowledged",
              "history"}
    check(wanted <= set(welcome["limits"]) and welcome["heartbeat_s"] == 25, "every limit is announced",
          welcome=welcome)
    first = customer.wait_event(lambda event: event["kind"] == "message.created", "the greeting")
    kinds = customer.mine.kinds()
    check(kinds[0] == "conversation.created" and "disclosure.made" in kinds[:kinds.index("message.created")],
          "D13: a disclosure is on record before the first line", kinds=kinds)
    check(first["from"]["kind"] == "bot" and first["format"] == "markdown", "D2: the first line is the bot's",
          first=first)


def questions(customer):
    mark = customer.mark
    answer = customer.say("what does delivery cost", id="q-1")
    said = customer.mine.messages()
    check([line[3] for line in said if line[1] == "customer"] == ["q-1"], "the line comes back with its id", said=said)
    check(said[-1][1] == "bot" and "4 euros" in said[-1][2], "the bot answers", said=said)
    check(customer.mine.events[answer["seq"]].get("cid") == "q-1" and answer["last"] == customer.mine.last,
          "ok names the line's own event and the last that followed", answer=answer)
    check(customer.connection.lines[-1] is answer and customer.mark > mark + 2,
          "the ok comes after its events")

    before = customer.mine.last
    again = customer.say("what does delivery cost", id="q-1")
    check(again.get("dup") is True and again["seq"] == answer["seq"] and customer.mine.last == before,
          "I2: the same id and content is stored once", again=again)
    refused("id_conflict", "I2: the same id with other content is refused",
            lambda: customer.say("something else", id="q-1"))
    refused("id_conflict", "I2: also where another type uses it", lambda: customer.request("human", id="q-1"))
    for index in range(5):
        customer.line(["are dogs allowed", "what is your address"][index % 2])
    oks = customer.settle()
    check([ok["seq"] for ok in oks] == sorted(ok["seq"] for ok in oks), "lines are stored in the order sent", oks=oks)
    check(sorted(customer.mine.events) == list(range(1, customer.mine.last + 1)), "I3: seq counts from 1 without gaps")


def strangers(customer, other):
    unknown = "a" * len(other.conv)
    words = []
    for kind, fields in [("say", {"text": "hello"}), ("human", {}), ("history", {"after": 0, "limit": 10}),
                         ("rate", {"about": "conversation", "score": 1}), ("resolve", {})]:
        for conv in (other.conv, unknown):
            refusal = refused("not_found", f"I9: {kind} in a conversation of somebody else's, or in none",
                              lambda: customer.request(kind, conv=conv, **fields))
            words.append(refusal and {key: refusal.line[key] for key in ("type", "error")})
    check(all(one == two for one, two in zip(words[::2], words[1::2])), "I9: both in the same words", words=words)
    refused("forbidden", "a customer may not claim", lambda: customer.request("claim", conv=customer.conv))


def queueing(customer, other, ruth):
    mark = ruth.mark
    customer.say("this is useless, get me a person")
    kinds = customer.mine.kinds()
    check("conversation.handoff" in kinds, "fed up and asking for a person brings one in", kinds=kinds)
    check([event["status"] for event in customer.mine.events.values() if event["kind"] == "conversation.status_changed"]
          == ["pending"], "the conversation waits")
    position(customer, 1, 0)
    news = ruth.wait_event(lambda event: event["kind"] == "queue.changed" and any(
        waiting["conv"] == customer.conv for waiting in event["waiting"]), "the agent to be told", mark)
    check(news["waiting"][0]["cause"] in ("request", "mood"), "E2: agents are told at once, with the cause", news=news)
    other.request("human")
    position(other, 2, 0)
    waiting = ruth.queue()
    check([line["conv"] for line in waiting] == [customer.conv, other.conv], "the queue is in order", waiting=waiting)
    check(all({"place", "since", "cause", "priority", "locale"} <= set(line) for line in waiting), "with what is known",
          waiting=waiting)
    summary = ruth.request("summary", conv=customer.conv)["summary"]
    check(summary["asked"] and summary["cause"], "the summary says why and what was asked", summary=summary)


def position(customer, place, mark):
    customer.wait_event(
        lambda event: event["kind"] == "queue.position_changed" and event.get("position") == place,
        f"position {place}", mark)
    check(True, f"the position {place} is pushed")


def conversing(customer, other, ruth, sam):
    mark, others_mark = customer.mark, other.mark
    claimed = ruth.claim(customer.conv)
    given = customer.wait_event(lambda event: event["kind"] == "assignee.changed", "the new owner", mark)
    check(given["agent"]["name"] == "Ruth", "the customer sees who has them now", given=given)
    customer.wait_event(
        lambda event: event["kind"] == "queue.position_changed" and "position" not in event, "the end of waiting", mark)
    position(other, 1, others_mark)
    introduced = [text for seq, kind, text, _ in customer.mine.messages() if seq >= given["seq"] and "Ruth" in text]
    check(introduced, "D6: and is told in a line", messages=customer.mine.messages()[-3:])

    customer.say("are dogs allowed")
    mark = customer.mark
    reply = ruth.reply(customer.conv, "Yes, bring the dog. ☕", id="reply-1")
    seen = customer.wait_event(lambda event: event.get("cid") == "reply-1", "the reply", mark)
    check(seen["from"] == {"kind": "human", "name": "Ruth"} and seen["format"] == "plain"
          and seen["seq"] == reply["seq"],
          "the reply reaches the customer as a person's", seen=seen)
    check(ruth.reply(customer.conv, "Yes, bring the dog. ☕", id="reply-1").get("dup") is True,
          "I2: an agent's id holds too")
    refused("not_owner", "I8: another agent may not reply", lambda: sam.reply(customer.conv, "me too"))
    refused("already_claimed", "I8: nor claim", lambda: sam.claim(customer.conv))

    ruth.request("note", conv=customer.conv, text="regular customer")
    private = customer.wait_event(lambda event: event["kind"] == "private", "the gap to be filled", mark)
    check(set(private) - {"_at"} <= {"type", "conv", "seq", "ts", "kind"}, "a note is private, and no more",
          private=private)
    typing(customer, ruth)
    time.sleep(0.5)
    lines = [line for line in customer.mine.messages() if line[0] > claimed["seq"] and line[1] == "bot"]
    check(not lines, "I8: no bot line after the claim", lines=lines)


def typing(customer, ruth):
    mark, agents_mark = customer.mark, ruth.mark
    ruth.connection.send({"type": "typing", "conv": customer.conv, "on": True})
    seen = customer.wait_event(lambda event: event["kind"] == "typing", "the agent typing", mark)
    check(seen["on"] is True and seen["from"]["kind"] == "human" and "seq" not in seen, "typing is passed on",
          seen=seen)
    customer.connection.send({"type": "typing", "on": True})
    ruth.wait_event(lambda event: event["kind"] == "typing" and event["from"]["kind"] == "customer", "and back",
                    agents_mark)
    check(True, "and back")


def resuming(desk, customer, ruth):
    last = customer.mine.last
    customer.drop()
    for index in range(3):
        ruth.reply(customer.conv, f"while you were away {index}", id=f"away-{index}")
    welcome = customer.connect()
    customer.wait_event(lambda event: event.get("cid") == "away-2", "what was missed")
    check(welcome["recovered"] is True and welcome["seq"] == last and welcome["conv"] == customer.conv,
          "I5: resumed after the last seq", welcome=welcome, last=last)
    missed = [line[3] for line in customer.mine.messages()[-3:]]
    check(missed == ["away-0", "away-1", "away-2"], "I5: all that was missed, in order", missed=missed)

    session, epoch = customer.session, customer.epoch
    customer.drop()
    lost = Customer(desk.address, "lost")
    lost.session, lost.epoch, lost.conv = session, "another", customer.conv
    welcome = lost.connect()
    check(welcome["recovered"] is False and welcome["seq"] == customer.mine.last,
          "I5: another epoch is not recovered, and says so", welcome=welcome)
    lost.catch_up()
    check({seq: event["kind"] for seq, event in lost.mine.events.items()}
          == {seq: event["kind"] for seq, event in customer.mine.events.items()}, "history gives the same again",
          one=len(lost.mine.events), other=len(customer.mine.events))
    witnessed(lost)
    ahead = Customer(desk.address, "ahead")
    ahead.session, ahead.epoch, ahead.conv = session, epoch, customer.conv
    ahead.transcript(customer.conv).last = 1_000_000
    check(ahead.connect()["recovered"] is False, "I5: nor is an `after` that was never reached")
    customer.connect()


def replacing(desk, customer):
    old = customer.connection
    welcome = customer.connect()
    check(old.wait_type("bye")["code"] == "replaced", "I7: the old connection is told that it is replaced")
    old.wait_end(5)
    check(welcome["recovered"] is True, "I7: and the new one goes on")


def back_to_the_bot(customer, other, ruth):
    mark = customer.mark
    ruth.request("resolve", conv=customer.conv, reason="answered")
    customer.wait_event(lambda event: event["kind"] == "conversation.status_changed" and event["status"] == "resolved",
                        "resolved", mark)
    customer.request("rate", about="conversation", score=5, comment="thanks")
    rated = [event for event in customer.mine.events.values() if event["kind"] == "answer.rated"]
    check(rated and rated[-1]["score"] == 5, "the customer rates", rated=rated)
    customer.say("are dogs allowed")
    check("Dogs are welcome" in bots_last(customer), "E5: the bot answers again", last=customer.mine.messages()[-2:])
    check(states(customer)[-1] == "bot", "E5: nobody is waited for", states=states(customer))

    ruth.claim(other.conv)
    mark = other.mark
    ruth.request("handback", conv=other.conv)
    other.wait_event(lambda event: event["kind"] == "conversation.status_changed" and event["status"] == "bot", "bot",
                     mark)
    announced = other.mine.messages()[-1]
    check(announced[1] in ("bot", "system"), "D8: handing back is announced", announced=announced)
    other.say("what does delivery cost")
    check("4 euros" in bots_last(other), "and the bot answers", last=other.mine.messages()[-2:])


def bots_last(customer):
    return [text for _, kind, text, _ in customer.mine.messages() if kind == "bot"][-1]


def states(customer):
    return [event["status"] for _, event in sorted(customer.mine.events.items())
            if event["kind"] == "conversation.status_changed"]


def own_data(customer):
    seen = {seq: event["kind"] for seq, event in customer.mine.events.items()}
    customer.catch_up()
    check({seq: event["kind"] for seq, event in customer.mine.events.items()} == seen, "history is what was seen live")
    start = customer.mark
    answer = customer.request("export")
    data = [line for line in customer.connection.lines[start:] if line["type"] == "data"]
    check(data and all(line["id"] == answer["id"] for line in data), "P2: export gives data lines, then the ok")
    seqs = [event["seq"] for line in data if line["conv"] == customer.conv for event in line["events"]]
    check(seqs == list(range(1, customer.mine.last + 1)), "P2: with every event of the conversation", seqs=seqs)
    pong = customer.mark
    customer.connection.send({"type": "ping", "id": "p-1"})
    check(customer.connection.wait_type("pong", start=pong)["id"] == "p-1", "a ping is answered with its id")

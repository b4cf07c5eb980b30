"""Agents are added, listed and revoked while the desk runs; what they may not see, they do not."""

import statistics
import time

from desk import Desk
from findings import check, note, refused, witnessed
from frontdesk_client import Agent, Connection, Gone, Refused

SECRET = "my secret is xylophone"


def run(binary, folder):
    with Desk(binary, folder) as desk:
        tokens = {name: desk.add_agent(name) for name in ("Ruth", "Sam")}
        tokens["Lea"] = desk.add_agent("Lea", "lead")
        listed = desk.run("agents", "list", "--data", "data").stdout
        check(all(name in listed for name in tokens) and not any(token in listed for token in tokens.values()),
              "agents list: names and never a token", listed=listed)
        stored = b"".join(path.read_bytes() for path in desk.data.rglob("*") if path.is_file())
        check(not any(token.encode() in stored for token in tokens.values()), "no token is on the disk")
        ruth, sam, lea = (desk.agent(token) for token in tokens.values())
        check(ruth.welcome["agent"]["name"] == "Ruth" and lea.welcome["agent"]["role"] == "lead",
              "agents sign in by token",
              ruth=ruth.welcome, lea=lea.welcome)
        private(desk, ruth, sam, lea)
        revoked(desk, tokens, ruth, sam, lea)
        same_words(desk, tokens)
        back_off(desk)
        witnessed(sam, lea)


def private(desk, ruth, sam, lea):
    customer = desk.customer("anna")
    customer.say(SECRET)
    customer.request("human")
    ruth.claim(customer.conv)
    reads = {"history": {"after": 0, "limit": 10}, "follow": {"after": 0}, "why": {}, "summary": {}, "suggest": {},
             "note": {"text": "hi"}, "label": {"add": ["vip"]}}
    for door, person in (("TCP", sam), ("desk.sock", None)):
        if person is None:
            person = Agent(desk.own_socket, token=sam.token)
            person.connect()
        role = person.welcome["agent"]["role"]
        if role != "agent":
            note("on desk.sock a token does not narrow the role", role=role)
            person.leave()
            continue
        for kind, more in reads.items():
            refused("forbidden", f"H40: {kind} of another agent's open conversation over {door}",
                    lambda: person.request(kind, conv=customer.conv, **more))
        refused("not_owner", f"H40: reply over {door}", lambda: person.reply(customer.conv, "hi"))
        hits = person.request("search", text="xylophone", limit=10)["hits"]
        check(hits == [], f"H40: it is found in no search over {door}", hits=hits)
        convs = person.request("convs", limit=100)["convs"]
        check(all(line["conv"] != customer.conv for line in convs), f"H40: and is in no list over {door}", convs=convs)
        check(customer.conv not in person.transcripts or not person.transcript(customer.conv).messages(),
              f"H40: and no line of it was sent over {door}", seen=person.transcripts.get(customer.conv))
    refused("not_found", "one that does not exist is not found", lambda: sam.request("summary", conv="a" * 26))
    check(lea.request("summary", conv=customer.conv)["summary"]["asked"], "a lead reads it")
    check(lea.request("search", text="xylophone", limit=10)["hits"], "and finds it")
    check(ruth.request("search", text="xylophone", limit=10)["hits"], "so does its owner")
    customer.drop()


def revoked(desk, tokens, ruth, sam, lea):
    second = desk.agent(tokens["Ruth"])
    began = time.monotonic()
    desk.run("agents", "revoke", "Ruth", "--data", "data")
    done = time.monotonic()
    for person in (ruth, second):
        line = person.connection.wait_type("bye", timeout=10)
        check(line["code"] == "revoked", "H39: every session of a revoked token ends", line=line)
        check(line["_at"] - done < 2, "H39: at once", seconds=line["_at"] - done)
        person.connection.wait_end(5)
    note("revoked", command_s=round(done - began, 2), bye_after_command_s=round(line["_at"] - done, 3))
    refused("auth", "H39: and the token opens nothing", lambda: desk.agent(tokens["Ruth"]))
    check(sam.request("queue") and lea.request("queue"), "the others work on")
    listed = desk.run("agents", "list", "--data", "data").stdout
    note("listed", text=listed)


def same_words(desk, tokens):
    """H37: as a stranger to the desk: one guess a connection, so that the answers are not slowed down."""
    wrong = {
        "no such token": "x" * len(tokens["Sam"]), "a revoked one": tokens["Ruth"],
        "one wrong letter": tokens["Sam"][:-1] + ("a" if tokens["Sam"][-1] != "a" else "b"), "short": "a",
    }
    words, seconds = {}, {}
    for name, token in wrong.items():
        start = time.monotonic()
        connection = Connection.to(desk.address)
        try:
            connection.hello(role="agent", token=token)
            words[name] = "welcome"
        except Refused as refusal:
            words[name] = (refusal.code, refusal.message)
        seconds[name] = round(time.monotonic() - start, 4)
        connection.drop()
    check(len(set(words.values())) == 1 and words["short"][0] == "auth",
          "H37: wrong, revoked and unknown: the same words",
          words=words)
    note("H37: seconds", **seconds)


def back_off(desk):
    """H38: whoever guesses is made to wait."""
    connection = Connection.to(desk.address)
    seconds, waits = [], []
    for index in range(8):
        began = time.monotonic()
        try:
            connection.hello(role="agent", token=f"guess-number-{index}-of-a-token-abcdefgh")
        except Refused as refusal:
            waits.append(refusal.retry_after_ms)
            seconds.append(round(time.monotonic() - began, 3))
        except Gone:
            break
    note("H38", seconds=seconds, retry_after_ms=waits)
    slowed = bool(seconds) and sum(seconds[-2:]) > 2 * sum(seconds[:2]) + 0.2
    told = any(wait for wait in waits)
    check(slowed or told or len(seconds) < 8, "H38: repeated bad tokens are answered ever later, or told to wait",
          seconds=seconds, waits=waits)

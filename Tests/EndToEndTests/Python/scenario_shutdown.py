"""The desk is told to stop while people talk."""

import re
import subprocess
import time

from desk import Desk
from findings import check, witnessed
from frontdesk_client import Connection

# Lines of each customer that are under way when the desk is told to stop.
UNDER_WAY = 2


def run(binary, folder):
    with Desk(binary, folder) as desk:
        customers = [desk.customer(f"c{index}") for index in range(3)]
        agent, = desk.staff("Ruth")
        customers[0].request("human")
        agent.claim(customers[0].conv)
        for index in range(UNDER_WAY):
            for customer in customers:
                customer.line(f"line {index}, are dogs allowed")
        time.sleep(0.2)
        status, seconds = desk.stop()
        check(status == 0, "SIGTERM: exit 0", status=status, errors=desk.errors[-5:])
        check(seconds <= 5, "SIGTERM: within 5 seconds", seconds=seconds)
        for party in customers + [agent]:
            party.connection.wait_end()
            last = party.connection.lines[-1]
            check(last["type"] == "bye" and last["code"] == "shutdown" and last.get("retry_after_ms", 0) > 0,
                  "SIGTERM: everybody is told bye, and when to come back", last=last)
        answered = [collected(customer) for customer in customers]
        was_unfinished = unfinished(desk) > 0
        desk.start()
        for customer, acknowledged in zip(customers, answered):
            after_restart(customer, acknowledged, was_unfinished)
        agent.connect()
        agent.follow(customers[0].conv, after=max(agent.transcript(customers[0].conv).events))
        check(agent.reply(customers[0].conv, "here again")["seq"] > 0, "the agent still has the conversation")
        witnessed(*customers, agent)
    doors(binary, folder)


def collected(customer):
    """The ids that were acknowledged before the end, which are then no longer sent again."""
    done = set()
    for line in customer.connection.lines:
        if line["type"] == "ok" and line["id"] in customer.unanswered:
            del customer.unanswered[line["id"]]
            done.add(line["id"])
    return done


def unfinished(desk):
    """How many connections the desk said it had to end before they were answered: 0 wherever 3.5 seconds are enough."""
    stopped, = [line for line in desk.errors if '"message":"stopped"' in line]
    return int(re.search(r'"unfinished":"?(\d+)', stopped).group(1))


def after_restart(customer, acknowledged, was_unfinished):
    customer.broken += customer.connection.broken
    welcome = customer.connect()
    check(welcome["recovered"] is True, "the session goes on after the restart", welcome=welcome)
    customer.catch_up()
    stored = {cid for _, kind, _, cid in customer.mine.messages() if kind == "customer"}
    check(acknowledged <= stored, "SIGTERM: what was answered was stored", lost=acknowledged - stored)
    check(stored <= acknowledged or was_unfinished, "SIGTERM: what was stored was answered, while there was time for it",
          unanswered=stored - acknowledged)
    customer.again()
    customer.settle()
    sent = [cid for _, kind, _, cid in customer.mine.messages() if kind == "customer"]
    check(sent == [f"{customer.name}-{number}" for number in range(1, UNDER_WAY + 1)], "all lines once, in order", sent=sent)


def doors(binary, folder):
    """The same lines over standard input and output, and over a Unix socket elsewhere."""
    desk = Desk(binary, folder)
    process = subprocess.Popen(
        [binary, "serve", "--knowledge", "knowledge", "--data", "data", "--stdio", "--unix", "other.sock"], cwd=folder,
        env=desk.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    connection = Connection(process)
    welcome = connection.hello(role="customer")
    answer = connection.request("say", text="are dogs allowed")
    check(welcome["seq"] == 0 and answer["conv"] == welcome["conv"],
          "the lines are spoken over standard input and output")
    mode = (desk.folder / "other.sock").stat().st_mode & 0o777
    check(mode == 0o600, "--unix: a socket of mode 0600", mode=oct(mode))
    mode = (desk.data / "desk.sock").stat().st_mode & 0o777
    check(mode == 0o600, "desk.sock: mode 0600", mode=oct(mode))
    connection.drop()
    began = time.monotonic()
    status = process.wait(30)
    check(status == 0, "the end of input ends the desk", status=status, seconds=time.monotonic() - began)

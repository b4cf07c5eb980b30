"""Eight agents reach for the same conversation."""

import threading

from desk import Desk
from findings import check, witnessed
from frontdesk_client import Refused

AGENTS, ROUNDS = 8, 6


def run(binary, folder):
    with Desk(binary, folder) as desk:
        agents = desk.staff(*[f"Agent {index}" for index in range(AGENTS)])
        customers = [desk.customer(f"c{index}") for index in range(ROUNDS)]
        for customer in customers:
            customer.request("human")
        for customer in customers:
            race(customer, agents)
        witnessed(*customers, *agents)


def race(customer, agents):
    barrier = threading.Barrier(len(agents))
    outcomes = [None] * len(agents)

    def claim(index):
        barrier.wait()
        try:
            agents[index].claim(customer.conv)
            agents[index].reply(customer.conv, f"I am {index}")
            outcomes[index] = "ok"
        except Refused as refusal:
            outcomes[index] = refusal.code

    threads = [threading.Thread(target=claim, args=(index,)) for index in range(len(agents))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winners = [index for index, outcome in enumerate(outcomes) if outcome == "ok"]
    check(len(winners) == 1 and outcomes.count("already_claimed") == len(agents) - 1, "exactly one agent wins",
          outcomes=outcomes)
    customer.wait_event(lambda event: event["kind"] == "message.created" and event["from"]["kind"] == "human",
                        "a reply")
    owners = [event["agent"]["name"] for event in customer.mine.events.values()
              if event["kind"] == "assignee.changed" and "agent" in event]
    check(owners == [f"Agent {index}" for index in winners], "and the customer sees only that one", owners=owners)
    humans = [text for _, kind, text, _ in customer.mine.messages() if kind == "human"]
    check(humans == [f"I am {index}" for index in winners], "and reads only that one", humans=humans)

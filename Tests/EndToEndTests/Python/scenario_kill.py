"""The desk is killed while three customers and two agents talk, and nobody loses a line.

FRONTDESK_KILLS: how often, 3 unless given. FRONTDESK_SEED: the seed of the moments and texts, printed.
"""

import json
import os
import random
import threading
import time

from desk import Desk
from findings import check, note, witnessed
from frontdesk_client import Gone

# With thanks between: whoever asks the same again and again is offered a person besides.
QUESTIONS = ["what does delivery cost", "thanks", "are dogs allowed", "thank you", "what is your address", "ok"]
LINES_A_ROUND = 12


class Talker:
    """Somebody who sends numbered lines, and after a lost connection sends again what was not acknowledged."""

    def __init__(self, party, send, texts):
        self.party, self.send, self.texts = party, send, texts
        self.count = 0
        self.unanswered, self.answered = {}, {}

    def speak(self, seed):
        chance = random.Random(seed)
        for _ in range(LINES_A_ROUND):
            self.count += 1
            name = f"{self.texts}-{self.count}"
            message = self.send(name, chance)
            self.unanswered[name] = message
            try:
                self.party.connection.send(message)
            except OSError:
                pass
            time.sleep(chance.uniform(0, 0.03))

    def again(self):
        for message in self.unanswered.values():
            self.party.connection.send(message)

    def collect(self, wait):
        """Keeps the answers; without waiting, those that came before the connection was lost."""
        for name in list(self.unanswered):
            try:
                answer = self.party.connection.answer(name, timeout=30 if wait else 0)
            except (TimeoutError, Gone):
                if wait:
                    raise
                continue
            self.answered[name] = answer["seq"]
            del self.unanswered[name]


def run(binary, folder):
    kills = int(os.environ.get("FRONTDESK_KILLS", "3"))
    seed = int(os.environ.get("FRONTDESK_SEED", str(random.SystemRandom().randrange(1 << 30))))
    note("seed", seed=seed, kills=kills)
    chance = random.Random(seed)
    with Desk(binary, folder) as desk:
        tokens = [desk.add_agent(name) for name in ("Ruth", "Sam")]
        agents = [desk.agent(token) for token in tokens]
        customers = [desk.customer(f"c{index}") for index in range(3)]
        for customer, agent in zip(customers, agents):
            customer.request("human")
            agent.claim(customer.conv)
        talkers = [asker(customer, index) for index, customer in enumerate(customers)]
        talkers += [replier(agent, customer.conv, index)
                    for index, (agent, customer) in enumerate(zip(agents, customers))]
        for turn in range(kills):
            round_of(desk, talkers, chance)
            if (turn + 1) % 50 == 0:
                note("killed", times=turn + 1)
        check(all(not talker.unanswered for talker in talkers), f"{kills} kills: every line is acknowledged at last")
        for customer in customers:
            customer.catch_up()
            complete(customer, talkers)
        answers(customers[2])
        witnessed(*customers, *agents)
        status, seconds = desk.stop()
        check(status == 0, "the desk ends when told to", status=status, seconds=seconds)
        on_file(desk, customers)


def asker(customer, index):
    def say(name, _):
        # Never the same twice in a row, which would be answered by an offer of a person besides.
        number = int(name.rsplit("-", 1)[1])
        text = QUESTIONS[number % len(QUESTIONS)] if index == 2 else f"line {name} of a customer"
        return {"type": "say", "id": name, "text": text}
    return Talker(customer, say, f"say{index}")


def replier(agent, conv, index):
    return Talker(
        agent, lambda name, _: {"type": "reply", "id": name, "conv": conv, "text": f"line {name} of an agent"},
        f"reply{index}")


def round_of(desk, talkers, chance):
    threads = [threading.Thread(target=talker.speak, args=(chance.random(),)) for talker in talkers]
    for thread in threads:
        thread.start()
    time.sleep(chance.uniform(0.02, 0.5))
    desk.kill()
    for thread in threads:
        thread.join()
    for talker in talkers:
        talker.party.connection.wait_end()
        talker.collect(wait=False)
    desk.start()
    for talker in talkers:
        reconnect(talker.party)
        talker.again()
    for talker in talkers:
        talker.collect(wait=True)


def reconnect(party):
    party.broken += party.connection.broken
    welcome = party.connect()
    if welcome["role"] == "customer":
        check_quietly(welcome["recovered"] is True, "after a kill a customer's session is recovered", welcome)
    else:
        for conv, transcript in list(party.transcripts.items()):
            party.follow(conv, after=max(transcript.events, default=0))


def check_quietly(holds, sentence, seen):
    if not holds:
        check(False, sentence, seen=seen)


def complete(customer, talkers):
    """Every line of every talker once, in the order sent, where it was acknowledged to be."""
    seqs = sorted(customer.mine.events)
    check(seqs == list(range(1, len(seqs) + 1)), f"{customer.name}: no gap in seq", seqs=seqs[-3:], count=len(seqs))
    by_cid = {}
    for seq, _, _, cid in customer.mine.messages():
        if cid:
            by_cid.setdefault(cid, []).append(seq)
    for talker in talkers:
        if talker.party is not customer and customer.conv not in talker.party.transcripts:
            continue
        names = [f"{talker.texts}-{number}" for number in range(1, talker.count + 1)]
        check(all(len(by_cid.get(name, [])) == 1 for name in names),
              f"{customer.name}: {talker.texts}: {talker.count} lines, none lost, none doubled",
              wrong={name: by_cid.get(name) for name in names if len(by_cid.get(name, [])) != 1})
        order = [by_cid[name][0] for name in names if name in by_cid]
        check(order == sorted(order), f"{customer.name}: {talker.texts}: none reordered")
        check(all(by_cid.get(name) == [talker.answered[name]] for name in names),
              f"{customer.name}: {talker.texts}: each where it was acknowledged to be")


def answers(customer):
    """I4: after each line of somebody whom only the bot serves, one answer or more before the next."""
    kinds = [kind for _, kind, _, _ in customer.mine.messages() if kind in ("customer", "bot")]
    lost = [index for index, kind in enumerate(kinds) if kind == "customer" and kinds[index + 1:index + 2] != ["bot"]]
    check(not lost, "I4: no answer of the bot is lost", lost=lost)
    bots = kinds.count("bot") - 1
    check(bots == kinds.count("customer"), "I4: nor given twice", bots=bots, customers=kinds.count("customer"))


def on_file(desk, customers):
    """What the other commands of the program tell of the same conversations."""
    exported = json.loads(desk.run("export", "--all", "--data", "data").stdout)
    stored = {conversation["id"]: conversation["events"] for conversation in exported}
    for customer in customers:
        wanted = [(seq, kind, text) for seq, kind, text, _ in customer.mine.messages()]
        found = [(event["seq"], event["body"]["from"]["kind"], event["body"]["text"])
                 for event in stored[customer.conv] if event["kind"] == "message.created"]
        check(found == wanted, f"{customer.name}: export has the same {len(wanted)} lines in the same order",
              found=found[:6], wanted=wanted[:6])
    listed = desk.run("history", "--data", "data").stdout
    check(all(customer.conv[:6] in listed for customer in customers), "history lists the conversations", listed=listed)

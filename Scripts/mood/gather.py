"""Writes the turns and messages that the mood is learnt from, one JSON object a line, for MoodFigures and learn.py.

    gather.py SHARED CONVERSATIONS WORK [--seed 1] [--calm 16000]

SHARED is the folder of development data: businesses/*/dialogues.jsonl with their knowledge bases, and
frustration/convabuse.tsv and goemotions.tsv. CONVERSATIONS holds calm.jsonl and upset.jsonl. WORK gets turns.jsonl and
messages.jsonl.
"""
import argparse
import json
import pathlib
import random
import re
from collections.abc import Iterator

# The conversations are judged in so many parts, a trade being in one of them.
PARTS = 6

OFFERS = re.compile(
    r"\b(a person|somebody|someone|colleague|human|pass(ing)? you|bring in|connect you|put you through|"
    r"reception (will|now)|team member|mensch|kolleg|jemand|verbinde|weiterleiten|mitarbeiter)", re.I)
MISSES = re.compile(
    r"(haven't found|couldn't find|could not find|have nothing on|found nothing|did not (quite )?(get|understand)|"
    r"didn't (quite )?(get|understand|catch)|not sure (what|which)|don't know|do not know|another way|"
    r"tell me (a little )?more|in other words|in your own words|nichts gefunden|nichts (dazu|darüber)|"
    r"nicht verstanden|nicht sicher|weiß ich (leider )?nicht|anders (sagen|fragen|formulieren|ausdrücken)|genauer)",
    re.I)
CHOICES = re.compile(
    r"(which of these|which one|do you mean|is it about|welche[sr]? (davon|von)|meinen sie|geht es um)", re.I)


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\{\{\w+\}\}", " ", text)).strip().lower()


def answers(folder: pathlib.Path) -> list[tuple[str, str]]:
    """The paragraphs of a knowledge base, and the entry that each belongs to."""
    business = (folder / "business.yaml").read_text(encoding="utf-8")
    values = re.findall(r"(\w+):\s*\"?([^\",}\n]+)\"?", business.split("variables:")[-1]) \
        if "variables:" in business else []
    found = []
    for path in sorted(folder.rglob("*.md")):
        entry = None
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            title = re.match(r"(#{2,3}) (.*?)(?:\s*\{#([\w-]+).*\})?\s*$", block.split("\n")[0])
            if title:
                entry = title.group(3) or re.sub(r"\W+", "-", title.group(2).lower())
                block = "\n".join(block.split("\n")[1:])
            if not entry or not block.strip() or block.startswith("<!--"):
                continue
            if re.match(r"(Also asked|Ask next|Auch gefragt|Frag weiter|Weiter fragen)", block):
                continue
            for name, value in values:
                block = block.replace("{{%s}}" % name, value.strip())
            if len(plain(block)) > 25:
                found.append((plain(block), entry))
    return found


def objects(path: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def move(turn: dict, known: list[tuple[str, str]]) -> tuple[str, list[str]]:
    """What a line of the bot's was, and the entries that it posted: as the file says, else read off its text.

    Where the file says it and there is no knowledge base, an answer's own words stand for its entry.
    """
    text = turn["text"]
    line = plain(text)
    if "move" in turn: return turn["move"], [line] if turn["move"] == "answer" else []
    entries = sorted({entry for answer, entry in known if answer in line or (len(line) > 40 and line in answer)})
    if entries: return "answer", entries
    if CHOICES.search(text) or "\n- " in text: return "choices", []
    if MISSES.search(text): return "miss", []
    return ("offer" if OFFERS.search(text) else "talk"), []


def turns(dialogue: dict, fold: str, known: list[tuple[str, str]]) -> Iterator[dict]:
    """The customer's turns, each with up to five messages before it and the bot's line that it answers, if any."""
    earlier, posted, last = [], [], None
    for turn in dialogue["turns"]:
        if turn["from"] == "bot":
            kind, entries = move(turn, known)
            last = {"kind": kind, "text": turn["text"],
                    "again": any(set(entries) & set(before) for before in posted),
                    "sameAgain": bool(entries) and bool(posted) and set(entries) == set(posted[-1])}
            if entries: posted.append(entries)
            continue
        yield {"fold": fold, "label": dialogue["label"], "text": turn["text"], "earlier": earlier[-5:], "move": last,
               "accepted": turn.get("accepted")}
        earlier, last = earlier + [turn["text"]], None


def all_turns(shared: pathlib.Path, conversations: pathlib.Path) -> Iterator[dict]:
    """Of the dialogues, a business a fold; of the conversations, whose trades are spread over `PARTS` folds."""
    for path in sorted(shared.glob("businesses/*/dialogues.jsonl")):
        known = answers(path.parent / "kb")
        for dialogue in objects(path): yield from turns(dialogue, path.parent.name, known)
    written = [each for name in ("calm", "upset") for each in objects(conversations / f"{name}.jsonl")]
    trades = sorted({each["trade"] for each in written})
    for each in written: yield from turns(each, f"conversations {trades.index(each['trade']) % PARTS}", [])


def messages(shared: pathlib.Path, seed: int, calm: int) -> Iterator[dict]:
    """All of ConvAbuse and GoEmotions, of GoEmotions' training split `calm` messages that are not negative."""
    rows = []
    for name in ("convabuse", "goemotions"):
        lines = (shared / f"frustration/{name}.tsv").read_text(encoding="utf-8").split("\n")
        header = lines[0].split("\t")
        for line in lines[1:]:
            if line.count("\t") == len(header) - 1:
                row = dict(zip(header, line.split("\t")))
                rows.append({"set": name, "text": row["text"], "label": int(row["label"]), "split": row["split"]})
    random.Random(seed).shuffle(rows)
    taken = 0
    for row in rows:
        if row["set"] == "goemotions" and row["split"] == "train" and row["label"] == 0:
            taken += 1
            if taken > calm: continue
        yield row


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("conversations", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calm", type=int, default=16_000, help="GoEmotions messages that are not negative")
    arguments = parser.parse_args()
    for name, lines in (("turns", all_turns(arguments.shared, arguments.conversations)),
                        ("messages", messages(arguments.shared, arguments.seed, arguments.calm))):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (arguments.work / f"{name}.jsonl").write_text(text, encoding="utf-8")

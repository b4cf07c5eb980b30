"""Writes the lines of text that the static table learns from, and where each comes from.

    gather.py DOWNLOADS WORK GENERAL LABELLED [SHARED]

DOWNLOADS holds what Scripts/train-static-table fetched; SHARED is the folder of development data, if there is one.
WORK/lines.txt gets GENERAL lines, then LABELLED ones of SHARED's public sets; WORK/sources.tsv says what each is from.
"""
import collections
import csv
import json
import pathlib
import random
import re
import sys

import made

WORDS_MIN, WORDS_MAX = 2, 26


def wordnet(folder: pathlib.Path) -> tuple[list[str], list[str], list[str]]:
    """Examples, definitions and names of several words; first those of senses that were seen in running text."""
    seen = set()
    for line in (folder / "cntlist.rev").read_text().splitlines():
        seen.add(line.split("%")[0])
    examples, definitions, names = [], [], []
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            head, gloss = line.split(" | ", 1)
            fields = head.split(" ")
            lemmas = [fields[4 + 2 * index].split("(")[0] for index in range(int(fields[3], 16))]
            examples += re.findall(r'"([^"]+)"', gloss)
            if any(lemma.lower() in seen for lemma in lemmas):
                definitions.append(re.sub(r"^\([^)]*\) *", "", gloss.split('; "')[0]).split(";")[0].strip())
                names += [lemma.replace("_", " ") for lemma in lemmas if "_" in lemma]
    return examples, definitions, names


def conversations(path: pathlib.Path) -> tuple[list[str], list[str]]:
    """Questions and other messages of people who got to know one another."""
    questions, others = [], []
    for conversation in json.loads(path.read_text(encoding="utf-8")).values():
        for turn in conversation["messages"]:
            for message in turn:
                for sentence in re.split(r"(?<=[.?!]) +", message["text"]):
                    (questions if "?" in sentence else others).append(sentence)
    return questions, others


def bot_corpus(folder: pathlib.Path) -> list[str]:
    lines = []
    for path in sorted(folder.glob("*.yml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.lstrip().startswith("- "):
                lines.append(line.strip().lstrip("- ").strip("'\""))
    return lines


def column(path: pathlib.Path, name: str) -> list[str]:
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row[name] for row in rows if row["split"] == "train"]


def labelled(path: pathlib.Path) -> list[str]:
    return [line.split("\t", 1)[1] for line in path.read_text(encoding="utf-8").splitlines()]


def main(
    downloads: pathlib.Path, work: pathlib.Path, general: int, labelled_count: int, shared: pathlib.Path | None
) -> None:
    rng = random.Random(1)
    taken: set[str] = set()
    lines: list[tuple[str, str]] = []

    def take(source: str, texts: list[str], most: int) -> None:
        rng.shuffle(texts)
        count = 0
        for text in texts:
            text = " ".join(text.split())
            words = len(text.split())
            if count == most or not WORDS_MIN <= words <= WORDS_MAX or text.lower() in taken or len(text) > 160:
                continue
            if sum(c.isascii() for c in text) < len(text) - 3 or "http" in text or "_" in text:
                continue
            taken.add(text.lower())
            lines.append((source, text))
            count += 1

    examples, definitions, names = wordnet(downloads / "wordnet")
    questions, others = conversations(downloads / "chitchat_dataset/dataset.json")
    take("wordnet-examples", examples, 16_000)
    take("wordnet-definitions", definitions, 9_000)
    take("wordnet-names", names, 5_000)
    take("chitchat-questions", questions, 12_000)
    take("chitchat", others, 7_000)
    take("chatterbot", bot_corpus(downloads / "chatterbot_corpus/data/english"), 4_000)
    take("made", made.messages(rng, 40_000), 24_000)
    if shared:
        take("goemotions", column(shared / "frustration/goemotions.tsv", "text"), 6_000)
        take("vader-amazon", column(shared / "frustration/vader_amazon.tsv", "text"), 2_000)
        take("vader-tweets", column(shared / "frustration/vader_tweets.tsv", "text"), 1_500)
    rng.shuffle(lines)
    general_lines, from_here = lines[:general], len(lines)
    if shared:
        take("banking77", labelled(shared / "intent/banking77/train_nodev.tsv"), 20_000)
        take("clinc150", labelled(shared / "intent/clinc150/train.tsv"), 20_000)
    labelled_lines = lines[from_here:]
    rng.shuffle(labelled_lines)
    chosen = general_lines + labelled_lines[:labelled_count]
    (work / "lines.txt").write_text("".join(f"{text}\n" for _, text in chosen), encoding="utf-8")
    (work / "sources.tsv").write_text("".join(f"{source}\t{text}\n" for source, text in chosen), encoding="utf-8")
    print(len(chosen), "lines:", dict(collections.Counter(source for source, _ in chosen)))


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    main(
        pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]),
        pathlib.Path(sys.argv[5]) if len(sys.argv) == 6 else None)

#!/usr/bin/env python3
"""Turns the questions of a development business into files that `frontdesk eval --questions` reads.

The business's questions.tsv has the columns id, message, gold and kind under a heading. Written are OUT/all.tsv and a
file for each kind (OUT/paraphrase.tsv, ...), a line of `gold<TAB>message` each, in the order of the original.

    Scripts/businesses_to_eval.py BUSINESS OUT
    frontdesk eval --knowledge BUSINESS/kb --questions OUT/paraphrase.tsv

dialogues.jsonl needs no turning: `frontdesk eval --dialogues` reads it as it is.
"""
import csv
import pathlib
import sys


def main(business: pathlib.Path, out: pathlib.Path) -> None:
    with open(business / "questions.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    by_kind: dict[str, list[str]] = {"all": []}
    for row in rows:
        line = f"{row['gold']}\t{row['message']}\n"
        by_kind["all"].append(line)
        by_kind.setdefault(row["kind"], []).append(line)
    out.mkdir(parents=True, exist_ok=True)
    for kind, lines in by_kind.items():
        (out / f"{kind}.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))

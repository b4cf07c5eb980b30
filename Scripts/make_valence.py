#!/usr/bin/env python3
"""Writes Sources/Sentiment/Resources/valence/en.tsv and emoji.tsv from VADER's lexicon (MIT, C.J. Hutto).

    python3 -m venv /tmp/vader && /tmp/vader/bin/pip install vaderSentiment==3.3.2
    /tmp/vader/bin/python Scripts/make_valence.py

Kept of a lexicon line are the word and its mean rating (-4...4). An emoji is worth the sum of the ratings of the
words that describe it, which is how VADER reads one; those worth nothing are left out.
"""

import pathlib
import vaderSentiment

source = pathlib.Path(vaderSentiment.__file__).parent
target = pathlib.Path(__file__).parent.parent / "Sources/Sentiment/Resources/valence"

valences = {}
for line in (source / "vader_lexicon.txt").read_text(encoding="utf-8").splitlines():
    if line.strip():
        word, mean = line.strip().split("\t")[:2]
        # VADER looks a word up in lower case, so what it rates in capitals (":D") counts where nothing else does.
        if word.islower() or word.lower() not in valences:
            valences[word.lower()] = float(mean)

emoji = {}
for line in (source / "emoji_utf8_lexicon.txt").read_text(encoding="utf-8").splitlines():
    symbol, description = line.strip().split("\t")[:2]
    worth = round(sum(valences.get(word, 0) for word in description.split()), 1)
    worth = max(-4, min(4, worth))
    if len(symbol) == 1 and worth:
        emoji[symbol] = worth

header = "# VADER's lexicon, (c) 2016 C.J. Hutto, MIT licence. Written by Scripts/make_valence.py; do not edit.\n"
for name, table in (("en", valences), ("emoji", emoji)):
    lines = [f"{word}\t{worth:g}\n" for word, worth in sorted(table.items())]
    (target / f"{name}.tsv").write_text(header + "".join(lines), encoding="utf-8")

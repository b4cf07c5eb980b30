#!/usr/bin/env python3
"""VADER's area under the ROC curve on the files that `frontdesk bench` measures the frustration scorer on.

    python3 -m venv /tmp/vader && /tmp/vader/bin/pip install vaderSentiment==3.3.2
    /tmp/vader/bin/python Scripts/bench_vader.py FOLDER

FOLDER holds convabuse.tsv, goemotions.tsv and vader_*.tsv: tab-separated, with a header; only the rows of the split
`dev` count. The score is VADER's `compound` with its sign turned round, a label of 1 means negative.
"""

import pathlib
import sys
import time

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

SETS = [
    ("ConvAbuse", "convabuse", "label"),
    ("GoEmotions, negative", "goemotions", "label"),
    ("GoEmotions, anger", "goemotions", "label_anger"),
    ("VADER's tweets", "vader_tweets", "label"),
    ("VADER's product reviews", "vader_amazon", "label"),
    ("VADER's film reviews", "vader_movie", "label"),
    ("VADER's headlines", "vader_nyt", "label"),
]


def read(path, label):
    """The texts of the dev split, and for each whether its label is 1."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    rows = [dict(zip(header, line.split("\t"))) for line in lines[1:] if line.count("\t") == len(header) - 1]
    dev = [row for row in rows if row["split"] == "dev"]
    return [row["text"] for row in dev], [row[label] == "1" for row in dev]


def area_under_curve(scores, labels):
    """How often a positive scores above a negative, ties counted half."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    rank_sum, start = 0.0, 0
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        rank_sum += (start + 1 + end) / 2 * sum(labels[i] for i in order[start:end])
        start = end
    positives = sum(labels)
    return (rank_sum - positives * (positives + 1) / 2) / (positives * (len(labels) - positives))


def main():
    folder = pathlib.Path(sys.argv[1])
    analyzer = SentimentIntensityAnalyzer()
    print(f"{'Set':26}{'Scorer':12}{'Messages':>9}{'AUROC':>8}{'µs a message':>14}")
    for name, stem, label in SETS:
        texts, labels = read(folder / f"{stem}.tsv", label)
        start = time.perf_counter()
        scores = [-analyzer.polarity_scores(text)["compound"] for text in texts]
        microseconds = (time.perf_counter() - start) / len(texts) * 1e6
        print(f"{name:26}{'VADER':12}{len(texts):9}{area_under_curve(scores, labels):8.3f}{microseconds:14.1f}")


if __name__ == "__main__":
    main()

"""Learns the acceptance detectors and the two heads, writes their weights, and prints how they do.

    learn.py WORK OUT

WORK holds turns and messages as gather.py and MoodFigures left them; OUT gets acceptance-TIER.tsv, hostile-TIER.tsv and
negative-TIER.tsv. All are logistic regressions with an L2 penalty; nothing in them is random.

- Acceptance, from the dialogues and conversations: what customers did with the bot's line before. Figures with one fold
  left out, a business or a part of the trades; the weights that are written are learnt on all.
- `hostile`, from ConvAbuse's training split; `negative`, from GoEmotions'. Figures on their dev splits.
"""
import argparse
import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

# C of a tier's detector. What a vector of unit length is multiplied by before learning weakens its penalty.
ACCEPTANCE = {"words": 0.5, "static": 0.3, "small": 0.3}
ACCEPTANCE_SCALE = 2.0
# Labels of dialogues with an upset customer. What such a one says to the bot's small talk is marked "na" whatever the
# mood ("You're welcome!" "Oh, brilliant service."), so it is not learnt from as if it had been accepted.
UPSET = {"frustrated", "sarcastic", "abusive", "urgent"}
# Head: set, scale of the vector, C.
HEADS = {"hostile": ("convabuse", 2.0, 0.1), "negative": ("goemotions", 4.0, 0.03)}


class Figures:
    def __init__(self, work: pathlib.Path, name: str):
        lines = (work / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
        self.lines = [json.loads(line) for line in lines if line]
        self.names = (work / f"{name}.names").read_text(encoding="utf-8").split("\n")
        self.rows = np.fromfile(work / f"{name}.f32", "<f4").reshape(len(self.lines), len(self.names))

    def of(self, group: str) -> tuple[np.ndarray, list[str]]:
        """The columns whose names begin with a group's, and the rest of their names."""
        at = [i for i, name in enumerate(self.names) if name.split(" ")[0] == group]
        return self.rows[:, at].astype(float), [self.names[i].split(" ", 1)[1] for i in at]


def number(value: float) -> str:
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def write(path: pathlib.Path, comment: str, model: LogisticRegression, names: list[str], scale: float) -> None:
    weights = model.coef_[0]
    lines = [f"# {comment} Made by Scripts/train-mood.", f"bias\t{number(model.intercept_[0])}"]
    lines += [f"{name}\t{number(weight)}" for name, weight in zip(names, weights)]
    vector = weights[len(names):] * scale
    if len(vector): lines.append("vector\t" + " ".join(number(weight) for weight in vector))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fit(inputs: np.ndarray, labels: np.ndarray, strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=4000).fit(inputs, labels)


def tells(line: dict) -> bool:
    """Whether it is known of a turn if the bot's line before was accepted."""
    move, accepted = line["move"], line["accepted"]
    if move is None or accepted is None: return False
    return not (move["kind"] == "talk" and accepted == "na" and line["label"] in UPSET)


def acceptance(work: pathlib.Path, out: pathlib.Path) -> None:
    figures = Figures(work, "turns")
    plain, names = figures.of("acceptance")
    known = np.array([tells(line) for line in figures.lines])
    labels = np.array([line["accepted"] == "no" for line in figures.lines]).astype(int)
    fold = np.array([line["fold"] for line in figures.lines])
    for tier, strength in ACCEPTANCE.items():
        vectors, _ = figures.of(tier)
        if tier != "words" and not vectors.shape[1]: continue
        inputs = np.hstack([plain, ACCEPTANCE_SCALE * vectors])
        p = np.zeros(len(labels))
        for held in sorted(set(fold)):
            model = fit(inputs[known & (fold != held)], labels[known & (fold != held)], strength)
            p[fold == held] = model.predict_proba(inputs[fold == held])[:, 1]
        print(f"acceptance, {tier}: F1 {f1_score(labels[known], p[known] > 0.5):.3f}, "
              f"AUROC {roc_auc_score(labels[known], p[known]):.3f}, {known.sum()} turns")
        write(out / f"acceptance-{tier}.tsv", "Log-odds that the bot's last line was not accepted.",
              fit(inputs[known], labels[known], strength), names, ACCEPTANCE_SCALE)


def heads(work: pathlib.Path, out: pathlib.Path) -> None:
    figures = Figures(work, "messages")
    plain, names = figures.of("head")
    labels = np.array([line["label"] for line in figures.lines])
    for head, (source, scale, strength) in HEADS.items():
        inside = np.array([line["set"] == source for line in figures.lines])
        train, dev = (inside & np.array([line["split"] == s for line in figures.lines]) for s in ("train", "dev"))
        for tier in ("static", "small"):
            vectors, _ = figures.of(tier)
            if not vectors.shape[1]: continue
            inputs = np.hstack([plain, scale * vectors])
            model = fit(inputs[train], labels[train], strength)
            area = roc_auc_score(labels[dev], model.decision_function(inputs[dev]))
            print(f"{head}, {tier}: AUROC on {source}'s dev {area:.3f}")
            what = "is hostile" if head == "hostile" else "sounds negative"
            write(out / f"{head}-{tier}.tsv", f"Log-odds that a message {what}.", model, names, scale)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    acceptance(arguments.work, arguments.out)
    heads(arguments.work, arguments.out)

"""Learns the static table from the teacher's embeddings and writes it.

    train.py WORK LARGE TABLE

WORK holds lines.txt and the embeddings of its lines and of the first pieces (lines.vectors, pieces.vectors: 16-bit
floats); LARGE is the folder of the large encoder's published weights. TABLE is written as StaticTable.swift reads it.

The sum of a text's rows is to point where the teacher's embedding points, less the mean of all and projected onto its
first principal axes. A row is features · M + a correction of its own, both learnt: the features are what the teacher
makes of the piece alone and its input embedding, so that pieces which no line has move along with their like. Every
line is learnt a second time with typing errors, which nobody has to embed: its meaning stays that of the clean line.
"""
import hashlib
import json
import math
import pathlib
import random
import string
import struct
import sys

import numpy
import scipy.sparse

from pieces import MARKS, Pieces

PIECES = 30_527
TEACHER_WIDTH = 768
WIDTH = 256
FEATURES = 384
# Pieces rarer than this share of all count in full at the start (smooth inverse frequency, Arora et al. 2017).
RARE = 1e-3
EPOCHS, BATCH = 3, 512
ROW_STEP, MAP_STEP = 0.003, 0.002
TYPING_ERRORS = 0.2
HELD_OUT = 0.03


def unit(rows: numpy.ndarray) -> numpy.ndarray:
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def vectors(path: pathlib.Path) -> numpy.ndarray:
    return numpy.fromfile(path, "<f2").reshape(-1, TEACHER_WIDTH).astype("f4")


def input_embeddings(weights: pathlib.Path) -> numpy.ndarray:
    """The teacher's first layer, from a safetensors file: a header's length, the header as JSON, then the numbers."""
    with open(weights, "rb") as file:
        start = struct.unpack("<Q", file.read(8))[0] + 8
        tensor = json.loads(file.read(start - 8))["embeddings.word_embeddings.weight"]
        file.seek(start + tensor["data_offsets"][0])
        return numpy.frombuffer(file.read(4 * math.prod(tensor["shape"])), "<f4").reshape(tensor["shape"])


def alone(embedded: numpy.ndarray, inputs: numpy.ndarray) -> numpy.ndarray:
    """What the teacher makes of each piece alone; of those that it was not asked about, by ridge regression."""
    count = len(embedded)
    known = numpy.arange(1_000, count)
    with_one = numpy.hstack([inputs, numpy.ones((len(inputs), 1), "f4")])
    gram = with_one[known].T @ with_one[known] + 10 * numpy.eye(with_one.shape[1])
    rest = with_one[count:] @ numpy.linalg.solve(gram, with_one[known].T @ embedded[known])
    return numpy.vstack([embedded, rest]).astype("f4")


def principal(rows: numpy.ndarray, count: int) -> numpy.ndarray:
    """The first principal axes, as columns, of rows with mean 0."""
    return numpy.linalg.eigh(rows.T @ rows)[1][:, ::-1][:, :count]


def with_errors(text: str, rng: random.Random) -> str:
    words = text.split()
    for place, word in enumerate(words):
        if len(word) > 3 and rng.random() < TYPING_ERRORS:
            at = rng.randrange(1, len(word) - 1)
            words[place] = rng.choice([
                word[:at] + word[at + 1:],
                word[:at] + word[at + 1] + word[at] + word[at + 2:],
                word[:at] + rng.choice(string.ascii_lowercase) + word[at + 1:],
                word[:at] + word[at] + word[at:],
            ])
    return " ".join(words)


class Adam:
    """Kingma and Ba 2015, for some rows of a matrix at a time."""

    def __init__(self, values: numpy.ndarray, step: float) -> None:
        self.values, self.step, self.count = values, step, 0
        self.mean, self.square = numpy.zeros_like(values), numpy.zeros_like(values)

    def descend(self, rows, gradient: numpy.ndarray, share: float) -> None:
        self.count += 1
        self.mean[rows] = 0.9 * self.mean[rows] + 0.1 * gradient
        self.square[rows] = 0.999 * self.square[rows] + 0.001 * gradient**2
        mean = self.mean[rows] / (1 - 0.9**self.count)
        square = self.square[rows] / (1 - 0.999**self.count)
        self.values[rows] -= self.step * share * mean / (numpy.sqrt(square) + 1e-8)


def learn(bags, targets, features, start, rng) -> numpy.ndarray:
    # The second half of the rows are the lines of the first with typing errors.
    count = bags.shape[0] // 2
    held, learnt = numpy.split(rng.permutation(count), [int(HELD_OUT * count)])
    lines = numpy.concatenate([learnt, learnt + count])
    maps = Adam(numpy.zeros((features.shape[1], WIDTH), "f4"), MAP_STEP)
    rows = Adam(start.copy(), ROW_STEP)
    batches = len(lines) // BATCH
    for epoch in range(EPOCHS):
        rng.shuffle(lines)
        for batch in range(batches):
            chosen = lines[batch * BATCH:(batch + 1) * BATCH]
            bag, target = bags[chosen], targets[chosen]
            used = numpy.unique(bag.indices)
            bag = scipy.sparse.csr_matrix(
                (bag.data, numpy.searchsorted(used, bag.indices), bag.indptr), shape=(len(chosen), len(used)))
            sums = bag @ (features[used] @ maps.values + rows.values[used])
            lengths = numpy.maximum(numpy.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
            found = sums / lengths
            # The gradient of -cosine.
            slope = ((found * target).sum(1, keepdims=True) * found - target) / lengths
            gradient = bag.T @ slope / len(chosen)
            share = 1 - (epoch * batches + batch) / (EPOCHS * batches)
            map_gradient = features[used].T @ gradient
            rows.descend(used, gradient, share)
            maps.descend(slice(None), map_gradient, share)
        table = features @ maps.values + rows.values
        cosine = (unit(bags[held] @ table) * targets[held]).sum(1).mean()
        print(f"after epoch {epoch + 1}: cosine to the teacher, on lines held out, {cosine:.4f}", flush=True)
    return table


def write(path: pathlib.Path, names: list[str], rows: numpy.ndarray) -> None:
    scales = numpy.abs(rows).max(1) / 127
    rounded = numpy.rint(rows / numpy.maximum(scales, 1e-30)[:, None]).astype("i1")
    vocabulary = "\n".join(names).encode()

    def padded(part: bytes) -> bytes:
        return part + bytes(-len(part) % 64)

    numbers = struct.pack("<4I8x", 1, len(names), rows.shape[1], len(vocabulary))
    content = numbers + padded(vocabulary) + padded(scales.astype("<f4").tobytes()) + rounded.tobytes()
    path.write_bytes(b"fdstatic" + hashlib.sha256(content).digest() + content)


def main(work: pathlib.Path, large: pathlib.Path, path: pathlib.Path) -> None:
    rng, errors = numpy.random.default_rng(1), random.Random(1)
    pieces = Pieces(large / "vocab.txt", PIECES)
    lines = (work / "lines.txt").read_text(encoding="utf-8").split("\n")[:-1]
    teacher = vectors(work / "lines.vectors")
    if len(teacher) != len(lines):
        sys.exit(f"{work}/lines.vectors is of other lines than lines.txt; remove it and begin again.")
    inputs = input_embeddings(large / "model.safetensors")
    meanings = alone(vectors(work / "pieces.vectors"), inputs)

    clean = pieces.bags(lines)
    bags = scipy.sparse.vstack([clean, pieces.bags([with_errors(line, errors) for line in lines])]).tocsr()
    teacher -= teacher.mean(0)
    axes = principal(teacher, WIDTH)
    targets = unit(teacher @ axes)

    seen = numpy.asarray((clean > 0).sum(0)).ravel() + 1.0
    rarity = (RARE / (RARE + seen / seen.sum()))[:, None]
    features = [numpy.ones((PIECES, 1), "f4")]
    for part in (meanings, inputs):
        part = unit(part - part[1_000:20_000].mean(0))
        features.append(part @ principal(part, FEATURES))
    features = (numpy.hstack(features) * rarity).astype("f4")
    start = (unit((meanings - meanings.mean(0)) @ axes) * rarity).astype("f4")

    table = learn(bags, numpy.vstack([targets, targets]), features, start, rng)
    for mark in MARKS:
        table[pieces.numbers[mark]] = 0
    kept = pieces.kept()
    write(path, [pieces.names[number] for number in kept], table[kept])
    print(f"{path}: {len(kept)} pieces, {path.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(pathlib.Path, sys.argv[1:]))

"""Texts cut into word pieces as Sources/Embedding/Pieces does, and which pieces have a row in the table."""
import pathlib
import unicodedata

import numpy
import scipy.sparse

# The tokenizer of the program looks these three up; their rows are zeros.
MARKS = ("<s>", "</s>", "[UNK]")


class Pieces:
    def __init__(self, vocabulary: pathlib.Path, count: int) -> None:
        self.names = vocabulary.read_text(encoding="utf-8").split("\n")[:count]
        self.numbers: dict[str, int] = {}
        for number, name in enumerate(self.names):
            self.numbers.setdefault(name, number)
        self.known: dict[str, list[int]] = {}

    def of(self, text: str) -> list[int]:
        return [piece for word in words(text) for piece in self.of_word(word)]

    def of_word(self, word: str) -> list[int]:
        """The longest piece that fits, again and again; none where that fails."""
        if word not in self.known:
            pieces, start = [], 0
            while start < len(word):
                names = ((end, ("##" if start else "") + word[start:end]) for end in range(len(word), start, -1))
                end, name = next((found for found in names if found[1] in self.numbers), (0, ""))
                if not name:
                    pieces = []
                    break
                pieces.append(self.numbers[name])
                start = end
            self.known[word] = pieces
        return self.known[word]

    def bags(self, texts: list[str]) -> scipy.sparse.csr_matrix:
        """How often each text (a row) has each piece (a column)."""
        pieces = [self.of(text) for text in texts]
        ends = numpy.cumsum([0] + [len(each) for each in pieces])
        columns = numpy.array([piece for each in pieces for piece in each], dtype="i4")
        bags = scipy.sparse.csr_matrix(
            (numpy.ones(len(columns), "f4"), columns, ends), shape=(len(texts), len(self.names)))
        bags.sum_duplicates()
        return bags

    def kept(self) -> list[int]:
        """Those with a row: what can be met in Latin script, each name once, and the marks."""
        return [
            number for number, name in enumerate(self.names)
            if self.numbers[name] == number and (name in MARKS or is_latin(name))
        ]


def words(text: str) -> list[str]:
    found, word = [], ""
    for char in unicodedata.normalize("NFD", text).lower():
        category = unicodedata.category(char)
        if category in ("Mn", "Cf", "Cc") and not char.isspace():
            continue
        if not char.isspace() and not category.startswith("P") and not (char.isascii() and not char.isalnum()):
            word += char
            continue
        found.append(word)
        word = ""
        if not char.isspace():
            found.append(char)
    return [each for each in found + [word] if each]


def is_latin(name: str) -> bool:
    if len(name) > 2 and (name[0], name[-1]) in (("[", "]"), ("<", ">")):
        return False
    return all(
        char.isascii() or not (char.isalpha() or unicodedata.category(char).startswith("M"))
        or unicodedata.name(char, "").startswith("LATIN")
        for char in name)

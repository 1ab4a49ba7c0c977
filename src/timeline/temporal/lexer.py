"""Text to runs: a run is a handful of neighbouring tokens that mean something in time.

Twice the same idea: what is between blanks becomes one character, by calls that loop in C. The
first time it says only whether a time expression could be made here (the sieve); where it could,
the words between are cut into tokens, and every token becomes its kind. What a word or token is,
is remembered by its letters; the memory is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from timeline.temporal import numerals
from timeline.temporal.language import NUMBER_KINDS, Language, Word

# the common cases first: a plain word, then a comma or full stop, each with the blank behind it
TOKEN = re.compile(
    r"[A-Za-z]{2,}+[ \n]|[A-Za-z]{2,}+(?!\w)|[,.][ \n]"
    r"|(?:\d++(?>(?:-\d{1,2}+-\d{1,4}+(?![\d-])"
    r"(?:T\d\d:?\d\d\w*+(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|-W\d\d(?:-\d)?|(?>(?:[.,:/]\d++)+))?)[\w%°]*+"
    r"|[AaPpBbCc]\.[ ]?(?:[MmCcDd]\b\.?+|E\.)(?:[ ]?E\b\.?+)?"  # a.m., p.m., B.C., A.D., C.E.
    r"|(?:[$£€¥№][ ]?|#)\d[\d.,]*+"
    r"|['’](?:s\b|\d\d(?!\w))"
    r"|\w++|[^\w\s])(?:\r\n|\s)?"
    r"|\s+"
)
NOTHING = "x"  # the kind of a token that means nothing in time: the end of a run
SPACE = "y"  # spare white space inside a run
FIRST_KIND = 0xE000  # the first private-use character
MEMORY = 200_000  # tokens remembered before the memory is emptied
CHUNK = 200_000  # characters lexed at a time

LONGEST = 100  # characters of a word that is remembered; longer ones are no words

# what a word is to the sieve
IDLE, USEFUL, TRIGGER = "x", "c", "t"
MARKS = "\"'.,;:!?()[]“”‘’`"  # what stands at the ends of words and means nothing in time
# half of "p. m.", "B. C." or "$ 5": what the next word makes of it, only tokens can tell
HALF = re.compile(r"[MmCcDdAaPpBb]\.[,;)]*|.*[$£€¥№]")


class Run:
    """Neighbouring tokens: their kinds as a string, their pieces and where they start."""

    __slots__ = ("kinds", "pieces", "starts", "text", "values")

    def __init__(
        self, text: str, kinds: str, pieces: list[str], starts: list[int], values: dict[str, Any]
    ) -> None:
        """Keep what the grammar and the productions ask for."""
        self.text = text
        self.kinds = kinds
        self.pieces = pieces
        self.starts = starts
        self.values = values

    def end(self, index: int) -> int:
        """Return where the token before `index` ends in the text, its white space left out."""
        return self.starts[index - 1] + len(self.pieces[index - 1].rstrip())


class Lexer(dict[str, str]):
    """A memory of token -> kind, filled at first sight of a token."""

    def __init__(self, language: Language) -> None:
        """Number the kinds: triggers first, so that looking for one is a range test."""
        super().__init__()
        self.language = language
        names = sorted(language.kinds | set(NUMBER_KINDS))
        triggers = [name for name in names if name not in language.context]
        others = [name for name in names if name in language.context]
        self.chars = {name: chr(FIRST_KIND + i) for i, name in enumerate(triggers + others)}
        self.names = {char: name for name, char in self.chars.items()}
        self.trigger = re.compile(f"[{chr(FIRST_KIND)}-{chr(FIRST_KIND + len(triggers) - 1)}]")
        self.meanings: dict[str, Any] = {}
        self.sieve = Sieve(self)
        self.shapes = numerals.shapes(language.number_shapes)

    def __missing__(self, piece: str) -> str:
        """Classify a token never seen before."""
        word = piece.strip().lower()
        if word.isalpha() and word not in self.language.words:
            self[piece] = NOTHING  # nearly every word of a text
            return NOTHING
        kind, value = self.classify(piece)
        char = self.chars.get(kind, kind)
        self[piece] = char
        if value is not None:
            self.meanings[piece] = value
        return char

    def classify(self, piece: str) -> Word:
        """Return the kind and value of a token with the white space behind it."""
        word = piece.strip()
        if not word:
            return (NOTHING if "\n" in piece else SPACE), None
        if word[0].isdigit():
            return self._number(word)
        if len(word) == 3 and word[0] in "'’" and word[1:].isdecimal():
            return "SYEAR", int(word[1:])
        lower = word.lower()
        if "." in lower and len(lower) > 1:
            lower = lower.replace(".", "").replace(" ", "")
        if word[0].islower() and lower in self.language.lower:
            return self.language.lower[lower]
        found = self.language.words.get(lower)
        if found is None or (lower in self.language.upper and word.upper() != word):
            return self._letters(word)
        return found

    def _letters(self, word: str) -> Word:
        """A word of letters and digits that names a period: Q3, H1, FY2024."""
        if len(word) == 2 and word[0] in "QHqh" and word[1] in "1234":
            kind = "QNUM" if word[0] in "Qq" else "HNUM"
            if kind == "QNUM" or word[1] in "12":
                return kind, int(word[1])
        if word[0] == "W" and word[1:].isdecimal() and len(word) in (2, 3):
            return "WNUM", int(word[1:])
        if word[0] == "c" and word[1:].isdecimal() and len(word) in (4, 5):
            return "CYEAR", int(word[1:])
        if word[:2] == "FY" and word[2:].isdecimal() and len(word) in (4, 6):
            return "FY", numerals.full_year(word[2:])
        return NOTHING, None

    def _number(self, word: str) -> Word:
        if not word.isascii():
            return NOTHING, None
        if word.isdecimal() and len(word) != 8:
            return numerals.number_word(word)
        for pattern, kind, make in self.shapes:
            match = pattern.fullmatch(word) if len(word) < 40 else None
            if match:
                value = make(match)
                if value is not None:
                    return kind, value
        return NOTHING, None

    def runs(self, text: str) -> Iterator[Run]:
        """Yield every run of the text that holds a trigger, in order."""
        for offset, part in self.parts(text):
            yield from self.runs_of(part, text, offset)

    def parts(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the few words around each trigger, with their place in the text."""
        for offset, chunk in _chunks(text):
            if len(self) + len(self.sieve) > MEMORY:
                self.sieve.clear()
                self.clear()
                self.meanings.clear()
            for begin, end in self.sieve.spans(chunk):
                yield offset + begin, chunk[begin:end]

    def runs_of(self, part: str, text: str, offset: int = 0) -> Iterator[Run]:
        """Yield the runs of a part, which stands at `offset` of the text."""
        pieces = TOKEN.findall(part)
        kinds = "".join(map(self.__getitem__, pieces))
        starts = list(accumulate(map(len, pieces), initial=offset))
        search, position = self.trigger.search, 0
        while found := search(kinds, position):
            at = found.start()
            begin = kinds.rfind(NOTHING, position, at) + 1 or position
            position = kinds.find(NOTHING, at)
            if position < 0:
                position = len(kinds)
            yield self._run(text, kinds, pieces, starts, begin, position)

    def _run(
        self, text: str, kinds: str, pieces: list[str], starts: list[int], begin: int, end: int
    ) -> Run:
        shape = kinds[begin:end]
        if SPACE not in shape:
            return Run(text, shape, pieces[begin:end], starts[begin:end], self.meanings)
        kept = [i for i in range(begin, end) if kinds[i] != SPACE]
        return Run(
            text,
            shape.replace(SPACE, ""),
            [pieces[i] for i in kept],
            [starts[i] for i in kept],
            self.meanings,
        )


class Sieve(dict[str, str]):
    """A memory of word -> whether it can make a time expression, or help one."""

    def __init__(self, lexer: Lexer) -> None:
        """Judge words by their tokens."""
        super().__init__()
        self.lexer = lexer
        self.closing = {lexer.chars.get(name) for name in ("COMMA", "DOT", "CLOSEP", "COLON")}

    def __missing__(self, word: str) -> str:
        """Judge a word never seen before: idle where its tokens mean nothing in time."""
        bare = word if word.isalpha() else word.strip(MARKS).removesuffix("'s")
        if bare.isalpha() and bare.lower() not in self.lexer.language.words:
            judged = IDLE  # nearly every word of a text
        else:
            judged = self._judge(word)
        if len(word) <= LONGEST:
            self[word] = judged
        return judged

    def _judge(self, word: str) -> str:
        kinds = "".join(map(self.lexer.__getitem__, TOKEN.findall(word)))
        if self.lexer.trigger.search(kinds) or HALF.fullmatch(word):
            return TRIGGER
        last = kinds.rfind(NOTHING)
        if last < 0:
            return USEFUL
        behind = set(kinds[last + 1 :]) - self.closing
        return USEFUL if behind or not kinds.startswith(NOTHING) else IDLE

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield [begin, end) of the words around each trigger, up to the next idle ones."""
        words = text.replace("\n", " ").split(" ")
        judged = "".join(map(self.__getitem__, words))
        position = judged.find(TRIGGER)
        if position < 0:
            return
        ends = list(accumulate(map(len, words)))  # without the blanks between: one a word
        done = 0
        while position >= 0:
            first = judged.rfind(IDLE, done, position) + 1 or done
            done = judged.find(IDLE, position)
            if done < 0:
                done = len(words)
            yield (ends[first - 1] + first if first else 0), ends[done - 1] + done - 1
            position = judged.find(TRIGGER, done)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text at blank lines, else lines, sentences, blanks, so that memory is bounded."""
    start, length = 0, len(text)
    while length - start > CHUNK:
        end = start + CHUNK
        found = (text.rfind(mark, start + 1, end) for mark in ("\n\n", "\n", ". ", " "))
        cut = next((at for at in found if at > start), end)
        yield start, text[start:cut]
        start = cut
    yield start, text[start:] if start else text

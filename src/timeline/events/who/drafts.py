"""A title in the making, and what is known of the sentence that it is made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events.syntax.parts import Parse, Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.focus import Sight
from timeline.events.who.names import Name
from timeline.events.who.story import Story

Words = list[int | str]  # a token's index, or a word put in its place


@dataclass(slots=True)
class Draft:
    """A title in the making; `scope` are the tokens whose names are its who and where."""

    subject: Words = field(default_factory=list)
    verb: Words = field(default_factory=list)
    rest: Words = field(default_factory=list)
    review: str | None = None
    scope: list[int] = field(default_factory=list)
    stands_for: str | None = None  # the name put in a pronoun's place
    place: Span | None = None  # what "where" stands for


@dataclass(frozen=True, slots=True)
class View:
    """What is known of the sentence whose title is made."""

    parse: Parse
    names: list[Name]
    story: Story
    number: int  # of the sentence in the story
    date: int  # the token of the date
    planned: bool = False
    dated: frozenset[int] = frozenset()  # tokens of the dates that are events of their own

    # the tokens of the date and of others that are events, with their prepositions
    dropped: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Find once what each word is asked about."""
        object.__setattr__(self, "dropped", self._dropped())

    def _dropped(self) -> frozenset[int]:
        gone = set()
        for date in (self.date, *self.dated):
            if _part_of(self.tokens, date):
                continue
            gone.add(date)
            k = date - 1
            while k >= 0 and self.parse.phrase[k] and self.tokens[k].tag is not Tag.DATE:
                gone.add(k)
                k -= 1
            behind = range(date + 1, min(date + 3, len(self.tokens)))
            gone |= {j for j in behind if self.parse.phrase[j] and self.tokens[j].low in BEYOND}
            if k > 0 and self.tokens[k].text == "," and _offset(self.tokens[k - 1]):
                gone |= {k, k - 1}  # "nearly a century later, on 1 April 1937"
        return frozenset(gone)

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.parse.tokens

    @property
    def sight(self) -> Sight:
        """The sentence as pronouns and common nouns look at it."""
        return Sight(self.story, self.parse, self.names)


BEYOND = ("and", "beyond")  # "for 1990 and beyond"


def _offset(token: Token) -> bool:
    return token.tag is Tag.DATE and token.low.endswith(("later", "after", "earlier", "before"))


def _part_of(tokens: list[Token], date: int) -> bool:
    """Tell "spent part of Sunday night" and "spent the winter": the date is what was spent."""
    if tokens[date].low.endswith((" after", " before", " following")):
        return date + 1 < len(tokens)  # "the day after his death"
    if tokens[date - 1].low in ("spent", "spend", "passed") and date:
        return True
    led = date > 1 and tokens[date - 1].low == "of"
    return led and tokens[date - 2].low in ("part", "most", "much", "half", "all", "some", "rest")

"""What a date leans on: the publication date, the year being told of, the date mentioned last."""

from __future__ import annotations

from typing import NamedTuple

from timeline.model.dates import PartialDate, civil


class Anchor(NamedTuple):
    """The state of reading at one place of a text; every step gives a new one.

    `published` is the day number of publication. `year` and `month` are where a history is in its
    tale; `ahead` is the year stated next, for what comes before any. `last` is the date mentioned
    last, `day` the last one known to the day, `aside` today or yesterday where named since.
    `quarter` is the (year, number) reported on, `months` whether a stretch of months was named
    since. `heading` is the date that stands over this place. `order` decides 3/4/2024; `prefer`
    says where a date without a year lies. `typed` marks a phrase that is typed to be understood as
    a day: "two weeks ago" is then a day, not a week. `at` is the character behind the date
    mentioned last. `said` is the date with a year that this sentence has stated. `changed` is the
    day number of the text's last change.
    """

    published: int | None
    history: bool
    prefer: str = "past"
    order: str | None = None
    year: int | None = None
    month: int | None = None
    ahead: int | None = None
    quarter: tuple[int, int] | None = None
    months: bool = False
    aside: PartialDate | None = None
    heading: PartialDate | None = None
    typed: bool = False
    said: PartialDate | None = None
    changed: int | None = None
    # what every date changes stands at the end, for `mentioned`
    last: PartialDate | None = None
    day: PartialDate | None = None
    at: int = 0

    def mentioned(self, last: PartialDate, day: PartialDate | None, at: int) -> Anchor:
        """Return the anchor after a date: `_replace` in a third of its time."""
        return Anchor._make((*self[:-3], last, day, at))

    def today(self) -> tuple[int, int, int] | None:
        """Return (year, month, day) of publication; None where it is not known."""
        return None if self.published is None else civil(self.published)

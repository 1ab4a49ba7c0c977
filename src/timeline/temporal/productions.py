"""The productions by name: from the slots of a match to time expressions, nothing implied."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.model.timex import Timex
from timeline.temporal import (
    productions_calendar as calendar,
)
from timeline.temporal import (
    productions_clock as clock,
)
from timeline.temporal import (
    productions_counted as counted,
)
from timeline.temporal import (
    productions_hours as hours,
)
from timeline.temporal import (
    productions_nth as numbered,
)
from timeline.temporal import (
    productions_numeric as numeric,
)
from timeline.temporal import (
    productions_periods as periods,
)
from timeline.temporal import (
    productions_ranges as ranges,
)
from timeline.temporal import (
    productions_relative as relative,
)
from timeline.temporal import (
    productions_stretches as stretches,
)
from timeline.temporal.slots import Slots

Production = Callable[[Slots], tuple[Timex, ...]]

PRODUCTIONS: Mapping[str, Production] = {
    "date": calendar.date,
    "small_year": calendar.small_year,
    "iso": numeric.iso,
    "stamp": numeric.stamp,
    "military": numeric.military,
    "week": numeric.week,
    "named": numeric.named,
    "slashed": numeric.slashed,
    "dotted": numeric.dotted,
    "holiday": calendar.holiday,
    "feast": calendar.feast,
    "span": ranges.span,
    "short_span": ranges.short_span,
    "paired": ranges.paired,
    "listed": ranges.listed,
    "centuries": ranges.centuries,
    "within": relative.within,
    "today": relative.today,
    "weekday": relative.weekday,
    "unit": relative.unit,
    "ago": relative.ago,
    "ago_within": relative.ago_within,
    "later": relative.later,
    "vague": relative.vague,
    "toward": relative.toward,
    "year_ago": relative.year_ago,
    "year_end": relative.year_end,
    "offset": relative.offset,
    "ahead": relative.ahead,
    "compound": relative.compound,
    "nth": numbered.nth,
    "part_of": numbered.part_of,
    "nth_range": numbered.nth_range,
    "stretch": stretches.stretch,
    "weekdays_away": stretches.weekdays_away,
    "compact": stretches.compact,
    "after_next": stretches.after_next,
    "of_week": numbered.of_week,
    "week_of": relative.week_of,
    "part": clock.part,
    "clock": clock.clock,
    "clock_range": hours.clock_range,
    "season": periods.season,
    "seasons": ranges.seasons,
    "quarter": periods.quarter,
    "named_quarter": periods.named_quarter,
    "half": periods.half,
    "fiscal": periods.fiscal,
    "decade": periods.decade,
    "century": periods.century,
    "turn": periods.turn,
    "duration": counted.duration,
    "duration_range": counted.duration_range,
    "recurring": counted.recurring,
}

"""The record of every event as one JSON document, the same as that of `show --json`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime

from timeline.exporters.result import Exported
from timeline.model.event import Event, Timeline
from timeline.model.record import SCHEMA, timeline_record

_HEAD = re.compile(rb'\{\s*"schema": %d,\s*"timeline": \{' % SCHEMA)  # in every layout of ours


def export(timeline: Timeline, events: Sequence[Event], *, now: datetime) -> Exported:
    """Write the timeline with its sources, and the events, two spaces to a level."""
    del now
    text = json.dumps(timeline_record(timeline, events), ensure_ascii=False, indent=2)
    return Exported(f"{text}\n".encode(errors="replace"), written=len(events))


def is_ours(data: bytes) -> bool:
    """Tell whether the file begins as ours do."""
    return _HEAD.match(data) is not None

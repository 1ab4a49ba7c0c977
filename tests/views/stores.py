"""Timelines to look at, in words of our own: news, a long history, an outage, hard texts."""

from __future__ import annotations

from timeline.model.edtf import parse
from timeline.model.event import Citation, Event, Status, Timeline

PLANNED, CANCELLED, DISPUTED = Status.PLANNED, Status.CANCELLED, Status.DISPUTED
MINUTES = Citation("minutes", "The council will sit on Wednesday and Thursday.", 4)
RELEASE = "Logins fail for a third of the users: the release drops a cookie that older clients send"


def event(date: str, title: str, **fields: object) -> Event:
    return Event(parse(date), title, **fields)  # type: ignore[arg-type]


def timeline(title: str, *events: Event) -> Timeline:
    numbered = [replace_id(event, number) for number, event in enumerate(events)]
    return Timeline(title, events=tuple(sorted(numbered, key=lambda e: e.date.sort_key())))


def replace_id(event: Event, number: int) -> Event:
    from dataclasses import replace

    return replace(event, id=f"e{number:07}")


WEEK = timeline(
    "The new ferry line",
    event(
        "2024-10-28",
        "Mayor: the harbour would take the larger ferries without a new pier for freight",
        tags=("sea", "city"),
    ),
    event("2024-10-28", "Union asks for a second crew", tags=("work",)),
    event(
        "2024-10-30/2024-10-31",
        "Council sits on the timetable",
        status=PLANNED,
        tags=("city",),
        sources=(MINUTES, Citation("https://ferry.example/plan")),
    ),
    event("2024-10-31", "Test sailing", status=CANCELLED),
    event("2024-11-02", "Engine of the first ferry fails", status=DISPUTED),
    event("2024-11", "Storms"),
)

HISTORY = timeline(
    "Bridges over the river",
    event("-0043-03-15~", "The timber bridge is first named", tags=("timber",)),
    event("-0026/0014", "Builders pave the road that leads to it"),
    event("0079~", "The piers are raised in stone", tags=("stone",)),
    event("1801/1900", "Ferries compete with the bridge", display="19th century"),
    event("1848", "Flood carries off two arches", tags=("flood",)),
    event("1861/1865", "No repairs during the war"),
    event("188X", "The towers come down"),
    event("1884?", "A watercolour shows the bridge without towers"),
    event("1944-09-17/1944-09-25", "Fighting for the crossing", tags=("war",)),
    event("1951-21", "Steel spans replace the ruins"),
    event("2014/..", "Trams run again"),
    event("2024-10-28", "The city votes for a second bridge"),
    event("2031", "Second bridge opens", status=PLANNED),
    event("1212", "A toll is taken"),
    event("/1750", "A chapel stands on the third pier"),
    event("XXXX", "A workman scratches his name on a pier"),
)

OUTAGE = timeline(
    "Login outage",
    event("2024-10-28", "Status page stays red"),
    event("2024-10-28T14:02Z", "Deploy of release 812 starts", tags=("deploy",)),
    event("2024-10-28T14:02:41Z", "First errors in the log"),
    event("2024-10-28T14:32Z/2024-10-28T15:10Z", RELEASE, tags=("impact",)),
    event("2024-10-28T18:00Z~", "Support reports the first calm hour"),
    event("2024-10-29T09:00Z", "Review meeting", status=PLANNED),
)

HARD = timeline(
    "Hard\x1b[2J texts\n\twith controls",
    event(
        "2024-05-01",
        "東京で会談が行われ、双方は来年も協議を続けることで合意したと発表された",
        tags=("会談",),
    ),
    event(
        "2024-05-01", "👩‍👩‍👧‍👦 families meet 🇺🇦 🇯🇵 at the fountain ❤️ in the old town", tags=("👍",)
    ),
    event("2024-05-02", "red \x1b[31malert\x1b[0m \u202eabc \x07bell\ttab\nnewline \x9b1m"),
    event("2024-05-03", "Donau" + "dampfschifffahrts" * 6 + "gesellschaft", tags=("x" * 90,)),
    event("2024-05-04", "[bold]markup[/bold] is not ours to read :smile:", tags=("[red]",)),
    event("2024-05-05", "A few tags too many", tags=tuple(f"tag{n}" for n in range(20))),
    event("2024-05-06", ""),
)

MIXED = timeline(
    "A town in notes",
    event("-0044", "The ford is named"),
    event("-0044-21", "A fair is held"),
    event("1582-02-24", "The calendar changes", status=DISPUTED),
    event("2024-01-08", "Work on the bridge starts"),
    event("2024-10-28", "Council hears the mayor"),
    event("2024-10-28T09:14", "The alarm goes off", tags=("fire",)),
    event("2024-10-28T09:30/2024-10-28T11:00", "The market hall burns"),
    event("2025-07~", "The hall to open again", status=PLANNED, display="summer 2025"),
    event("2025-04/2025-06", "The roof is laid"),
    event("XXXX-10-28", "The market's feast"),
)

STORES = {"week": WEEK, "history": HISTORY, "outage": OUTAGE, "hard": HARD, "mixed": MIXED}

"""The day of a holiday in a year: fixed dates, nth weekdays, and days counted from Easter."""

from __future__ import annotations

import re

from timeline.model.dates import ordinal, weekday

FIXED = {
    "christmas": (12, 25), "christmas eve": (12, 24), "christmas day": (12, 25),
    "new year": (1, 1), "new year's eve": (12, 31),
    "halloween": (10, 31), "valentine": (2, 14), "independence": (7, 4),
    "boxing": (12, 26), "veterans": (11, 11), "armistice": (11, 11), "may": (5, 1),
    "xmas": (12, 25), "xmas eve": (12, 24), "patrick": (3, 17), "april fool": (4, 1),
    "groundhog": (2, 2), "earth": (4, 22), "canada": (7, 1), "flag": (6, 14), "anzac": (4, 25),
    "australia": (1, 26), "bastille": (7, 14), "boss": (10, 16), "all saint": (11, 1),
    "all soul": (11, 2), "inauguration": (1, 20), "tax": (4, 15), "juneteenth": (6, 19),
    "kwanzaa": (12, 26), "epiphany": (1, 6), "bloom": (6, 16), "guy fawke": (11, 5),
    "remembrance": (11, 11), "women": (3, 8), "david": (3, 1), "andrew": (11, 30),
    "george": (4, 23), "new year eve": (12, 31), "loyalty": (5, 1), "pi": (3, 14),
}  # fmt: skip
# (month, weekday, which of the month's; -1 is the last)
FLOATING = {
    "thanksgiving": (11, 3, 4),
    "labor": (9, 0, 1),
    "labour": (9, 0, 1),
    "memorial": (5, 0, -1),
    "mother": (5, 6, 2),
    "father": (6, 6, 3),
    "martin luther king": (1, 0, 3),
    "presidents": (2, 0, 3),
    "columbus": (10, 0, 2),
    "president": (2, 0, 3),
    "mlk": (1, 0, 3),
    "black friday": (11, 3, 4),
    "cyber monday": (11, 3, 4),
    "remembrance sunday": (11, 6, 2),
    "giving tuesday": (11, 3, 4),
    "indigenous people": (10, 0, 2),
    "election": (11, 0, 1),
}
# days after the weekday named above
AFTER = {"election": 1, "black friday": 1, "cyber monday": 4, "giving tuesday": 5}
FROM_EASTER = {
    "easter": 0, "good friday": -2, "easter monday": 1, "palm sunday": -7,
    "ascension": 39, "trinity sunday": 56,
    "pentecost": 49,
    "easter sunday": 0, "easter saturday": -1, "holy saturday": -1, "maundy thursday": -3,
    "holy thursday": -3, "ash wednesday": -46, "shrove tuesday": -47, "pancake": -47,
    "mardi gra": -47, "whit sunday": 49, "whit monday": 50, "mothering sunday": -21,
}  # fmt: skip


def key(words: str) -> str:
    """Return the name that the tables have for "St. Patrick's Day" or "fathers day"."""
    name = words.lower().replace("’", "'").replace(" 's", "'s")
    name = re.sub(r",? (?:jr|junior)\b ?\.?", "", name)
    name = name.replace("'s day", " day").removesuffix(" day").strip()
    if _is_known(name):
        return name
    bare = re.sub(r"^(?:saint|st ?\.?) |['’]", "", name).replace("  ", " ").strip()
    bare = bare.replace("years eve", "year eve")
    return bare if _is_known(bare) else bare.removesuffix("s")


def _is_known(name: str) -> bool:
    name = name.removeprefix("orthodox ")
    return name in FIXED or name in FLOATING or name in FROM_EASTER


def day(name: str, year: int) -> int | None:
    """Return the day's number in a year; None for a day that we cannot compute."""
    if name in FIXED:
        return ordinal(year, *FIXED[name])
    if name in FLOATING:
        return _floating(year, *FLOATING[name]) + AFTER.get(name, 0)
    if name.startswith("orthodox ") and year > 0:
        return _orthodox(name.removeprefix("orthodox "), year)
    if name in FROM_EASTER and year > 0:
        return easter(year) + FROM_EASTER[name]
    return None


def _floating(year: int, month: int, day_of_week: int, which: int) -> int:
    if which > 0:
        first = ordinal(year, month, 1)
        return first + (day_of_week - weekday(first)) % 7 + 7 * (which - 1)
    last = ordinal(year, month + 1, 1) - 1
    return last - (weekday(last) - day_of_week) % 7


def _orthodox(name: str, year: int) -> int | None:
    """Return a feast's day by the Julian calendar (Meeus' form of its computus)."""
    behind = year // 100 - year // 400 - 2  # days that the Julian calendar is behind
    if name in FIXED and name.startswith("christmas"):
        return ordinal(year, 1, 7)
    if name not in FROM_EASTER:
        return None
    moon = (19 * (year % 19) + 15) % 30
    away = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
    return ordinal(year, away // 31, away % 31 + 1) + behind + FROM_EASTER[name]


def easter(year: int) -> int:
    """Return western Easter Sunday's number (the Gregorian computus, Meeus' form)."""
    century, golden = year // 100, year % 19
    skipped = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = skipped - (skipped // 28) * (
        1 - (skipped // 28) * (29 // (skipped + 1)) * ((21 - golden) // 11)
    )
    offset = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (offset + 40) // 44
    return ordinal(year, month, offset + 28 - 31 * (month // 4))

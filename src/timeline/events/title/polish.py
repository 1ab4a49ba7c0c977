"""A finished title looked over once more: slugs, invitations and hanging words go."""

from __future__ import annotations

import re

from timeline.events.title.slugs import unslugged

INVITES = re.compile(
    r"^(?:please )?(?:(?:join us|come along|come) (?:for|at|to|in)|"
    r"(?:attend|enjoy|see|join|don[’']t miss|watch|hear|catch)(?= (?:a|an|the|our|your) ))"
    r" (?:(?:a|an|the|our|your) )?",
    re.IGNORECASE,
)
WIRE = re.compile(r"^[A-Z][\w.' ,]{1,24} _ (?:(?:A|An|The) )?(?=\w)")  # a dateline: "N.J. _ "
HELD = re.compile(
    r"( (?:at|by|in|during|after) (?:(?:a|an|the) )?\w+(?: \w+)?) (?:held|made|signed|staged)$"
)
FIRM = re.compile(r",? (?:Inc|Ltd|Corp|LLC|PLC|plc|GmbH)\.?$")
TAIL = re.compile(
    r", (?:soon|also|then|later|earlier|respectively|alike|as long|most (?:recent|notab)ly|\d\d"
    r"|\w+ly)$| (?:initially|originally|previously)$"
)
JOINT = re.compile(
    r"\s(?=(?:of|to|for|in|on|at|with|from|by|that|which|who|as|into|than|and|or)\b)"
)
SOON = re.compile(r" as (?:early|late|soon|recently|long ago)$")
HERE = re.compile(r"(?<=\w{3}) t?here$")
PAUSE = re.compile(r"(?<=[.!?;])\s|\s?(?:--|[—–])\s?|,\s(?=(?:and|but|because|so|when|while|if)\b)")


def polish(line: str) -> str:
    """Return a title without the slug, the call to come, or the "with" that nothing follows."""
    line = HELD.sub(r"\1", WIRE.sub("", unslugged(line)))
    rest = INVITES.sub("", line)
    line = rest if len(rest.split()) > 1 else line
    line = SOON.sub("", TAIL.sub("", line))
    line = line if "``" in line or "“" in line else line.replace("''", "")
    line = line[:-1] if line.count('"') == 1 and line.endswith('"') else line
    line = HERE.sub("", line) if len(line.split()) > 6 else line
    line = line.removesuffix(" with effect")  # "resigned with effect from 30 June"
    words = line.split()
    return " ".join(words[:-1]) if len(words) > 3 and words[-1] == "with" else line


def firm(name: str) -> str:
    """Return a firm's name without its legal form: "Volta" for "Volta Inc."."""
    return FIRM.sub("", name)


def nut(quote: str, room: int) -> str:
    """Return the longest beginning of a quotation of at most `room` words that ends at a pause.

    Where it makes no pause, it is broken off before a joining word, with "…".
    """
    if len(quote.split()) <= room:
        return quote
    opening = quote[:2] if quote.startswith("``") else quote[:1]
    closing = {"“": "”", '"': '"', "‘": "’", "``": "''"}.get(opening, "")
    for pattern, end in ((PAUSE, ""), (JOINT, "…")):
        places = [match.start() for match in pattern.finditer(quote)]
        fitting = [at for at in places if 4 <= len(quote[:at].split()) <= room]
        if fitting:
            return quote[: max(fitting)].rstrip(" .,;") + end + closing
    return quote

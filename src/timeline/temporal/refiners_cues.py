"""A refiner for the side of publication that the clause around a date puts it on."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import (
    Duration,
    Holiday,
    Quarter,
    Season,
    Shift,
    TimeOfDay,
    Timex,
    Weekday,
)

# a clause that looks ahead, as far as the words before it tell; the words come with one blank
# before, between and behind them, and what begins with \W is found several times as fast as with \b
FUTURE = re.compile(
    r"\W(?:(?:(?:is|are|was|were) (?:to|due|scheduled|set|expected|slated|forecast|poised"
    r"|(?:likely|about|going|ready) to)|will|(?<!been )scheduled"
    r"|(?<!had )plan(?:s|ned|ning| to)|would|(?:as )?(?:soon|early) as|begin(?:s|ning)?|set to"
    r"|expects?|hopes?|intends?|aims to)\b"
    r"[^.;:]{0,80}$"
    r"|(?:due|expected|slated|effective|deadline is|(?:set|planned|slated) for)"
    r"(?: on| in| back| out)? $"
    r"|to be [a-z]+(?: on| in)? $"
    r"|(?:each|every) [A-Z][a-z]+day (?:from|starting|beginning) $"
    # a timetable: "the ministers meet separately Monday"
    r"|(?<!to )(?<!not )(?<!could )(?<!did )"
    r"(?:meets?|kicks off|leaves|arrives|departs|resumes|expires|reopens"
    r"|takes effect|goe?s? to the polls"
    r"|(?:which|who) (?:opens|starts|plays|votes|reports earnings|faces|hosts|ends|takes office))"
    r"(?: [a-z]+ly)?(?: on| at)? $)"
)
UNTIL = re.compile(r"\W(?:until|till)\s(?:about |early |late )?$")
UNTIL_EVENT = re.compile(  # "remanded in custody until his trial on 9 December"
    r"\W(?:until|till) (?:(?:(?:the|an?|his|her|its|their) )?(?:new |next )?"
    r"(?:sentencing|trial|retrial|hearing|election|vote|ballot|talks|inquest|verdict|meeting"
    r"|auction|release)s? (?:on|in) )$"
)
# "he stayed until Sunday": over, where nothing else looks ahead
STAYED = re.compile(
    r"\b(?<!has )(?<!have )"
    r"(?:stayed|remained|lasted|waited|continued|lived|worked|fought|ran|raged|burned|slept"
    r"|talked|met|negotiated|searched|debated|argued|played|sat|went on)\b"
    r"[^.;:]{0,40}$"
)
BY = re.compile(r"\W[a-z]+\W+by $")
PAST = re.compile(r"\b(?:was|were|had|been|[a-z]{2,}ed)\b[^.;:]{0,60}$")
BY_MONTH = re.compile(
    r"\W(?:by|through|until)\s(?:the (?:end|middle|start) of |early |late |mid-)?$"
)
HAD = re.compile(r"\Whad (?:[a-z]+(?:ed|n|t)|sold|paid|made|spent|lost|said) [^.;:]{0,60}$")
SINCE = re.compile(
    r"\W(?:[Ss]ince|[Ee]nded|(?:year|months?|quarter|weeks|period) through)\s"
    r"(?:the )?(?:(?:early|late|mid-?) ?)?$"
)
# "the bus crashed in Riga on 9 November": it has happened, and nothing was arranged
HAPPENED = re.compile(
    r"\W(?<!\bthe )(?<!ly )(?<!\ban )(?<!\ba )(?<!\bmaybe )(?<!\bbe )(?<!\bare )(?<!\bis )"
    r"(?!(?:announc|call|declar|plann|schedul|propos|agre|order|promis|vow|warn|expect|postpon"
    r"|delay|adjourn|mov|book|invit|urg|ask|fix|tim|nam|pledg|offer|threaten|allow|need|ne|spe"
    r"|hundr|reschedul|arrang|slat|confirm|reveal|advertis|publish|unite|suppos|requir|preferr"
    r"|subpoena)ed\b)"
    r"(?:(?:was|were) [a-z]+(?:ed|n|t|d)|[a-z]+ed|died|fell|took|sank|broke|struck|fled|flew|shot"
    r"|won|lost|began|went|came|left|found|ran|gave|threw|drove|beat|hit|burst)\b"
    r"(?:(?! to [a-z])[^.;:,]){0,70}? (?:on|in) $"
)
# "the states announced on 14 February that they would"
SPOKE = re.compile(
    r"(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bas )"
    r"\b(?:said|announced|agreed|promised|vowed|pledged|warned|declared|revealed|confirmed|proposed"
    r"|ordered|decided|offered|threatened|told (?:[a-z]+ ){1,2}) ?(?:on|in) $"
)
SPOKEN = re.compile(r",? (?:that|to [a-z]+|not to|they|he|she|it|the) ?")
# none of the patterns above can match without one of these
CUE_WORDS = frozenset(
    "to due scheduled set expected will plan plans planned planning would soon early begin begins"
    " beginning each every meet meets leaves arrives departs resumes expires reopens effect"
    " until till by through ended since Since slated forecast expect expects hope hopes intend"
    " intends effective deadline go goes opens starts plays votes earnings faces hosts ends"
    " office kicks".split()
)
SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|told \w+|report(?:s|ed)|announced|warned|add(?:s|ed)|claim(?:s|ed)"
    r"|not(?:es|ed)|show(?:s|ed)|kn[eo]ws?|th(?:ink|inks|ought)|hop(?:es|ed)|believ(?:es|ed)|means?|fact|so)"
    r"\s(?:(?:on )?[A-Z][a-z]+day |yesterday |today )?$"
)
# "a ruling announced Friday", "the union said on Friday": the verb that the day belongs to is past
TOLD = re.compile(
    r"\W(?<!\bbe )(?<!\bbeing )(?<!when it )(?<!when they )"
    r"(?!(?:expect|schedul|plann|slat|delay|postpon|need|ne)ed\b)"
    r"(?:[a-z]+ed|said|told \w+|met|held|began|spoke|lost|won|fell|rose|came|went|left|took|gave"
    r"|made|broke|struck|sank|fled|flew|led|ran|shot|paid|sent|sold|bought|saw|found|wrote"
    r"|begun|hit)(?: on| in| late| early)? $"
)
# "they will appeal against Friday's ruling": what has a name of its own has happened
DONE = re.compile(
    r"['’]s (?:\w+ )?(?:ruling|decision|verdict|attacks?|bombings?|announcement|crash|blast"
    r"|shooting|explosion|statement|remarks|defeat|death|quake|earthquake|raid|killings?)\b"
)
# "the march planned for Saturday was called off" can be news before that day and after it
OFF = re.compile(
    r"\s+(?:(?:was|were) (?:cancell?ed|called off|scrapped|postponed|put off)"
    r"|never (?:took place|happened|came)|did(?: not|n['’]t) (?:take place|happen))\b"
)


LAST_YEAR = Shift("year", -1, "now", whole=True)
COMPARED = re.compile(r"\bcompared (?:with|to)\b[^.;\n]{0,60}\d[^.;\n]{0,30}\s$")


def compare_periods(timexes: list[Timex], text: str) -> list[Timex]:
    """Read "compared with $3 million last year" as the period reported on, a year back."""
    return [
        replace(timex, value=Shift("year", -1.0))
        if timex.value == LAST_YEAR
        and COMPARED.search(text, max(0, timex.start - 100), timex.start)
        else timex
        for timex in timexes
    ]


def find_cues(timexes: list[Timex], text: str) -> list[Timex]:
    """A weekday or bare month in a clause that looks ahead lies ahead."""
    return [_with_cue(timex, text) for timex in timexes]


LENGTH = re.compile(r"P(\d+)([DWMY])")
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


RANKED = re.compile(r"(?:\w{3,}est|worst|best|first|only|last|most|least)")


def look_ahead(timexes: list[Timex], text: str) -> list[Timex]:
    """Count "will vote in two days" from today; whoever built it in two days took them."""
    return [_ahead(timex, text) for timex in timexes]


def _ahead(timex: Timex, text: str) -> Timex:
    at, value = timex.start, timex.value
    if not isinstance(value, Duration) or text[max(0, at - 4) : at] != " in ":
        return timex
    if text.startswith("the ", at):
        return timex
    length = LENGTH.fullmatch(value.value)
    words = text[max(0, at - 90) : at].split()
    if length is None or any(RANKED.fullmatch(word) for word in words[-5:]):
        return timex  # "the worst drought in 40 years"
    if not (TIME.match(text, timex.end) or _looks_ahead(words)):
        return timex
    shift = Shift(UNITS[length[2]], float(length[1]), "now")
    return replace(timex, value=shift, rule="so long from now", kind=None)


TIME = re.compile(r"(?:['’]s?) time\b")


def _looks_ahead(words: list[str]) -> bool:
    """Tell whether the words before a length of time look ahead."""
    return not CUE_WORDS.isdisjoint(words) and FUTURE.search(_spaced(words)) is not None


def _with_cue(timex: Timex, text: str) -> Timex:
    value = timex.value.on if isinstance(timex.value, TimeOfDay) else timex.value
    month = isinstance(value, (PartialDate, Season, Holiday, Quarter)) and value.year is None
    if timex.cue == "that" and SAYS.search(text[max(0, timex.start - 28) : timex.start]):
        timex = replace(timex, cue="", start=timex.start + len("that "))
    if timex.cue or not (month or isinstance(value, Weekday)):
        return timex
    if _fronts_plan(timex, text):
        return replace(timex, cue="future")
    if month and TRADED.match(text, timex.end):
        return replace(timex, cue="future")
    if month and _fronts_past(timex, text):
        return replace(timex, cue="past")
    words = text[max(0, timex.start - 90) : timex.start].split()
    told = month and words[-1:] and words[-1].endswith(("on", "in", "ed"))
    if CUE_WORDS.isdisjoint(words) and not told:
        return timex
    cue = _cue(timex, text, _spaced(words), month=month)
    return replace(timex, cue=cue) if cue else timex


def _spaced(words: list[str]) -> str:
    """Return the words with one blank before, between and behind them."""
    return " ".join(("", *words, ""))


def _cue(timex: Timex, text: str, before: str, *, month: bool) -> str:
    """Return past, future, near (either) or "" by the spaced words before a date."""
    if SINCE.search(before):
        return "past"
    if month and BY_MONTH.search(before) and HAD.search(before):
        return "past"
    if month and before.endswith(" until ") and STAYED.search(before[:-7]):
        return "past"  # "he stayed until 9 September"
    if UNTIL_EVENT.search(before):
        return "future"
    if BY_MONTH.search(before) if month else _until(before) and not WENT.match(text, timex.end):
        return "future"
    if FUTURE.search(before) and not (TOLD.search(before) or DONE.match(text, timex.end)):
        return "near" if OFF.match(text, timex.end) else "future"
    happened = month and before.endswith((" on ", " in ")) and HAPPENED.search(before)
    happened = happened or (month and SPOKE.search(before) and SPOKEN.match(text, timex.end))
    if month and before.endswith("ed "):  # "hired Jan. 3"
        happened = TOLD.search(before)
    return "past" if happened else ""


# "by Monday night two roads were closed"
WENT = re.compile(r"(?:[^.;:,\n]|,\d){0,50}\b(?:was|were|had)\b")


def _until(before: str) -> bool:
    """Tell a weekday that something is to go on until, or to happen by."""
    if UNTIL.search(before):
        return not STAYED.search(before)
    return BY.search(before) is not None and not PAST.search(before)


# "On Jan. 5, he called": what is told of in the past, told from its date on
DID = re.compile(
    r", (?:(?:the|a|an|his|her|its|their) )?(?:[\w’'-]+ ){1,3}?"
    r"(?!said\b|told\b|says\b|expected\b|scheduled\b|planned\b|wanted\b|agreed\b)"
    r"(?:was|were|had|did|[a-z]{2,}ed|met|held|began|spoke|lost|won|fell|rose|came|went|left|took"
    r"|gave|made|broke|struck|sank|fled|flew|led|ran|shot|paid|sent|sold|bought|saw|found|wrote|hit)\b"
    r"(?! to be\b| to have\b| due\b| set\b)"
)


def _fronts_past(timex: Timex, text: str) -> bool:
    """Tell "On Jan. 5, he called" from "On Jan. 5, the ban ends"."""
    at = timex.start
    if text[timex.end : timex.end + 2] != ", " or not FRONTED.search(text, max(0, at - 12), at):
        return False
    return DID.match(text, timex.end) is not None


# what is traded for a month to come: "the June contract", "oil for May delivery"
TRADED = re.compile(r" (?:delivery|futures|contracts?|settlement|crude)\b")
FRONTED = re.compile(r"(?:^|[.!?”\"]\s+|\n\s*)(?:On|In|By) $")
PLANS = re.compile(
    r"[,\w’' -]{0,70}?\b(?:will|plan(?:s|ned) to|(?:is|are) (?:to|due|scheduled|set|expected))\b"
    r"|,? (?:he|she|they|it|the (?:\w+ ){1,3}?)"
    r" ?(?:flies|leaves|travels|faces|plays|hosts|visits|returns to|arrives|heads)\b"
)
TELLS = re.compile(r"\b(?:said|says|told|announced|reported|that)\b")


def _fronts_plan(timex: Timex, text: str) -> bool:
    """Tell "On Friday, the government planned to pay" from "On Friday, he said he will"."""
    at = timex.start
    if text[max(0, at - 3) : at] not in ("On ", "In ", "By ") or not FRONTED.search(
        text, max(0, at - 12), at
    ):
        return False
    ahead = PLANS.match(text, timex.end)
    return ahead is not None and not TELLS.search(ahead.group())

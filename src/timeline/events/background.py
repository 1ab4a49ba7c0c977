"""Background of a story: figures by year, lasting states, spans of data, years in brackets."""

from __future__ import annotations

import re

from timeline.events.syntax.parts import Case, Kind
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title import nouns, participles
from timeline.events.title.gerunds import aside
from timeline.events.title.whens import when_clause
from timeline.events.words import WORDS
from timeline.model.dates import Granularity

YEAR_AGO = re.compile(r"a (?:year|month|quarter) (?:ago|earlier|before)|last year", re.IGNORECASE)
FROM_AGO = re.compile(r"\bfrom (?:(?:that|those|levels) of )?$", re.IGNORECASE)
FIGURE = re.compile(
    r"\b(?:compared (?:with|to)|from|against) [^.;]{0,40}?[$€£]?\d(?:[^.;]|\.\d){0,60}$",
    re.IGNORECASE,
)
# "but only 5,000 to 9,000 in 1850": what is compared is a number
COMPARED = re.compile(
    r"""(?:\b(?:than|compared\ (?:with|to)|versus|vs\.?|against|up\ from|down\ from|as\ of|as\ at
        |(?:year|months|quarter)\ (?:to|ended|ending)|unlike|dat(?:es?|ing)\ (?:back\ )?(?:to|from))
        \s+(?:in\ |on\ |the\ |that\ of\ |those\ of\ )?
      |\b(?:than|with|to|versus|against|from)\ (?:(?:just|about|only|some|nearly|almost)\ )?
        (?:[$€£]\s?)?\d[\d.,]*\s?%?\ (?:\w+\ ){0,2}in\ (?:early\ |late\ |the\ )?
      |\b(?:up\ from|down\ from|compared\ (?:with|to)|versus)\ (?:[$€£]\s?)?\d[\d.,]*
        (?:\ [\w.]+){0,6}?\ (?:on\ )?
      |\d%\ from\s|\b(?:in|de)crease\ from\s
      |\b(?:rise|drop|decline|gain|jump|fall|improvement)\ (?:from|over)\s
      |\b(?:up|down)\ (?:\w+\ )?[$€£]?\d[\d.,]*\s?%?\ (?:\w+\ ){0,2}from\ )$""",
    re.IGNORECASE | re.VERBOSE,
)


LIVED = re.compile(
    r"\W*(?:(?:about|around|some|nearly|almost|over|only|an estimated) )?\d[\d.,]* (?:\w+ ){1,4}"
    r"(?:lived|worked|served|belonged|existed|stood|resided)\b",
    re.IGNORECASE,
)
THING = re.compile(
    r"\b(?:this|that|an?|the|his|her|their)\s+(?:[\w-]+\s+){0,3}(?:maps?|photo\w*|pictures?|images?|"
    r"paintings?|letters?|posters?|films?|books?|documents?|reports?|stud(?:y|ies)|songs?|postcards?|"
    r"drawings?|footage|videos?|recordings?|articles?|interviews?|stamps?|coins?|minutes|transcripts?|"
    r"figures?|data|polls?|surveys?)\s+(?:from|of)\s+$",
    re.IGNORECASE,
)
MINUTES = re.compile(
    r"[\W\d_]*(?:the )?(?:minutes|notes|record|transcript)\W+(?:of|from) (?:[\w’'-]+ ){0,6}$",
    re.IGNORECASE,
)
LONG_AGO = re.compile(
    r"(?:(?:more|less) than|almost|nearly|over|some|about)\b.*\b(?:decades?|centur(?:y|ies)) ago"
    r"|(?:several|many|\w+) (?:decades|centuries) ago",
    re.IGNORECASE,
)


def compared(case: Case) -> str | None:
    """Keep out what a figure is set beside: "14,000, compared with 6,000 in 1800"."""
    if when_clause(case.parse, case.at) is not None:
        return None  # "dates back to 1884, when Otto Moe opened a school"
    ago = YEAR_AGO.fullmatch(case.reading.text)
    if ago and (FIGURE.search(case.before) or FROM_AGO.search(case.before)):
        return "a figure compared with"
    return "a figure compared with" if COMPARED.search(case.before) else None


def thing(case: Case) -> str | None:
    """Keep out the age of a thing: "this map from 1938", "minutes of the meeting of 12 March"."""
    if MINUTES.match(case.before) and case.clause is not None:
        return "a date in a description"
    return "a date in a description" if THING.search(case.before) else None


TRADING = re.compile(
    r"\b(?:composite|over-the-counter|exchange|nasdaq|market|after-hours|pre-market|morning|afternoon)"
    r" trading\b|\bstock exchange,? ?$",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"\b(?:closed|rose|fell|gained|lost|dropped|slipped|added|traded|jumped|ended|finished|was|were)\b"
    r"[^.]{0,40}(?:[$€£]\s?\d|\d\S* (?:[A-Z]\w+ )?(?:cents|points|pence)\b)",
)


CLOSING = re.compile(
    r"\b(?:closing|opening|share|stock|market) (?:price|level|value)s? (?:on|of) $|['’]s close on $"
)


def price(case: Case) -> str | None:
    """Keep out a day's price: "in composite trading yesterday, its shares rose 25 cents"."""
    if TRADING.search(case.before) and PRICE.search(case.text):
        return "a price of the day"
    if CLOSING.search(case.before):
        return "a price of the day"
    closed = re.search(r"\bshares?\b[^.]{0,60}$", case.before) and PRICE.search(case.after)
    return "a price of the day" if closed and case.after.split()[:1] == [","] else None


SALES = re.compile(
    r"\s+(?:(?:net|pretax|operating|gross|total) )?(?:sales|earnings|revenues?|profits?|income"
    r"|results|loss(?:es)?|turnover|output|production|deficit|budget)\b"
)
# "predicted 1990 Volta earnings", "Volta's 1989 consolidated, or group, profit"
OWN_SALES = re.compile(
    r"\s+(?:(?:[A-Z][\w.&’']*|[a-z]+al|[a-z]*consolidated),? ){1,4}(?:or [\w-]+, )?"
    r"(?:sales|earnings|revenues?|profits?|income|results|turnover|output)\b"
)
LEVEL = re.compile(r"\b(?:above|below|of|from|to|than|against|over|with|its|their|the|exceed\w*) $")


def takings(case: Case) -> str | None:
    """Keep out "above fiscal 1989 sales": the year of a figure."""
    interval = case.reading.interval
    coarse = interval is not None and interval.granularity < Granularity.MONTH
    figure = SALES.match(case.after) and LEVEL.search(case.before)
    figure = figure or OWN_SALES.match(case.after)
    return "a figure by year" if coarse and figure else None


RANKED = re.compile(r"\b(?:the|of) (?:\w+ )?(?:most|largest|biggest|greatest|worst|best)\b")


def superlative(case: Case) -> str | None:
    """Keep out "one of the most important events in the 20th century": what is ranked."""
    coarse = re.search(r"\b(?:century|decade)$", case.reading.text)
    return "a date in a description" if coarse and RANKED.search(case.before) else None


def example(case: Case) -> str | None:
    """Keep out "abuses, such as the 1968 massacre": an example, and only its year."""
    interval = case.reading.interval
    coarse = interval is not None and interval.granularity <= Granularity.YEAR
    named = re.search(r"\b(?:such as|like|including) (?:the )?$", case.before)
    return "a date in a description" if coarse and named else None


def season(case: Case) -> str | None:
    """Keep out "their main summer offensive": a season that only describes."""
    tokens, k = case.parse.tokens, case.at
    if case.reading.text.lower() not in ("spring", "summer", "autumn", "fall", "winter"):
        return None
    before = tokens[k - 1].tag if k else Tag.PREP
    after = tokens[k + 1].tag if k + 1 < len(tokens) else Tag.PUNCT
    describes = after in (Tag.NOUN, Tag.MAYBE, Tag.NAME) and before is not Tag.PREP
    return "a date in a description" if describes else None


WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


def day_of_thing(case: Case) -> str | None:
    """Keep out the day of "Initial Friday post easily missed", a description that opens a line."""
    tokens, k = case.parse.tokens, case.at
    opens = k == 1 and len(tokens) > 2 and tokens[0].tag in (Tag.NOUN, Tag.NAME, Tag.MAYBE)
    thing = opens and tokens[2].tag in (Tag.NOUN, Tag.MAYBE) and tokens[2].text.islower()
    return "a date in a description" if thing and WEEKDAY.fullmatch(case.reading.text) else None


def stretch(case: Case) -> str | None:
    """Keep out "an investigation in the past year": a length of time up to now."""
    text, before = case.reading.text, case.before
    past = re.fullmatch(r"the (?:past|last) year", text, re.IGNORECASE)
    lasting = re.fullmatch(r"the (?:past|last) (?:week|month|decade)", text, re.IGNORECASE)
    spent = lasting and re.search(r"\b(?:for|over|throughout) $", before)
    return "a stretch up to now" if past or spent else None


USUALLY = frozenset("usually typically normally traditionally generally always customarily".split())


def usual(case: Case) -> str | None:
    """Keep out "auctions are usually held in the second quarter": a habit, of every year."""
    clause, tokens = case.clause, case.parse.tokens
    if clause is None or re.search(r"\d{4}", case.reading.text):
        return None
    first = tokens[clause.verb.start]
    present = first.low in ("is", "are") or first.tag in (Tag.PRESENT, Tag.MAYBE)
    near = tokens[max(0, clause.verb.start - 1) : clause.verb.end]
    return "a habit" if present and any(token.low in USUALLY for token in near) else None


def long_ago(case: Case) -> str | None:
    """Keep out "the men who built it more than four decades ago": no date, and not the news."""
    vague = LONG_AGO.fullmatch(case.reading.text.strip())
    if vague and case.clause is not None and case.clause.kind is Kind.RELATIVE:
        return "background long ago"
    return None


def statistic(case: Case) -> str | None:
    """Keep out figures by year and lasting states: "in 2019 exports rose to 4.1 million tonnes"."""
    clause, interval = case.clause, case.reading.interval
    if interval is None or interval.granularity > Granularity.MONTH:
        return None
    if interval.granularity is Granularity.MONTH:
        return _cost(case)
    if LIVED.match(case.after):
        return "a figure by year"
    if clause is None or when_clause(case.parse, case.at) is not None:
        return None
    if participles.to_have(case.parse, clause, case.at) or aside(case.parse, clause, case.at):
        return None
    tokens = case.parse.tokens
    head = tokens[clause.verb.head]
    rest = tokens[clause.verb.end : clause.end]
    if case.parse.phrase[case.at] or nouns.in_subject(clause, case.at):
        figure = any(token.tag is Tag.NUM or token.is_word("unit") for token in rest[:6])
        founded = participles.participle(case.parse, clause, case.at) is not None
        if founded and head.tag is Tag.BE:
            return None  # "is a rock band formed in Lund in 1994"
        counted = head.low in WORDS["yearly"] and _counts(rest) and not founded
        if counted or (head.low in WORDS["growth"] and figure):
            return "a figure by year"
        if (
            clause.verb.end - clause.verb.start == 1
            and head.low in WORDS["state"]
            and (figure or _was_thing(rest))
        ):
            return "a state, not an event"
    return None


def _cost(case: Case) -> str | None:
    """Tell "a loaf cost 250 marks in January"."""
    clause, tokens = case.clause, case.parse.tokens
    if clause is None or tokens[clause.verb.head].low not in ("cost", "costs"):
        return None
    return "a figure by month" if _counts(tokens[clause.verb.end : clause.end]) else None


ROUGHLY = frozenset("about around some nearly over almost for a".split())


def _counts(rest: list[Token]) -> bool:
    """Tell "carried 2.3 million passengers" from "carried the flag"."""
    k = 0
    while k < len(rest) and rest[k].low in ROUGHLY:
        k += 1
    return k < len(rest) and (rest[k].tag is Tag.NUM or rest[k].text in "$€£")


def _was_thing(rest: list[Token]) -> bool:
    """Tell "was the largest maker": a noun or adjective follows a form of "be"."""
    return (
        bool(rest)
        and rest[0].tag in (Tag.DET, Tag.NUM)
        and not any(token.is_word("event") for token in rest[:5])
    )


RESULTS = re.compile(
    r"\b(?:publish|release|present|announce)(?:e[sd])?\b[^.;,]*\b(?:results|figures|accounts|report)"
    r" for (?:the |its )?$"
)


def reported(case: Case) -> str | None:
    """Keep out "will publish its results for the first quarter": what they are of."""
    return "a date in a description" if RESULTS.search(case.before) else None


FOUNDING = re.compile(r",? (?:the|its) (?:[\w-]+ )?anniversary of [^,;.]*$", re.IGNORECASE)


def anniversary(case: Case) -> str | None:
    """Keep out "8 January, the anniversary of the founding in 1862"."""
    return "a date in a description" if FOUNDING.search(case.before) else None


OF_MANY = re.compile(r"^\W*Of (?:the |its |their )?(?:some |about |nearly )?\d[\d,.]* [^,;]*$")


def of_many(case: Case) -> str | None:
    """Keep out "of the 6,000 people in the town in March, 2,100 had died"."""
    return "a date in a description" if OF_MANY.match(case.before) else None


def covers(case: Case) -> str | None:
    """Keep out what data or a contract spans: "covers patients treated between 2005 and 2012"."""
    if re.search(r"\b(?:covers?|covered|covering|spans?|spanning)\b", case.before):
        return "a span of data"
    clause = case.clause
    if clause is None:
        return None
    head = case.parse.tokens[clause.verb.head].low
    if (
        head in ("deals", "chronicles", "recalls", "tells", "depicts")
        and case.parse.tokens[case.at - 1].tag is Tag.DET
    ):
        return "subject of a work"
    return None


def bracket(case: Case) -> str | None:
    """Keep out years in brackets beside a name: lives, reigns, references."""
    if not case.parse.brackets[case.at]:
        return None
    i = case.before.rfind("(")
    inside = case.before[i + 1 :] + " " + case.after.split(")")[0]
    if re.search(r"\b(?:b|d|r|c|born|died|reigned|fl|aged?|ISBN|ibid|pp?)\b", inside):
        return "years of a person"
    interval = case.reading.interval
    if inside.strip() or interval is None or interval.granularity > Granularity.YEAR:
        return None
    word = case.before[:i].split()[-1:] or [""]
    lived = interval.end is not None and word[0].lower() not in WORDS["event"]
    return "years in brackets" if lived or not case.parse.clauses else None


OF = re.compile(
    r"\b(?!end|start|beginning|middle|close|month|half|part|summer|winter|spring|autumn|fall)"
    r"[a-z]+ of (?:the |early |late )*$",
    re.IGNORECASE,
)


DURING = re.compile(
    r"\b(?:during|in|at) (?:the |an? )?(?:[\w’'-]+ ){1,4}of (?:the )?$", re.IGNORECASE
)


def described(case: Case) -> str | None:
    """Keep out "the first strike of the 20th century"; keep "the revolution of 1848 spread"."""
    interval = case.reading.interval
    if interval is None or interval.granularity > Granularity.YEAR or not OF.search(case.before):
        return None
    noun = case.before.split()[-2:][0].lower() if len(case.before.split()) > 1 else ""
    while_it = DURING.search(case.before) is not None
    spread = (while_it or nouns.in_subject(case.clause, case.at)) and noun in WORDS["event"]
    return (
        None if spread and interval.granularity is Granularity.YEAR else "a date in a description"
    )


SPAN = re.compile(r"^(?:active )?(?:c\. )?\d{3,4}(?: (?:BC|AD))?\s?[-–—]\s?\d{2,4}(?: (?:BC|AD))?$")


def heads_a_period(case: Case) -> str | None:
    """Keep out "End of the war 1864-1865": a heading over what is told below it."""
    rest = case.after.strip(" )].:")
    words = case.before.split()
    plain = not case.parse.clauses and not rest and 0 < len(words) < 8
    return "a heading over a period" if plain and SPAN.match(case.reading.text) else None


DEBT = re.compile(
    r"\b(?:debentures?|notes?|bonds?|bills?|debt|loans?|securities|paper)(?: that are)?,? "
    r"(?:due|maturing)(?: (?:on|in))? $",
    re.IGNORECASE,
)


def matures(case: Case) -> str | None:
    """Keep out "senior notes due Nov. 1, 2009": the name of a paper."""
    return "when a debt is due" if DEBT.search(case.before) else None


PART = re.compile(r"(?:in )?(?:the )?(?:early |late )?(?:morning|afternoon|evening|night)", re.I)


def part_of_a_day(case: Case) -> str | None:
    """Keep out "the meeting would open with songs in the morning": of a day told elsewhere."""
    if case.clause is None or not PART.fullmatch(case.reading.text):
        return None
    first = case.parse.tokens[case.clause.verb.start]
    return "a part of a day without a date" if first.low in ("would", "will") else None


def later_than(case: Case) -> str | None:
    """Keep out "three days later than planned": a distance between two dates."""
    compared = case.after.lstrip().startswith("than ")
    return "a distance, not a date" if compared else None


COMING = re.compile(r"\s+(?:fast )?(?:approaching|looming|nearing|drawing near|coming on)\b")


def coming_on(case: Case) -> str | None:
    """Keep out "with winter approaching": the scene, not what happened."""
    return "a season that comes on" if COMING.match(case.after) else None

"""Why a person should look at a title that the rules made."""

from __future__ import annotations

import re

from timeline.events.syntax.parts import Clause, Kind
from timeline.events.syntax.tokens import Tag
from timeline.events.title.subjects import Draft, View, Words
from timeline.events.title.terms import MOVED
from timeline.events.words import WORDS

INFORMED = frozenset("told informed assured warned reminded notified persuaded".split())


PROPOSED = frozenset("recommend recommended propose proposed".split())


def untold(view: View, draft: Draft, words: Words) -> str | None:
    """Say that "was told by the mayor" lacks what was told, which the title had no room for."""
    heads = [view.tokens[k].low for k in draft.verb if isinstance(k, int)]
    informed = heads and heads[-1] in INFORMED
    cut = len(words) < len(draft.subject) + len(draft.verb) + len(draft.rest)
    stated = any(isinstance(k, int) and view.tokens[k].tag is Tag.THAT for k in words)
    follows = any(c.kind is Kind.CONTENT and c.start > view.date for c in view.parse.clauses)
    proposed = heads and heads[-1] in PROPOSED and follows
    missing = (informed and cut) or proposed
    return "what was told is missing" if missing and not stated else None


def unsure(view: View, clause: Clause) -> str | None:
    """Say why a clause may not be what happened on its date."""
    tokens, parse = view.tokens, view.parse
    before = range(clause.start, clause.subject[0])
    if any(tokens[k].low == "whether" for k in before) or _asked(view, clause):
        return "may not have happened"
    group = [tokens[k].low for k in range(clause.verb.start, clause.verb.end)]
    if group[:1] and group[0] in ("would", "could", "might") and "have" in group:
        return "may not have happened"
    if tokens[clause.verb.head].low in ("said", "says") and _nothing_said(view, clause):
        return "what was said is missing"
    if parse.hidden[view.date] and not parse.brackets[view.date]:
        return "the date stands in a quotation"
    if any(token.low in HEDGES for token in tokens[clause.subject[0] : clause.verb.end + 1]):
        return "may not have happened"
    moved = tokens[clause.verb.head].low in MOVED | {"extended", "suspended"}
    if moved and tokens[view.date - 1].low in ("until", "till", "to", "through"):
        return "the day to which it was moved"
    between = range(clause.verb.end + 1, view.date)
    linked = any(tokens[k].low == "connection" for k in between)
    if linked and LAST.fullmatch(tokens[view.date].low):
        return "the date may belong to a part of the sentence"  # "over the raid last month"
    apart = next((k for k in between if tokens[k].low == "with" and tokens[k - 1].text == ","), 0)
    scene = apart > 0
    if scene and any(tokens[k].tag is Tag.ING for k in range(apart, view.date)):
        return "the date may belong to a part of the sentence"  # "with the third leaving on"
    states = tokens[clause.verb.head].tag in (Tag.BE, Tag.HAVE, Tag.PRESENT)
    if scene and (states or not parse.owner[view.date]):
        return "the date may belong to a part of the sentence"
    return None


LAST = re.compile(r"(?:last|this) (?:week|month|year|\w+day|fall|summer|spring|winter|autumn)")


def _nothing_said(view: View, clause: Clause) -> bool:
    """Tell "said in an editorial" and a "said that" whose verb stands in a quotation."""
    at = view.parse.clauses.index(clause)
    told = any(c.kind is Kind.CONTENT for c in view.parse.clauses[at + 1 :])
    following = view.tokens[clause.verb.end : clause.verb.end + 1]
    quoted = [token.text for token in view.tokens[clause.verb.end + 1 : clause.verb.end + 2]]
    if told or quoted in (['"'], ["“"], ["``"]):
        return False
    return bool(following) and following[0].tag in (Tag.PREP, Tag.THAT, Tag.DATE)


def _asked(view: View, clause: Clause) -> bool:
    return clause.opener is not None and view.tokens[clause.opener].low == "whether"


HEDGES = frozenset(["maybe", "perhaps", "possibly", "might", "supposedly"])
HEADLESS = WORDS["be"] | WORDS["have"] | {"which", "who", "that", "from", "of", "off", "than"}
GENERIC = frozenset("organisation organization company group party firm team club bank".split())
LOOSE = WORDS["article"] | WORDS["coordinator"] | {
    "of", "from", "with", "than", "is", "was", "to", "for", "at", "into", "between", "under",
    "are", "were", "be", "been", "has", "have", "had", "that", "which", "who", "will", "would",
    "could", "may", "might", "should", "as", "including", "by", "near", "against", "during",
}  # fmt: skip
# what only the text before explains, where nothing behind it does
VAGUE = re.compile(
    r"(?<=\w )\b((?:the|this|that|these|those) (?:area|offer|fee|move|plan|deal"
    r"|agreement|transaction|issue|probe|case|step|company|firm|club|organisation|organization|carmaker"
    r"|offence|offense|incident|decision|ruling|proposal|island|country|city|region|condition|project|store"
    r"|invitation|bug|investigation|problem|problems|issues|matter|situation|findings?"
    r"|scheme|site|measure|bill|merger|charges?|allegations?|claims?|payment|program|programme"
    r"|(?:two|three|four|other) \w+))$"
)


THERE = re.compile(r"(?<=\w) there (?!is\b|are\b|was\b|were\b|had\b|would\b|will\b)")
BARE = re.compile(r"(?<=\w )(that|this|these|those)(?: out| up| off| down)?$", re.IGNORECASE)
SIDED = re.compile(
    r"\b[Tt]he [A-Z]\w+ (?:side|club|outfit|giants|boss|carrier|lender|firm|company)\b"
)


def doubt(line: str, form: str) -> str | None:
    """Say why a title may be wrong although it was made by the rules."""
    words = line.split()
    whole = len(words) < 4 and words[-1] in WORDS["intransitive"]  # "France surrendered"
    if len(words) < 3 and form not in ("label", "noun") and not whole:
        return "title is very short"
    if words and (words[0].lower() in HEADLESS or words[-1].lower() in LOOSE):
        return "title is a fragment"
    vague = VAGUE.search(line)
    if vague is not None and form in ("clause", "speech"):
        return f'"{vague.group(1)}" is not explained'
    if sided := SIDED.search(line):
        return f'"{sided.group()}" is not explained'
    if line.count("“") != line.count("”") or line.count('"') % 2 or ", than " in line:
        return "title is a fragment"
    generic = words and words[0].lower().removesuffix("'s").removesuffix("’s") in GENERIC
    if generic and words[1:2] not in (["of"], ["led"]):
        return f'"{words[0].lower()}" is not named'
    if (pointing := _pointing(line, form)) is not None:
        return f'"{pointing}" is unclear'
    if " was to " in line or " were to " in line:
        return "may not have happened"
    return None


def _pointing(line: str, form: str) -> str | None:
    """Return the "there" or the "that" of "did not bear that out", which stand elsewhere."""
    last = line.split()[-1:]
    if last and last[0].lower() in ("there", "here", "so"):
        return last[0]
    if (bare := BARE.search(line)) and form in ("clause", "speech"):
        return bare.group(1).lower()
    return "there" if THERE.search(line) and not set('"“') & set(line) else None

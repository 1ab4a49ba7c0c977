"""What a name does in its sentence: it acts or is acted on, it is where, or it only describes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from timeline.events.syntax.parts import Clause, Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.names import BODY, LISTS, PERSON, PLACE, Name
from timeline.events.words import WORDS

# words of offices that are other things as well: "home secretary"
VAGUE = frozenset(
    """home state press foreign defence defense finance interior justice agriculture health trade
    education energy economy environment labour labor treasury first us uk un eu nato senior
    junior""".split()
)
ROLES = WORDS["role"] - VAGUE
ACTS, AT, NONE = "acts", "at", "none"
COUNTRY = LISTS["country"]
LOCAL = WORDS["local"] | frozenset("along via under beneath below within throughout".split())
TOGETHER = frozenset("with against between among alongside versus by".split())
NEAR = frozenset("access key threat threats response approach according due thanks close".split())
SHARES = frozenset("stake stakes share shares interest confidence investment holding trust".split())
SPOTS = frozenset("in at near outside inside around across through".split())
OUTSETS = (Tag.PUNCT, Tag.SUB, Tag.CC, Tag.THAT, Tag.REL, Tag.DATE)
VERBS = frozenset(
    (Tag.PAST, Tag.ED, Tag.PART, Tag.PRESENT, Tag.MAYBE, Tag.ING, Tag.BE, Tag.HAVE, Tag.DO)
)
COMPASS = frozenset("northern southern eastern western central north south east west mid".split())
GIVING = frozenset(
    """ceded cede sold sell gave give granted grant handed hand awarded award
    pledged promised offered offer owed paid pay lent donated surrendered
    apologised apologized agreed appealed supplied delivered provided aid loan loans arms""".split()
)
MOVING = frozenset("travel travelled go went gone fly flew return move moved sail come".split())
PARTED = frozenset(
    """independence independent separation secession seceded secede freedom aid help order orders
    letter support pressure money apology apologies reply answer""".split()
)
LEAVING = frozenset(
    "left leave leaves depart departed departs bound headed head sailed set".split()
)
KIN = frozenset(
    """wife husband son daughter mother father brother sister widow cousin nephew niece uncle aunt
    friend relatives parents family children member members part capital west east north south edge
    outskirts coast""".split()
)

PEOPLE = frozenset("people part most majority half parts population citizens voters".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence with its names by the token that follows each, for lists of names."""

    parse: Parse
    names: list[Name]
    told: frozenset[int] = frozenset()  # the tokens that the title tells
    known: Collection[str] = ()  # persons of the document, by surname and in full

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.parse.tokens

    def ending(self, k: int) -> Name | None:
        """Return the name that ends before token `k`."""
        return next((name for name in self.names if name.end == k), None)


def role(setting: Setting, name: Name) -> str:
    """Say whether a name acts, tells where, or neither."""
    tokens = setting.tokens
    after = tokens[name.end] if name.end < len(tokens) else None
    if setting.parse.brackets[name.start] or (after is not None and after.text[0] == "$"):
        return NONE
    if after is not None and after.tag is Tag.NUM and "." in after.text and name.kind != PERSON:
        return ACTS if in_subject(setting.parse, name.start) else NONE  # "in Rust 1.3"
    relative = antecedent_of(setting.parse, name)
    if relative is not None and relative.verb.start in setting.told:
        assert relative.opener is not None
        return AT if tokens[relative.opener].low == "where" else ACTS
    if after is not None and (after.tag is Tag.POSS or after.text in "'’"):
        return _owner(setting, name)
    if after is not None and _modifies(setting, name, after):
        return _modifier(setting, name, after)
    return _governed(setting, name)


def _modifies(setting: Setting, name: Name, after: Token) -> bool:
    """Tell "the Nokia deal" from "Nokia deals"."""
    if not after.gap or after.tag not in (Tag.NOUN, Tag.MAYBE, Tag.ING):
        return False
    if after.low in ROLES and any(other.outset == name.end for other in setting.names):
        return True  # "Labour leader Ida Holt"
    if after.low in ROLES and any(other.start == name.end + 1 for other in setting.names):
        return True
    if after.low in ("account", "user") and name.kind == PERSON:
        return False
    if name.kind == PERSON and (after.tag not in (Tag.NOUN, Tag.MAYBE) or " " in name.text):
        return False
    if not setting.parse.clauses and name.outset < 2 and after.low.endswith("s"):
        return False  # a line without a verb that is known
    return not in_verb(setting.parse, name.end)


def in_verb(parse: Parse, k: int) -> bool:
    """Tell whether a token belongs to a finite verb."""
    return any(clause.verb.start <= k < clause.verb.end for clause in parse.clauses)


def in_subject(parse: Parse, k: int) -> Clause | None:
    """Return the clause whose subject a token stands in, or is set beside: "his wife, Ida,"."""
    for clause in parse.clauses:
        start, end = clause.subject
        if start <= k < end:
            return clause
        if start < end and k - 1 == end and parse.tokens[end].text == ",":
            return clause
    return None


def antecedent_of(parse: Parse, name: Name) -> Clause | None:
    """Return the relative clause whose "who" or "which" stands for a name."""
    return next(
        (
            clause
            for clause in parse.clauses
            if clause.antecedent is not None
            and clause.opener is not None
            and parse.tokens[clause.opener].low != "when"
            and clause.antecedent[0] <= name.start
            and name.end in (clause.antecedent[1], clause.start)
        ),
        None,
    )


def _owner(setting: Setting, name: Name) -> str:
    """Judge the name in "Kosovo's status" or "Mourinho's representatives"."""
    owned = setting.tokens[name.end + 1 : name.end + 2]
    if owned and (owned[0].low in LISTS["collective"] or owned[0].low == "office"):
        return NONE  # "Hart's office" is named as a whole
    if name.kind == PLACE:
        return AT
    k = governor(setting, name)
    if k is not None and setting.tokens[k].tag is Tag.ING and not in_verb(setting.parse, k):
        return NONE  # "a rally supporting Hart's plan"
    if any(
        token.low.removeprefix("step") in KIN for token in setting.tokens[name.end : name.end + 3]
    ):
        return NONE
    k = name.end + 1
    tokens = setting.tokens
    while k < len(tokens) and tokens[k].tag in (Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE, Tag.ED):
        k += 1
    beside = k < len(tokens) and tokens[k].text == ","
    if beside and any(other.outset == k + 1 for other in setting.names):
        return NONE  # "Hart's wife, Sarah,"
    if any(name.end < other.start <= k for other in setting.names):
        return NONE
    return ACTS if _governed(setting, name) == ACTS else NONE


def _modifier(setting: Setting, name: Name, after: Token) -> str:
    """Judge the name in "the Madrid summit" or "a NATO operation"."""
    event = after.low in WORDS["event"] or after.low in ("operation", "mission", "airstrike")
    rooms = {token.low for token in setting.tokens[name.end : name.end + 4]}
    if name.text in LISTS["site"] and rooms & (LISTS["venue"] | {"room", "lawn"}):
        return AT
    if after.low in ROLES or after.low in WORDS["person"]:
        return NONE  # "Central Bank chairman Ivo Hart"
    if name.kind == PLACE and after.low in LISTS["geo"]:
        return _governed(setting, name)
    if name.kind == PLACE:
        event = event and after.low != "mission"  # an embassy
        return AT if event or name.text not in COUNTRY else NONE
    if name.kind != BODY:
        return NONE
    event = event or bool(rooms & WORDS["event"]) or after.low in LISTS["collective"]
    known = name.text in LISTS["known"] or " " in name.text  # but "IP address"
    return ACTS if event or (known and in_subject(setting.parse, name.start)) else NONE


def governor(setting: Setting, name: Name, depth: int = 0) -> int | None:
    """Return the token that governs a name: a verb, a preposition, a mark; None at the outset."""
    tokens = setting.tokens
    k = name.outset - 1
    while k >= 0 and (
        tokens[k].tag in (Tag.DET, Tag.NUM, Tag.ADV)
        or tokens[k].low in COMPASS
        or tokens[k].text in LISTS["demonym"]
        or _describes(setting, name, k)
    ):
        k -= 1
    if k < 0:
        return None
    joined = k
    while joined > 0 and tokens[joined].text in (",", "and", "or", "&"):
        joined -= 1
    if joined < k and depth < 8:
        other = setting.ending(joined + 1)
        if other is not None and _listed(setting.parse, other, name):
            return governor(setting, other, depth + 1)
    return k


def _describes(setting: Setting, name: Name, k: int) -> bool:
    """Tell the noun or participle of "the besieged port Odesa" from a verb."""
    token = setting.tokens[k]
    near = k > 0 and k >= name.outset - 3 and setting.tokens[k - 1].tag not in (Tag.TO, Tag.MODAL)
    return near and token.tag in (Tag.NOUN, Tag.MAYBE, Tag.ED) and not in_verb(setting.parse, k)


def _listed(parse: Parse, other: Name, name: Name) -> bool:
    """Tell a list from "In Brussels, Ida Moe said" and "met Ida Moe, Oslo's mayor"."""
    if other.kind == PLACE and name.kind == PLACE:
        return True
    alike = (other.kind == PLACE) is (name.kind == PLACE) or name.kind == ""
    return alike and in_subject(parse, other.start) is in_subject(parse, name.start)


def _governed(setting: Setting, name: Name) -> str:
    tokens = setting.tokens
    led = tokens[max(0, name.outset - 2) : name.outset]
    if name.kind == "" and len(led) == 2 and led[0].text == "," and led[1].low in ("a", "an"):
        return NONE  # "Karl Lund, a Swede,"
    k = governor(setting, name)
    token = tokens[k] if k is not None else None
    subject = in_subject(setting.parse, name.start)
    if token is None or k is None or token.tag in OUTSETS:
        if subject is None and name.kind == PLACE:
            return AT
        listed = token is not None and token.tag is Tag.PUNCT and subject is None
        return NONE if listed and name.kind == "" else ACTS
    if token.low in ("as", "than", "like", "about", "concerning", "regarding", "called", "named"):
        return NONE
    if token.tag is Tag.PREP or token.low in LOCAL or token.tag is Tag.TO:
        return _after_preposition(setting, name, k)
    if token.tag is Tag.BE:
        return NONE if name.kind in (PLACE, "") else ACTS
    if token.tag in VERBS or token.tag is Tag.NOT or token.tag is Tag.MODAL:
        return _object(name, token)
    return ACTS if name.kind != PLACE else AT


def _object(name: Name, verb: Token) -> str:
    """Judge a verb's object: a country can be invited, or be where an army marched in."""
    if name.kind != PLACE:
        return ACTS
    stem = verb.low.removesuffix("ing")
    if LISTS["occupy"] & {verb.low, stem, f"{stem}e"} or name.text not in COUNTRY:
        return AT
    return ACTS


def _after_preposition(setting: Setting, name: Name, k: int) -> str:
    lead = setting.tokens[k].low
    if lead in TOGETHER:
        return ACTS if name.kind != PLACE or name.text in COUNTRY else AT
    judge = {"of": _of, "to": _to, "from": _from, "for": _for}.get(lead)
    if judge is not None:
        return judge(setting, name, k)
    if name.kind == PERSON:
        first = setting.tokens[name.start].text
        guessed = not name.roles and first not in LISTS["first"] and first not in setting.known
        return AT if guessed and lead in SPOTS and name.text not in setting.known else NONE
    if lead == "in" and k and setting.tokens[k - 1].low == "membership":
        return ACTS
    return _local(setting, name, k)


def _to(setting: Setting, name: Name, k: int) -> str:
    """Judge "ceded it to Spain", "moved to Spain", "apologised to Ida Moe"."""
    before = {token.low for token in setting.tokens[max(0, k - 10) : k]}
    if k and setting.tokens[k - 1].low in ROLES:
        return NONE  # "ambassador to Norway"
    source = setting.ending(k)
    if name.kind == "" and source is not None and source.kind == PLACE:
        leaves = source.outset > 0 and setting.tokens[source.outset - 1].low == "from"
        return AT if leaves else NONE  # "from Oslo to Hull"
    given = bool(before & GIVING) and not before & MOVING
    if name.kind == PLACE:
        return ACTS if given and name.text in COUNTRY else AT
    led = setting.tokens[k - 1].low if k else ""
    return ACTS if given or (name.kind and led not in NEAR) else NONE


def _from(setting: Setting, name: Name, k: int) -> str:
    """Judge "independence from Spain", "arrived from Spain", "resigned from Fiat"."""
    if name.kind in (PERSON, BODY):
        return ACTS
    before = setting.tokens[k - 1].low if k else ""
    if before in ROLES or before.removesuffix("s") in WORDS["person"] or before == "people":
        return NONE
    return ACTS if before in PARTED and name.text in COUNTRY else AT


def _for(setting: Setting, name: Name, k: int) -> str:
    """Judge "left for Spain", "signed for Arsenal", "aid for Spain"."""
    if name.kind == PLACE:
        moved = any(token.low in LEAVING for token in setting.tokens[max(0, k - 5) : k])
        return AT if moved else NONE
    return ACTS if k and setting.tokens[k - 1].tag in VERBS else NONE


def _of(setting: Setting, name: Name, k: int) -> str:
    """Judge "the body of Ida Moe", "control of Kosovo", "president of Chad"."""
    before = setting.tokens[k - 1].low if k else ""
    if before in PEOPLE and in_subject(setting.parse, name.start) is not None:
        return ACTS
    if k and setting.tokens[k - 1].tag is Tag.NAME:
        return NONE  # "Ida Moe of the Bank of Norway"
    person = before in WORDS["person"] or before.removesuffix("s") in ROLES
    if name.kind == PLACE:
        return NONE if person else AT
    if before in ("member", "members", "membership") and name.kind == BODY:
        verbs = {token.low for token in setting.tokens[:k]}
        return ACTS if verbs & {"become", "became", "becomes", "applied", "join"} else NONE
    if person or before in KIN:
        return NONE
    if name.kind == "":
        return AT if before in LISTS["geo"] else NONE
    return ACTS


def _local(setting: Setting, name: Name, k: int) -> str:
    """Judge what follows "in", "at", "near": a place, a venue, or a body that is none."""
    lead = setting.tokens[k].low
    if name.kind == PLACE:
        return AT if lead in LOCAL else NONE
    last = name.text.split()[-1].lower()
    venue = last in LISTS["venue"] or last in LISTS["geo"] or name.text in LISTS["site"]
    if lead in ("near", "outside", "inside", "off", "opposite"):
        return AT
    if k and setting.tokens[k - 1].low in SHARES:
        return NONE
    if lead in ("at", "in"):
        web = name.text in ("Twitter", "Facebook", "Instagram", "YouTube", "Telegram", "GitHub")
        if venue and not web:
            return AT
        after = setting.tokens[name.end].tag if name.end < len(setting.tokens) else None
        thing = (
            web or name.text.isupper() or after in (Tag.NUM, Tag.NOUN, Tag.MAYBE)
        )  # "in Rust 1.3"
        return AT if name.kind == "" and not thing else NONE
    return NONE


__all__ = ["ACTS", "AT", "NONE", "Setting", "antecedent_of", "in_subject", "role"]

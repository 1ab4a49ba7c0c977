"""Which body or place "the company" or "the two countries" is: one candidate or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.focus import Focus, Sight, head_of, main_clause
from timeline.events.who.names import BODY, CORPORATE, LISTS, PERSON, PLACE, Name
from timeline.events.who.story import Story
from timeline.events.words import WORDS

PUBLIC = WORDS["public"]  # words that make a body no firm
NATION = frozenset("country nation republic kingdom".split())
AMONG = frozenset(
    """of from in at for on near to under by after before off along across around during
    outside""".split()
)


def is_firm(story: Story, name: Name | Focus) -> bool:
    """Tell whether a name can be a company's."""
    if name.kind == PERSON and name.text not in story.firms:
        return False
    lows = {word.lower().rstrip(".,") for word in name.text.split()}
    if name.text in story.firms or lows & CORPORATE:
        return True
    return name.kind == BODY and not lows & PUBLIC and name.text not in LISTS["site"]


def is_body(story: Story, name: Name | Focus) -> bool:
    """Tell whether a name is that of something that acts: a firm, an office, a country."""
    return name.kind == BODY or name.text in story.firms or name.text in LISTS["country"]


def firm(
    sight: Sight, number: int, noun: str, before: Sequence[Name], described: Sequence[Token] = ()
) -> str | None:
    """Return the only firm that "the company" can be.

    `before` are the names of the same sentence that stand before it. "The Lisbon company" is
    `described`: it is not what the sentence is about, and no Danish one that the text tells of.
    """
    story = sight.story
    nation = next((t.text for t in described if t.text in LISTS["demonym"]), None)
    about = _subject(sight, lambda name: True) if described and before else None
    before = [name for name in before if about is None or core(name.text) != core(about)]
    suited = _suited(story, noun)

    def fits(name: Name | Focus) -> bool:
        alike = nation is None or not (nations(story, core(name.text)) - {nation})
        return is_firm(story, name) and alike and (not suited or core(name.text) in suited)

    found = _nearest(sight, number, before, fits, not suited) or _house(story, fits, number)
    later = {core(name.text) for name in sight.names if name not in before}
    if about is not None and found and core(found) == core(about):
        return None
    return None if found and core(found) in later else found  # that name stands for itself


def nations(story: Story, core_name: str) -> set[str]:
    """Return the adjectives of nations before a name: "Dutch rival Tessel"."""
    return {
        token.text
        for scene in story.scenes
        for name in scene.names
        if core(name.text) == core_name
        for token in scene.tokens[max(0, name.outset - 2) : name.outset]
        if token.text in LISTS["demonym"]
    }


def _suited(story: Story, noun: str) -> set[str]:
    """Return the bodies that the document's own words fit to a noun: "Tessel Air" to "airline"."""
    stems = KINDS.get(noun, (noun,))
    found = set()
    for scene in story.scenes:
        for name in scene.names:
            words = [word.lower().rstrip(".,") for word in name.text.split()]
            called = any(word.startswith(stem) for word in words for stem in stems)
            called = called or (noun == "bank" and any(word.endswith("bank") for word in words))
            called = called or (noun in ("airline", "carrier") and bool(set(words) & AIRLINES))
            if name.kind != PERSON and (called or _described(scene.tokens, name, noun)):
                found.add(core(name.text))
    return found


AIRLINES = frozenset(
    """qantas lufthansa ryanair finnair klm aeroflot iberia alitalia delta united northwest
    continental pan twa usair sas swissair sabena garuda cathay emirates easyjet
    icelandair""".split()
)
KINDS = {
    "alliance": ("nato", "alliance", "pact"),
    "airline": ("air", "airline", "airway"),
    "carrier": ("air", "airline", "airway"),
    "bank": ("bank", "banc"),
    "railway": ("rail",),
    "railroad": ("rail",),
    "brewer": ("brew",),
    "insurer": ("insur", "life", "casualty"),
    "newspaper": ("times", "post", "herald", "tribune", "gazette", "news"),
    "university": ("university",),
    "company": (),
    "firm": (),
    "group": (),
}


def _described(tokens: list[Token], name: Name, noun: str) -> bool:
    """Tell "Tessel Inc., a plastics maker" and "plastics maker Tessel Inc."."""
    if noun in ("company", "firm", "group", "concern"):
        return False
    if name.outset and tokens[name.outset - 1].low == noun:
        return True
    if name.outset > 1 and tokens[name.outset - 1].low == "of":
        return tokens[name.outset - 2].low == noun  # "the island of Sumba"
    after = tokens[name.end : name.end + 8]
    if len(after) < 3 or after[0].text != "," or after[1].tag is not Tag.DET:
        return False
    for token in after[2:]:
        if token.low == noun:
            return True
        if token.tag in (Tag.PUNCT, Tag.REL, Tag.PREP):
            return False
    return False


def core(text: str) -> str:
    """Return a name without its legal form, by which mentions are counted as one."""
    words = text.split()
    while len(words) > 1 and words[-1].lower().rstrip(".") in CORPORATE:
        words = words[:-1]
    return words[0].lower() if words else text


Fits = Callable[[Name | Focus], bool]


def _nearest(
    sight: Sight, number: int, before: Sequence[Name], fits: Fits, loose: bool = False
) -> str | None:
    """Return the subject of the clause or sentence before, or the only one that fits in it."""
    story = sight.story
    here = [name for name in before if fits(name) and not sight.parse.brackets[name.start]]
    if here:
        return _only(here) or _subject(sight, fits)
    for back in range(number - 1, max(-1, number - 1 - FAR), -1):
        told = Sight(story, story.parse(back), story.scenes[back].names)
        open_to = [name for name in told.names if not told.parse.brackets[name.start]]
        found = [name for name in open_to if fits(name)]
        top = _subject(told, fits)
        if top and not rivals(told, top, found):
            return top
        if found:
            only = _only(found)
            if only is None or not _minor(story, only, fits):
                return only
            continue
        if loose and (top := _subject(told, _unknown)) and not articled(story, top):
            return top
    return None


def articled(story: Story, text: str) -> bool:
    """Tell "the Reina del Mar", which is no company: the document says "the" before it."""
    return any(
        name.text == text and name.outset and scene.tokens[name.outset - 1].low == "the"
        for scene in story.scenes
        for name in scene.names
    )


def _minor(story: Story, text: str, fits: Fits) -> bool:
    """Tell of a firm only mentioned in a text that tells of another far more often."""
    told = Counter(core(n.text) for scene in story.scenes for n in scene.names if fits(n))
    return told[core(text)] * 3 <= max(told.values(), default=0)


FAR = 7  # sentences that "the company" reaches back


def _unknown(name: Name | Focus) -> bool:
    """Tell a name of which nothing tells what it is: "MindSpring"."""
    return name.kind == "" and name.text[:1].isupper() and name.text not in LISTS["demonym"]


def _only(found: Sequence[Name]) -> str | None:
    """Return the one name of several mentions."""
    return found[0].text if found and len({core(name.text) for name in found}) == 1 else None


def _subject(sight: Sight, fits: Fits) -> str | None:
    clause = main_clause(sight.parse)
    top = head_of(sight, clause) if clause is not None else None
    return top.text if top is not None and not top.many and fits(top) else None


def aside(tokens: list[Token], k: int) -> bool:
    """Tell whether a noun stands after "of", "in" or the like, where little takes it up."""
    k -= 1
    while k > 0 and tokens[k].tag in (Tag.DET, Tag.NUM, Tag.NOUN, Tag.NAME, Tag.ED, Tag.MAYBE):
        k -= 1
    return k >= 0 and tokens[k].low in AMONG


def rivals(sight: Sight, top: str, found: Sequence[Name]) -> bool:
    """Tell of another that is as likely: the verb's object, not one after "of" or "from"."""
    tokens = sight.tokens
    for name in found:
        name = _first_of(tokens, sight.names, name)
        lead = tokens[name.outset - 1] if name.outset else None
        if lead is not None and lead.tag is Tag.DET and name.outset > 1:
            lead = tokens[name.outset - 2]
        if lead is not None and lead.text == "," and aside(tokens, name.outset - 1):
            continue  # "from a supplier, Dorn AB"
        after = tokens[name.end] if name.end < len(tokens) else None
        owns = after is not None and (after.tag in (Tag.POSS, Tag.NOUN) or after.text in "'’")
        if core(name.text) != core(top) and not owns and (lead is None or lead.low not in AMONG):
            return True
    return False


def _first_of(tokens: list[Token], names: Sequence[Name], name: Name) -> Name:
    """Return "Villa" for "Zapata" in "by Villa and Zapata": what leads it in leads in both."""
    k = name.outset - 1
    while k > 0 and tokens[k].text in (",", "and", "or"):
        k -= 1
    if k == name.outset - 1:
        return name
    before = next((other for other in names if other.end == k + 1), None)
    return name if before is None or before.outset >= name.outset else before


def _house(story: Story, fits: Fits, number: int | None = None) -> str | None:
    """Return the firm that the whole document is about, and has named before a sentence."""
    count: Counter[str] = Counter()
    longest: dict[str, str] = {}
    for scene in story.scenes:
        for name in scene.names:
            if fits(name):
                key = core(name.text)
                count[key] += 1
                longest.setdefault(key, name.text)
    ranked = count.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 4 * ranked[1][1]):
        return None
    key = ranked[0][0]
    told = {core(name.text) for scene in story.scenes[:number] for name in scene.names}
    return longest[key] if key in told else None


def house(story: Story) -> str | None:
    """Return the firm that the whole document is about."""
    return _house(story, lambda name: is_firm(story, name))


def institution(sight: Sight, number: int, noun: str, before: Sequence[Name]) -> str | None:
    """Return the only body whose own name has a noun in it: "the court", "the ministry"."""
    story = sight.story

    def fits(name: Name | Focus) -> bool:
        words = [word.lower() for word in name.text.split()]
        return noun in words and len(words) > 1

    if not any(fits(name) for scene in story.scenes for name in scene.names):
        return None
    return _nearest(sight, number, before, fits) or _house(story, fits, number)


CRAFT = (
    frozenset("aircraft airliner jet jetliner plane airplane superjumbo airbus".split()),
    frozenset("ship ferry vessel boat liner freighter tanker submarine yacht".split()),
    frozenset("spacecraft probe orbiter satellite".split()),
    frozenset("rocket launcher booster".split()),
)


def craft(sight: Sight, noun: str) -> str | None:
    """Return the only name that the document explains as what "the aircraft" is."""
    kin = next((nouns for nouns in CRAFT if noun in nouns), frozenset[str]())
    if _introduced(sight.story, noun):
        return None
    found = {
        name.text
        for scene in sight.story.scenes
        for name in scene.names
        if name.kind != PERSON and _kind_of(scene.tokens, name) & kin
    }
    whole = [text for text in found if not any(text != other and text in other for other in found)]
    return whole[0] if len(whole) == 1 else None


def _introduced(story: Story, noun: str) -> bool:
    """Tell whether a document speaks of "a boat" that has no name."""
    return any(
        token.low in ("a", "an") and after.low == noun and then.tag is not Tag.NAME
        for scene in story.scenes
        for token, after, then in zip(
            scene.tokens, scene.tokens[1:], scene.tokens[2:], strict=False
        )
    )


def _kind_of(tokens: list[Token], name: Name) -> set[str]:
    """Return the nouns beside a name: "the ferry Estrella", "the A380 superjumbo airliner"."""
    after = tokens[name.end : name.end + 2]
    before = tokens[name.outset - 1 : name.outset] if name.outset else []
    return {token.low for token in (*before, *after) if token.tag in (Tag.NOUN, Tag.MAYBE)}


def any_body(sight: Sight, number: int, before: Sequence[Name]) -> str | None:
    """Return the only body, of any kind, that "the group" can be."""

    def fits(name: Name | Focus) -> bool:
        return is_body(sight.story, name)

    return _nearest(sight, number, before, fits)


def kindred(sight: Sight, number: int, noun: str, before: Sequence[Name]) -> str | None:
    """Return the only body that the document calls "the party" or "the group"."""
    story = sight.story
    suited = _suited(story, noun)
    bodies = [name for name in before if _acts(name) and not sight.parse.brackets[name.start]]
    top = _only(bodies) if bodies else _only_body(story, number - 1)

    def fits(name: Name | Focus) -> bool:
        return core(name.text) in suited

    if suited:
        return _nearest(sight, number, before, fits) or _house(story, fits, number)
    return top if noun != "group" else None


def _only_body(story: Story, number: int) -> str | None:
    """Return the one body of a sentence that is no public office."""
    if number < 0:
        return None
    return _only([name for name in story.scenes[number].names if _acts(name)])


def _acts(name: Name) -> bool:
    """Tell whether a name is of a body that is no public office."""
    return name.kind == BODY and not {word.lower() for word in name.text.split()} & OFFICES


OFFICES = frozenset("department ministry government police army court parliament senate".split())


def place(sight: Sight, number: int, noun: str, before: Sequence[Name]) -> str | None:
    """Return the only country, city or island that "the country" can be."""
    suited = _suited(sight.story, noun)

    def fits(name: Name | Focus) -> bool:
        if noun in NATION:
            today = name.text in LISTS["country"] and not name.text.endswith((" Empire", " Union"))
            told = today and _often(sight.story, name.text)
            return told and noun != "nation"
        if suited or noun == "island":
            return core(name.text) in suited
        return name.text in LISTS["city"] and _leading(sight.story, name.text)

    return _nearest(sight, number, before, fits)


def _often(story: Story, text: str) -> bool:
    """Tell whether a country is what the text is about: half of what it says of countries."""
    told = Counter(
        name.text
        for scene in story.scenes
        for name in scene.names
        if name.text in LISTS["country"] and name.text not in OURS
    )
    return 2 * told[text] >= sum(told.values())


OURS = frozenset("US U.S. USA United States".split()) | {"United States"}


def _leading(story: Story, text: str) -> bool:
    """Tell whether no other place is told of more often: "the city" is what the text is about."""
    told = Counter(
        name.text for scene in story.scenes for name in scene.names if name.kind in (PLACE, "")
    )
    return told[text] >= max(told.values(), default=0)

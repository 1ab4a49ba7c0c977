"""The past of a verb, from its other forms: "took" of "taking" and of "had taken"."""

from __future__ import annotations

from timeline.events.words import IRREGULAR, WORDS, forms

PASTS = IRREGULAR | dict(
    pair.split("-")
    for pair in """make-made take-took become-became win-won leave-left lose-lost build-built
    give-gave bring-brought send-sent begin-began break-broke buy-bought catch-caught come-came
    cut-cut draw-drew drive-drove fall-fell fight-fought fly-flew get-got go-went grow-grew
    hold-held keep-kept lay-laid lead-led let-let meet-met pay-paid put-put quit-quit rise-rose
    run-ran reset-reset sell-sold set-set shoot-shot sink-sank speak-spoke spend-spent split-split
    spread-spread stand-stood steal-stole strike-struck sweep-swept swear-swore teach-taught
    tear-tore throw-threw withdraw-withdrew write-wrote overthrow-overthrew
    overrun-overran""".split()
)


# "took" of "had taken", where the two forms differ
TAKEN = dict(
    pair.split("-")
    for pair in """taken-took gone-went given-gave begun-began broken-broke driven-drove fallen-fell
    flown-flew grown-grew risen-rose run-ran sunk-sank shown-showed spoken-spoke stolen-stole
    sworn-swore torn-tore thrown-threw withdrawn-withdrew written-wrote become-became come-came
    overthrown-overthrew overrun-overran drawn-drew chosen-chose""".split()
)


# "underwent", "undertook", "rebuilt"
PREFIXES = ("under", "over", "with", "for", "out", "re", "mis", "up")


def past_of(gerund: str) -> str | None:
    """Return "seized" of "seizing", "took" of "taking"; None where the verb is not known."""
    stem = gerund.removesuffix("ing")
    for base in (stem + "e", stem, stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
        if base in WORDS["base"] and gerund == f"{base}{base[-1]}ing" and base not in PASTS:
            return f"{base}{base[-1]}ed"
        if (past := past_of_base(base)) is not None:
            return past
    return None


def past_of_base(base: str) -> str | None:
    """Return "seized" of "seize", "took" of "take"; None where the verb is not known."""
    if base in PASTS:
        return PASTS[base]
    for prefix in PREFIXES:
        rest = base.removeprefix(prefix)
        if rest != base and rest in PASTS and base != "relay":
            return prefix + PASTS[rest]
    return forms(base)[2] if base in WORDS["base"] else None

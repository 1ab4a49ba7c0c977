"""Who "we" is: the organisation on whose own page it speaks of itself, and nobody else."""

from __future__ import annotations

from timeline import extract
from timeline.readers import read

PAGE = """<html lang="en"><head><title>Bridge case settled</title>
<meta property="og:site_name" content="Lakeside Rights Union">
<meta property="article:published_time" content="2024-05-10T10:00:00Z"></head><body><article>
<h1>Bridge case settled</h1>
<p>Today, we filed a settlement with the district court of Graz that will keep the old bridge open
to walkers. The county closed it after two accidents, and 4,000 people signed our petition.</p>
<p>The settlement follows a lawsuit that {whose} brought last year. On 3 April, we met the county's
engineers in Lund, and our lawyers showed them the survey. The county then offered to talk.</p>
<p>"We are glad," said Ida Holt, {who}. "We are all tired. On 4 May we walked over it again."</p>
</article></body></html>"""


def titles(whose: str, who: str = "a resident") -> dict[str, str]:
    """Return each title of the page with why to look at it."""
    page = PAGE.format(whose=whose, who=who).encode()
    found = extract(read("page.html", page))
    return {event.title: event.review or "" for event in found}


def test_we_is_the_organisation_that_speaks_of_itself_and_a_person_looks() -> None:
    found = titles("the LRU Foundation")
    assert found["LRU met the county's engineers in Lund"] == '"we" is taken for LRU'
    assert found["LRU filed a settlement with the district court of Graz"]


def test_we_in_what_somebody_said_is_not_the_organisation() -> None:
    found = titles("the LRU Foundation")
    assert found["We walked over it again"] == 'subject is the pronoun "we"'


def test_a_site_that_the_text_never_names_is_not_we() -> None:
    assert "We met the county's engineers in Lund" in titles("the residents")


def test_a_paper_to_which_something_was_told_is_not_we() -> None:
    who = "who told the Lakeside Rights Union about it"
    assert "We met the county's engineers in Lund" in titles("the LRU", who)

"""`timeline dates` as a shell sees it: words of any length, a mistyped file, JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.terminal import run

TALE = "The ferry sank on 3 May 2019 and was raised two weeks later. "


def test_a_paragraph_longer_than_any_file_name_is_read_as_words(tmp_path: Path) -> None:
    done = run("dates", "--base", "2019-06-10", TALE * 20, cwd=tmp_path)
    assert done.code == 0, done.err
    assert [line.split("\t")[1:3] for line in done.out.splitlines()[:2]] == [
        ["3 May 2019", "2019-05-03"],
        ["two weeks later", "2019-05-13/2019-05-19"],
    ]


def test_a_file_that_is_not_there_is_no_text(tmp_path: Path) -> None:
    done = run("dates", "may-2019.txt", cwd=tmp_path)
    assert done.code != 0
    assert "may-2019.txt" in done.err
    assert not done.out


def test_json_tells_the_rule_and_the_reason(tmp_path: Path) -> None:
    done = run("dates", "--json", "--base", "2024-10-29", "on 3/4/2024", cwd=tmp_path)
    (date,) = json.loads(done.out)["dates"]
    assert date["date"] is None
    assert "either way round" in date["reason"]

"""The calendar file in khal, as a person meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exporters.sample_timeline import FERRIES, NOW, timeline

from timeline.exporters import export

CONFIG = """\
[calendars]
[[ferries]]
path = {home}/ferries
[locale]
local_timezone = UTC
default_timezone = UTC
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {home}/khal.db
"""


def khal(home: Path, *arguments: str) -> str:
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "khal", "-c", str(home / "khal.conf"), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_khal_shows_the_days_meant(tmp_path: Path) -> None:
    pytest.importorskip("khal.version")
    (tmp_path / "ferries").mkdir()
    (tmp_path / "khal.conf").write_text(CONFIG.format(home=tmp_path))
    store = timeline(*FERRIES)
    ics = tmp_path / "ferries.ics"
    ics.write_bytes(export("ics", store, store.events, now=NOW).data)
    khal(tmp_path, "import", "--batch", "-a", "ferries", str(ics))
    line = "{start-long}|{end-long}|{title}|{status}|{location}"
    options = ("--once", "--day-format", "", "--format", line)
    shown = khal(tmp_path, "list", *options, "2024-10-28", "2024-11-03").splitlines()
    assert {text for text in shown if text} == {
        "2024-10-28|2024-10-28|Mayor: no ferry will sail in fog|CONFIRMED |",
        "2024-10-30|2024-10-31|Captains meet|TENTATIVE |Old pier, Town hall",
        # a time without an end: the hour is khal's own
        "2024-11-02 12:30|2024-11-02 13:30|First sailing|CANCELLED |",
        "2024-10-01|2024-10-31|Storms|TENTATIVE |",
    }
    assert "c. Pier built" in khal(tmp_path, "list", *options, "1848-12-31", "1d")
    assert "c. Pier built" not in khal(tmp_path, "list", *options, "1849-01-01", "1d")

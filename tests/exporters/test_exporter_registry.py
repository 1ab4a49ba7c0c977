"""The table of formats: complete, consistent, and cheap to read."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib import import_module

import pytest
from tests.exporters.sample_timeline import FERRIES, NOW, timeline

from timeline.errors import UsageError
from timeline.exporters import EXPORTERS, OPTIONS, SUFFIXES, export, is_ours
from timeline.exporters.result import left_out


def test_every_suffix_and_option_belongs_to_a_format() -> None:
    assert set(SUFFIXES.values()) <= set(EXPORTERS)
    assert set(OPTIONS) == set(EXPORTERS)


@pytest.mark.parametrize("name", EXPORTERS)
def test_options_are_those_that_the_exporter_takes(name: str) -> None:
    parameters = inspect.signature(import_module(EXPORTERS[name]).export).parameters
    assert set(parameters) - {"timeline", "events", "now"} == OPTIONS[name]


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_format_writes_what_it_knows_again_and_says_the_same_twice(name: str) -> None:
    store = timeline(*FERRIES)
    exported = export(name, store, store.events, now=NOW)
    assert exported.written == len(FERRIES)
    assert is_ours(name, exported.data)
    assert not is_ours(name, b"# My notes\n\n- milk\n")
    assert not is_ours(name, b"")
    assert export(name, store, store.events, now=NOW) == exported


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_timeline_without_events_is_a_file_all_the_same(name: str) -> None:
    exported = export(name, timeline(), (), now=NOW)
    assert exported.written == 0
    assert is_ours(name, exported.data)


def test_unknown_format_and_option_are_refused() -> None:
    with pytest.raises(UsageError, match='no export format "pdf"'):
        export("pdf", timeline(), (), now=NOW)
    with pytest.raises(UsageError, match="ics has no option 'table'"):
        export("ics", timeline(), (), now=NOW, table=True)


def test_reasons_are_counted_the_commonest_first() -> None:
    assert left_out(["a", "b", "b"]) == ("2 left out (b)", "1 left out (a)")
    assert left_out([]) == ()


def test_names_of_formats_load_none_of_them() -> None:
    code = (
        "import sys, timeline.exporters as e;"
        "print([m for m in sys.modules if m in {*e.EXPORTERS.values(), 'icalendar', 'rich'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

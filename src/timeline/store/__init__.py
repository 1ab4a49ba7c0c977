"""The TOML file that holds a timeline: the only room that reads or writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.store.files import NAME as NAME
from timeline.store.files import find as find

if TYPE_CHECKING:
    from timeline.store.alike import Crowd as Crowd
    from timeline.store.merging import Merge as Merge
    from timeline.store.merging import merge as merge
    from timeline.store.merging import source_of as source_of
    from timeline.store.read import examine as examine
    from timeline.store.read import load as load
    from timeline.store.read import settings as settings
    from timeline.store.read import source_ids as source_ids
    from timeline.store.revision import Revision as Revision
    from timeline.store.revision import revise as revise
    from timeline.store.write import add as add
    from timeline.store.write import change as change
    from timeline.store.write import create as create
    from timeline.store.write import fingerprint as fingerprint
    from timeline.store.write import remove as remove
    from timeline.store.write import replace as replace
    from timeline.store.write import save as save

__all__ = [
    *(
        "NAME",
        "Crowd",
        "Merge",
        "Revision",
        "add",
        "change",
        "create",
        "examine",
        "find",
        "fingerprint",
    ),
    *("load", "merge", "remove", "replace", "revise", "save", "settings", "source_ids"),
    "source_of",
]

_HOMES = {
    "read": ("examine", "load", "settings", "source_ids"),
    "write": ("add", "change", "create", "fingerprint", "remove", "replace", "save"),
    "revision": ("Revision", "revise"),
    "alike": ("Crowd",),
    "merging": ("Merge", "merge", "source_of"),
}


def __getattr__(name: str) -> object:
    """Load a part of the room when it is first asked for: most commands only read."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"timeline.store.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""What the tests of the store share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from timeline.store.ids import Draw


@pytest.fixture
def draw() -> Draw:
    """Draw the same ids in every run."""
    return Random(7).randbytes


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Write a store's text to a file, line ends as given, and return its path."""

    def write(text: str) -> Path:
        path = tmp_path / "timeline.toml"
        path.write_bytes(text.encode())
        return path

    return write

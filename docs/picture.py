"""Draw docs/show.svg: what `timeline show` prints on a terminal, colours included.

python docs/picture.py     (make picture)
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))


def main() -> None:
    """Import the sample article on a terminal, show it there, and keep the screen as SVG."""
    from rich.console import Console
    from rich.text import Text
    from tests.terminal import DATA, on_terminal, run

    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        run("init", "--title", "North Korean troops and Kursk", cwd=desk)
        article = DATA / "sources" / "kursk-talks.txt"
        run("import", article, "--yes", "--tag", "kursk", cwd=desk)
        screen = on_terminal(["show"], cwd=desk).out
    console = Console(record=True, width=80, file=io.StringIO())
    console.print(Text.from_ansi(f"$ timeline show\n{screen.rstrip()}"))
    svg = console.export_svg(title="timeline", unique_id="timeline")
    # the reader's own monospaced font: no picture of ours calls another server
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (HERE / "show.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()

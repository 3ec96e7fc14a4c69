"""Write the table of sample_data/README.md again: `cd tests && python -m sample.write`. Read the differences."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sample.answers import rewritten
from sample.town import SAMPLE, machine_with_town


def main() -> None:
    page = SAMPLE / "README.md"
    with tempfile.TemporaryDirectory() as room:
        machine, names = machine_with_town(Path(room))
        page.write_text(rewritten(page.read_text("utf-8"), machine, names), "utf-8")


if __name__ == "__main__":
    main()

"""Write the outputs of commands and the tables into the pages: `cd tests && python -m docs.write [PAGE…]`.

Read the differences before you commit them. Blocks with `…` are not changed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from docs.fault_table import with_fault_table
from docs.message_table import with_message_table
from docs.pages import ANY_LINES, PAGES, run, steps
from docs.question_table import with_question_table
from docs.town import environment_with_town


def rewritten(page: str, folder: Path, environment: dict[str, str]) -> str:
    """The page with the output of every step as it is now."""
    parts, done = [], 0
    for step in steps(page):
        printed = run(step, folder, environment)
        start, end = step.at
        kept = ANY_LINES in step.says or not step.held
        parts += [page[done:start], step.says if kept else printed]
        done = end
    return "".join([*parts, page[done:]])


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as town:
        environment = environment_with_town(Path(town), os.environ)
        for path in PAGES:
            if not names or path.name in names:
                with tempfile.TemporaryDirectory() as folder:
                    page = with_fault_table(with_question_table(with_message_table(path.read_text("utf-8"))))
                    path.write_text(rewritten(page, Path(folder), environment), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

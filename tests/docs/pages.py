"""The documentation as something that can be run.

A block marked `console` holds lines that begin with `$ ` (run, in order, in one folder) and the output of each; `…`
alone on a line stands for any lines. A block marked `python` is a program; the block marked `text` after it holds what
it prints.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parents[2]
PAGES = [HOUSE / "README.md", *sorted((HOUSE / "docs" / "guide").glob("*.md"))]
ANY_LINES = "…"
_BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One command or program and what the page says it prints."""

    kind: str
    source: str
    says: str
    at: tuple[int, int]
    """Where the output stands in the page."""
    held: bool = True
    """Whether the page says what it prints; else it only has to run."""


def steps(page: str) -> Iterator[Step]:
    """Everything in a page that runs, in order."""
    blocks = list(_BLOCK.finditer(page))
    for number, block in enumerate(blocks):
        if block["kind"] == "console":
            yield from _commands(block)
        elif block["kind"] == "python":
            following = blocks[number + 1 : number + 2]
            output = following[0] if following and following[0]["kind"] == "text" else None
            span = output.span("text") if output else (block.end(), block.end())
            yield Step("python", block["text"], output["text"] if output else "", span, held=output is not None)


def _commands(block: re.Match[str]) -> Iterator[Step]:
    text, start = block["text"], block.start("text")
    marks = [found.start() for found in re.finditer(r"^\$ ", text, re.MULTILINE)]
    for mark, end in zip(marks, [*marks[1:], len(text)], strict=True):
        command, _, output = text[mark:end].partition("\n")
        yield Step("console", command.removeprefix("$ "), output, (start + end - len(output), start + end))


def run(step: Step, folder: Path, environment: Mapping[str, str]) -> str:
    """What a step prints, on both outputs; it may end with any exit code."""
    program = ["bash", "-c", step.source] if step.kind == "console" else [sys.executable, "-c", step.source]
    path = f"{Path(sys.executable).parent}:{environment['PATH']}"
    done = subprocess.run(
        program,
        cwd=folder,
        env={**environment, "PATH": path, "COLUMNS": "120"},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n" * bool(done.stdout)


def agrees(said: str, printed: str) -> bool:
    """Whether what was printed is what the page says, `…` standing for any lines."""
    parts = [re.escape(part) for part in re.split(rf"^{ANY_LINES}\n", said, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None

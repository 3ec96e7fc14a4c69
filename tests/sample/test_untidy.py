"""The untidy workbook of the guide can be made again, and says that it is fictional."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from sample.town import SAMPLE

NAME = "youth-club.xlsx"


def test_making_the_workbook_again_writes_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", str(SAMPLE / "make_untidy.py"), str(tmp_path)], check=True)
    assert (tmp_path / NAME).read_bytes() == (SAMPLE / "untidy" / NAME).read_bytes()


def test_the_workbook_says_that_it_is_fictional() -> None:
    with zipfile.ZipFile(SAMPLE / "untidy" / NAME) as book:
        assert b"FICTIONAL" in book.read("xl/sharedStrings.xml")

"""Reading weights of harm: from a file with a version, never from numbers in the code.

Published figures for the same offence differ, so no weights come with ctx-map. A file of weights is TOML with
`version`, `source`, `otherwise` and a table `weights`, and, where its source says so, `effective_from` and
`effective_to` (days, both included).
"""

from __future__ import annotations

import math
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ctx_map.errors import OptionFileUnreadable
from ctx_map.vocabulary.severity import SeverityWeights


def read_weights(path: Path) -> SeverityWeights:
    """Return the weights in an official or local file. Raises OptionFileUnreadable if it is not in the form."""
    try:
        return _weights(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise OptionFileUnreadable("The file of weights could not be read. Give a short TOML file in UTF-8.") from wrong


def _weights(text: str) -> SeverityWeights:
    try:
        written = tomllib.loads(text)
        listed = {str(harm): _weight(weight) for harm, weight in written["weights"].items()}
        otherwise = _weight(written["otherwise"])
        version, source = str(written["version"]), str(written["source"])
        days = _day(written.get("effective_from")), _day(written.get("effective_to"))
    except tomllib.TOMLDecodeError as wrong:
        raise OptionFileUnreadable("The file of weights is not valid TOML. Correct it.") from wrong
    except (KeyError, AttributeError) as wrong:
        raise OptionFileUnreadable(
            "The file of weights is not complete. It needs `version`, `source`, `otherwise` and a table `weights`."
        ) from wrong
    return SeverityWeights(version, source, listed, otherwise, *days)


def _weight(written: Any) -> float:
    usable = isinstance(written, int | float) and not isinstance(written, bool) and math.isfinite(written)
    if not usable or written < 0:
        raise OptionFileUnreadable("A weight is not a number. Give 0 or more.")
    return float(written)


def _day(written: Any) -> date | None:
    if written is None:
        return None
    if not isinstance(written, date) or isinstance(written, datetime):
        raise OptionFileUnreadable(
            "A day in the file of weights is not a date. Write it like 2026-04-01, without quotation marks."
        )
    return written

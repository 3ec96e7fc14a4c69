"""How long what people write down may be: a line, such as a name or a title, or a text."""

from __future__ import annotations

from ctx_map.errors import WrongUse

LONGEST_TEXT = 10_000
LONGEST_LINE = 300
"""Characters."""


def check_line(name: str, text: str, *, needed: bool = False) -> None:
    """Raise WrongUse if a line is missing although it is needed, is too long, or is more than one line."""
    if needed and not text.strip():
        raise WrongUse(f"The {name} is missing. Give it.")
    if len(text) > LONGEST_LINE or "\n" in text:
        raise WrongUse(f"The {name} is too long. Use one line of at most {LONGEST_LINE} characters.")

"""The table in the guide of what a check of files can say, made from the registry of its messages."""

from __future__ import annotations

import re

from ctx_map.bundle.advice import ADVICE

BEGINS, ENDS = "<!-- messages -->\n", "<!-- end of messages -->"
_FINDING_AND_ADVICE = 2
_GAP = "…"
WHAT_TO_DO = {
    "encoding-bom": "Nothing.",
    "end-of-file-sign": "Nothing.",
    "delimiter": "Look at the number of columns. If it is wrong, say `delimiter` in a mapping.",
    "lines-blank": "Nothing, if no row is missing.",
    "header-spelling": "Check that this is the column. Rename it, if it is another one.",
    "header-repeated": "Nothing, if the rows below it are of the same table.",
    "column-blank": "Nothing.",
    "table-empty": "Send the rows, if there should be some.",
    "sheet-hidden": "Ask the sender whether it was meant to be sent.",
    "sheet-ignored": "Nothing, if it was not meant to be loaded. Otherwise rename it, or name it in a mapping.",
    "time-24": "Nothing.",
    "time-dropped": "Nothing, if the day is enough.",
    "word-retired": "Ask the agency to use a word of today.",
    "handling-from-grade": "Nothing, if that is what the agency means. Otherwise ask for the handling in a column.",
}
"""For the messages that only say what was done."""


def with_message_table(page: str) -> str:
    """The page with the table between its two marks. A page without marks stays as it is."""
    before, mark, rest = page.partition(BEGINS)
    return f"{before}{mark}{message_table()}{ENDS}{rest.partition(ENDS)[2]}" if mark else page


def message_table() -> str:
    """A line for each message, by its code."""
    lines = [f"| `{code}` | {_entry(code)} |\n" for code in sorted(ADVICE)]
    return "".join(["| code | what it says, and what to do |\n|---|---|\n", *lines])


def says_what_to_do(code: str) -> bool:
    """Whether a message has a second sentence, or one is written here."""
    return code in WHAT_TO_DO or len(re.findall(r"[.!?](?: |$)", ADVICE[code])) >= _FINDING_AND_ADVICE


def _entry(code: str) -> str:
    said = ADVICE[code].replace("{}", _GAP).replace("|", "\\|")
    return f"{said} {WHAT_TO_DO[code]}" if code in WHAT_TO_DO else said

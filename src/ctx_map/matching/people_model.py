"""How people are compared, and what makes two of them different people whatever else agrees."""

from __future__ import annotations

import polars as pl

from ctx_map.matching.model import ELSE, Comparison, Level, Model, on
from ctx_map.matching.sql import ADDRESS_ALIKE, alike, first_alike, in_common, missing

_FIRST = f"(first_l = first_r or {in_common('roots')})"
"""One first name, or forms of one."""
_SAME_LAST = "last_l = last_r"
_FIRST_ALIKE = first_alike("first_l", "first_r")
_LAST_ALIKE = alike("last_l", "last_r")
_CROSSED = f"(first_l = last_r or {alike('first_l', 'last_r')}) and (last_l = first_r or {alike('last_l', 'first_r')})"
_INITIAL = "least(length(first_l), length(first_r)) = 1 and first_letter_l = first_letter_r"

NAME = Comparison(
    "name",
    "coalesce(first_l, last_l) is null or coalesce(first_r, last_r) is null",
    (
        Level("same", f"first_l = first_r and {_SAME_LAST}", 13),
        Level("one_name", "first_l = first_r and last_l is null and last_r is null", 6),
        Level("nickname", f"{_FIRST} and {_SAME_LAST}", 11),
        Level("reversed", "first_l = last_r and last_l = first_r", 12),
        Level("last_alike", f"{_FIRST} and {_LAST_ALIKE}", 10),
        Level("first_alike", f"{_FIRST_ALIKE} and {_SAME_LAST}", 9),
        Level("both_alike", f"{_FIRST_ALIKE} and {_LAST_ALIKE}", 7),
        Level("reversed_alike", _CROSSED, 8),
        Level("initial", f"{_INITIAL} and {_SAME_LAST}", 7),
        Level("last_missing", f"{_FIRST} and {missing('last')}", 4),
        Level("first_missing", f"({_SAME_LAST} or {_LAST_ALIKE}) and {missing('first')}", 4),
        Level("other_last", _FIRST, -1),
        Level("other_first", ELSE, -8),
    ),
)
BORN = Comparison(
    "born",
    missing("born"),
    (
        Level("same", "born_l = born_r and year_l is not null", 12),
        Level("swapped", "born_sorted_l = born_sorted_r", 10),
        Level("one_off", "damerau_levenshtein(born_l, born_r) = 1 and length(born_l) = length(born_r)", 8),
        Level("same_month", "least(length(born_l), length(born_r)) = 7 and born_l[1:7] = born_r[1:7]", 7),
        Level("same_year", "least(length(born_l), length(born_r)) = 4 and born_l[1:4] = born_r[1:4]", 3),
        Level("partly", "year_l = year_r or month_day_l = month_day_r", 1),
        Level("other", ELSE, -10),
    ),
)
HOME = Comparison(
    "home",
    missing("homes"),
    (
        Level("same", in_common("homes"), 8),
        Level("alike", f"house_l = house_r and {ADDRESS_ALIKE}", 6),
        Level("other", ELSE, -0.5),
    ),
)
PHONE = Comparison(
    "phone",
    missing("phones"),
    (Level("same", in_common("phones"), 9), Level("other", ELSE, -0.5)),
)
IDENTITY = Comparison(
    "identity",
    missing("identity"),
    (
        Level("same", in_common("identity"), 30),
        Level("one_off", "damerau_levenshtein(identity_l[1], identity_r[1]) = 1", 8),
        Level("other", ELSE, -4),
    ),
)
PEOPLE = Model(
    (NAME, BORN, HOME, PHONE, IDENTITY),
    (
        on("born_alone"),
        on("born_sorted", "last_letters"),
        on("born_sorted", "first"),
        on("roots", "last", lists=["roots"]),
        "l.first = r.last and l.last = r.first",
        on("year", "last_letters", "first_letter"),
        on("year", "last"),
        on("month_day", "last_letters", "first_letter"),
        on("homes", "roots", lists=["homes", "roots"]),
        on("homes", "last", lists=["homes"]),
        on("last", "first_letter", "house"),
        on("phones", "first_letter", lists=["phones"]),
        on("identity", lists=["identity"]),
    ),
)


def could_be_one() -> pl.Expr:
    """Whether a pair is not that of twins, of siblings, or of a parent and a child who share a name.

    Two first names are two people, and two dates of birth that no slip of the pen explains are two people, unless a
    number that only one person has says otherwise.
    """
    numbered = pl.col("identity") == "same"
    nameless = pl.col("name").is_in(["first_missing", ""])
    two_names = (pl.col("name") == "other_first") | (nameless & ~pl.col("born").is_in(["same", "swapped", "one_off"]))
    return numbered | ~(two_names | (pl.col("born") == "other"))

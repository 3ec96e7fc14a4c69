"""What is counted in a server is filtered as every reading is: the same words in each statement, held here.

Cypher is not put together from parts, so the rule stands in many files. Each place where a file says it must say it in
the words of `read/links` (the mandate), and of the first statement that says it (the window, the age, the period).
"""

from __future__ import annotations

import re

import pytest

from ctx_map.store.statements import NEO4J, statements
from ctx_map.vocabulary.links import LINK_KINDS, Puts, kinds_that

VISIBLE = """X.admitted <= finished
  AND X.known_from <= $as_at AND (X.retracted_at IS NULL OR X.retracted_at > $as_at OR X.ended > finished)
  AND (
    X.audience = '*'
    OR X.audience CONTAINS ('|' + $agency + '|')
    OR ($holder AND X.audience CONTAINS '|(holder)|')
  )
  AND (NOT $meeting OR coalesce(X.in_meeting, true))"""
IN_WINDOW = """AND (
  $since = ''
  OR coalesce(
    startNode(X).occurred_to, endNode(X).occurred_to,
    startNode(X).occurred_from, endNode(X).occurred_from,
    X.until, CASE WHEN type(X) IN $momentary THEN X.since END, '~'
  ) + '~' >= $since
)
AND (
  $until = '~'
  OR coalesce(
    startNode(X).occurred_from, endNode(X).occurred_from,
    startNode(X).occurred_to, endNode(X).occurred_to,
    X.since, CASE WHEN type(X) IN $momentary THEN X.until END, ''
  ) <= $until + '~'
)"""
"""An event's time comes before the link's own, and a momentary link ends when it begins."""
ADULT_FROM = """CASE
  WHEN X.date_of_birth IS NOT NULL
    THEN toString(toInteger(left(X.date_of_birth, 4)) + 18) + substring(X.date_of_birth, 4)
  WHEN X.kind = 'adult' THEN ''
  ELSE '9999-12-31'
END"""
ON_THE_DAY = (
    "coalesce(left(r.since, 10), $as_at) <",
    "coalesce(left(part.since, 10), left(event.occurred_from, 10), $as_at) <",
)
VISIT = """coalesce(left(r.since, 10), left(r.until, 10)) <= $last
AND coalesce(
  left(r.until, 10), CASE WHEN type(r) IN $open_ended THEN '9999-12-31' ELSE left(r.since, 10) END
) >= $first"""
EVENT_DAY = "left(coalesce(event.occurred_from, there.since), 10)"

EYES = VISIBLE[VISIBLE.index("(\n    X.audience") :]
KNOWN_ON = {
    "server/changed_reports": "X.known_from <= $D AND (X.retracted_at IS NULL OR X.retracted_at > $D "
    "OR coalesce(X.ended > finished, false)) AS",
    "server/new_nodes": "X.known_from <= $D AND (X.retracted_at IS NULL OR X.retracted_at > $D OR X.ended > finished)",
}
"""How a statement about two days asks what was known on each; where it compares them, what is not said must be no."""
CAME_WITH = f"X.admitted <= finished AND X.admitted = NODE.admitted AND {EYES}"
"""A report that came with its node and may be seen, known on the day or ended since."""
KNOWN_ON["server/reports_known"] = KNOWN_ON["server/changed_reports"]

SERVER = sorted(name for name in statements(NEO4J) if name.startswith("server/"))
TWO_DAYS = set(KNOWN_ON)
"""These ask about an earlier day besides: their rule has the days apart."""
ONE_DAY = [name for name in SERVER if name not in TWO_DAYS]


def plain(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def text_of(name: str) -> str:
    return plain(statements(NEO4J)[name].text)


def about(rule: str, variable: str) -> str:
    return plain(re.sub(r"\bX\b", variable, rule))


def came_with(text: str) -> int:
    """How often a text asks whether a node came with a report that may be seen."""
    return sum(text.count(about(CAME_WITH, "r").replace("NODE", node)) for node in ("place", "node"))


def reports_in(text: str) -> list[str]:
    """The variables of reports, each as often as a MATCH names it to filter it."""
    return re.findall(r"(\w+)\.admitted <= finished", text)


TYPES = {
    frozenset(kinds_that(puts))
    for puts in (Puts.PERSON_AT_PLACE, Puts.EVENT_AT_PLACE, Puts.PERSON_IN_EVENT, Puts.CONTACT, Puts.USE)
}
"""What a pattern may look for: all the kinds that put the same thing somewhere, so that none is left out."""


@pytest.mark.parametrize("name", SERVER)
def test_a_pattern_looks_for_all_the_kinds_that_say_the_same(name: str) -> None:
    text = text_of(name)
    assert {frozenset(types.split("|")) for types in re.findall(r"-\[\w*:([A-Z_|]+)\]-", text)} <= TYPES
    assert not [kind for kind in LINK_KINDS if f"'{kind}'" in text]


def test_the_rule_is_the_one_by_which_reports_are_read() -> None:
    assert about(VISIBLE, "r") in text_of("read/links")


@pytest.mark.parametrize("name", SERVER)
def test_no_report_is_counted_unfiltered(name: str) -> None:
    text = text_of(name)
    named = re.findall(r"-\[(\w*)[^\]]*\]-", text)
    assert named
    assert sorted(named) == sorted(each for each in reports_in(text) if each in named)


@pytest.mark.parametrize("name", ONE_DAY)
def test_each_report_that_a_server_counts_is_one_that_the_mandate_may_see(name: str) -> None:
    text = text_of(name)
    reports = [each for each in reports_in(text) if f"{each}.audience" in text]
    assert reports
    for variable in set(reports):
        whole, started = text.count(about(VISIBLE, variable)), reports.count(variable)
        came_without = text.count("NOT EXISTS {")
        assert whole == started - came_without - came_with(text)


@pytest.mark.parametrize("name", sorted(TWO_DAYS))
def test_each_report_of_two_days_is_one_that_the_mandate_may_see_on_either(name: str) -> None:
    text = text_of(name)
    for day in ("then", "as_at"):
        known = about(KNOWN_ON[name], "r").replace("$D", f"${day}")
        assert text.count(known) == text.count(f"known_from <= ${day}") > 0
    window = f" {about(IN_WINDOW, 'r')}" if "since" in statements(NEO4J)[name].params else ""
    came_without = text.count("NOT EXISTS {")
    assert text.count(f"{about(EYES, 'r')}{window}") == reports_in(text).count("r") - came_without > 0


@pytest.mark.parametrize("name", [name for name in ONE_DAY if "since" in statements(NEO4J)[name].params])
def test_each_report_that_a_server_counts_overlaps_the_window(name: str) -> None:
    text = text_of(name)
    for variable in set(reports_in(text)):
        both = f"{about(VISIBLE, variable)} {about(IN_WINDOW, variable)}"
        assert text.count(both) == text.count(about(VISIBLE, variable)) > 0


@pytest.mark.parametrize("name", [name for name in SERVER if "date_of_birth" in text_of(name)])
def test_who_is_young_is_asked_in_the_same_words(name: str) -> None:
    text = text_of(name)
    ages = re.findall(r"toInteger\(left\((\w+)\.date_of_birth", text)
    for variable in set(ages):
        assert text.count(about(ADULT_FROM, variable)) == ages.count(variable)
    of_a_report = text.count(f"{plain(ON_THE_DAY[0])} {about(ADULT_FROM, 'p')}")
    of_a_part = text.count(f"{plain(ON_THE_DAY[1])} {about(ADULT_FROM, 'p')}")
    assert text.count("coalesce(left(r.since, 10), $as_at)") == of_a_report
    assert text.count("coalesce(left(part.since, 10)") == of_a_part


@pytest.mark.parametrize(
    ("picks", "accounts"),
    [
        ("server/shared_places", ("server/places_account",)),
        ("server/shared_contacts", ("server/contacts_account",)),
        ("server/hotspots", ("server/hotspots_account", "server/hotspot_agencies")),
    ],
)
def test_a_denominator_counts_the_reports_from_which_was_picked(picks: str, accounts: tuple[str, ...]) -> None:
    counted = text_of(picks)
    body = counted[counted.index("CALL (finished) {") : counted.rindex("}") + 1]
    assert body.count("MATCH") > 1
    for account in accounts:
        assert body in text_of(account)


@pytest.mark.parametrize("name", [name for name in SERVER if "first" in statements(NEO4J)[name].params])
def test_a_period_is_asked_in_the_same_words(name: str) -> None:
    text = text_of(name)
    assert text.count("left(r.until, 10)) <=") == text.count(plain(VISIT))
    assert text.count("event.occurred_from, there.since") == text.count(EVENT_DAY)

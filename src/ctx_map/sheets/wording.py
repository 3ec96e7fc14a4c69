"""A sheet in words: its sections, from what was counted, who runs the place, and what meetings decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ctx_map.governance.meetings import Action, Outcome, PlaceDecisions
from ctx_map.sheets.bands import BANDS, SMALLEST, Band
from ctx_map.sheets.counting import DAY_GROUPS, DAY_PARTS, KINDS, Counts
from ctx_map.sheets.month_ends import MONTH_LENGTH, RECENT
from ctx_map.sheets.naming import PlaceNames
from ctx_map.sheets.sections import Section, Table
from ctx_map.sheets.who_runs import Runs
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.meetings import ActionSort, ActionStatus

NOTICE = (
    "Being on this sheet does not mean that anyone who owns, runs, works at or visits this place has done anything "
    "wrong.",
    "It is not proof. A report says what an agency saw or was told.",
    "A place with more reports is not always more dangerous than others. Some places are watched more closely.",
    "If something is not on this sheet, it may still have happened. Small numbers are left out, and so is anything "
    "that agencies may not pass on.",
    "Do not try to work out who the young people are. If you are worried about a young person, tell children's "
    "services or the police.",
)
"""What being on a sheet does not mean. It is on every sheet."""
ASK_FIRST = (
    "Before you give this to the owner or manager, ask the police and children's services whether they agree. They may "
    "know something that you can't see."
)
"""What whoever makes a sheet for the owner is told, whatever is recorded."""
NOT_SHOWN = "not shown"
"""Why is never said: too few, none, or too many about one young person read the same."""
SEVERAL = {RECENT: "six"}


def about_words(version_for: str, use: str, until: date) -> Section:
    """What the sheet is, for whom and for what."""
    return Section(
        "What this sheet is",
        (
            f"This sheet is for {version_for}.",
            "It is about a place that young people use, and not about any person. It says what agencies have reported "
            "there, so that the place can be made safer.",
            f"It counts what agencies had reported by {day_words(until)}.",
            use,
        ),
    )


def place_words(names: PlaceNames) -> Section:
    """What is recorded of the place itself."""
    told = (("Name", names.name), ("Kind", names.kind), ("Address", names.address), ("Platform", names.platform))
    return Section("The place", table=Table(("About the place", "As recorded"), tuple(row for row in told if row[1])))


def reported_words(counts: Counts, until: date) -> Section:
    """What is reported, since when and how much of it lately."""
    if counts.events is None:
        said = ["No number of events can be given for this place. There may be too few, or none."]
    else:
        said = [f"Agencies have reported {counts.events.words} events at this place."]
    if counts.since:
        said.append(f"Events have been reported here since {day_words(counts.since)} or earlier.")
    if counts.recent:
        months = f"the {SEVERAL[RECENT]} months to {day_words(until)}"
        said.append(f"In {months}, {counts.recent.words} events happened here.")
    if counts.people:
        said.append(f"Agencies have reported {counts.people.words} young people at this place.")
    rows = [(name, counts.kinds[name].words) for name in KINDS.values() if name in counts.kinds]
    notes = ("Other kinds of event are not listed. There may be too few, or none.",) if rows else ()
    return Section("What is reported", tuple(said), _table(("Kind of event", "Events"), rows), notes)


def harms_words(counts: Counts) -> Section:
    """Which harms are reported."""
    rows = [(f"{name[:1].upper()}{name[1:]}", band.words) for name, band in counts.harms.items()]
    if not rows:
        return Section(
            "Harms reported", ("No type of harm can be listed for this place. There may be too few reports, or none.",)
        )
    notes = ("One event can have several harms. Other harms are not listed. There may be too few reports, or none.",)
    return Section("Harms reported", table=_table(("Harm", "Events"), rows), notes=notes)


def week_words(counts: Counts) -> Section:
    """When in the week things are reported there."""
    heading = "When in the week"
    if not counts.week:
        return Section(heading, ("Times can't be given for this place. There may be too few, or none.",))
    rows = [(part, *(_shown(counts.week, (part, days)) for days in DAY_GROUPS)) for part in DAY_PARTS]
    said = "This counts how often events, and young people being here, were recorded at these times."
    return Section(heading, (said,), Table(("Part of the day", *DAY_GROUPS), tuple(rows)))


def runs_words(runs: Runs) -> Section:
    """Who owns, runs and looks after the place."""
    rows = [(name, does, kind or "not recorded") for name, does, kind in runs.organisations]
    said = [] if rows else ["No organisation is recorded as running this place or working there."]
    if runs.people:
        said.append("A person is recorded as running this place or working there.")
    said.append("People are not named on this sheet.")
    table = _table(("Organisation", "What it does", "What it is"), rows)
    return Section("Who owns, runs and looks after it", table=table, notes=tuple(said))


def ratings_words(counts: Counts) -> Section:
    """What young people say of the place."""
    heading = "What young people say"
    rows = [(rating.words.capitalize(), band.words) for rating, band in counts.ratings.items()]
    if not rows:
        return Section(
            heading, ("How young people rate this place can't be shown. There may be too few ratings, or none.",)
        )
    notes = ("Other ratings are not listed. There may be too few, or none.",)
    return Section(heading, table=_table(("How they rate it", "Ratings"), rows), notes=notes)


def powers_words(table: Table | None, decisions: PlaceDecisions) -> Section:
    """Which measures were decided on, and which the law has for such a place."""
    measures = [each for each in decisions.actions if each.sort is ActionSort.MEASURE]
    said = [f"{_action(each)}." for each in measures]
    if not said:
        said = ["No meeting has recorded a measure under a legal power for this place."]
    if table is None:
        return Section("Measures and powers", (*said, "The list of measures has none for a place of this kind."))
    said.append("The law has these measures for a place of this kind:")
    notes = ("This is a list to begin with and not legal advice. A measure in this list is not one that is planned.",)
    return Section("Measures and powers", tuple(said), table, notes)


def decisions_words(decisions: PlaceDecisions, *, planned: bool) -> Section:
    """What meetings agreed to change about the place, and what came of it. Without `planned`, what is done."""
    actions = [each for each in decisions.actions if each.sort is ActionSort.PLACE]
    outcomes = list(decisions.outcomes)
    if not planned:
        actions = [each for each in actions if each.status is ActionStatus.DONE]
        outcomes = [each for each in outcomes if each.rated]
    said = [f"{_action(each)}." for each in actions] + [_outcome(each) for each in outcomes]
    if not said:
        said = [f"No meeting has recorded {'an action' if planned else 'a finished action'} for this place."]
    return Section("Actions and outcomes", tuple(said))


def numbers_words() -> Section:
    """How the numbers are made."""
    bands = ", ".join(band.words for band in BANDS[:-1])
    return Section(
        "How to read the numbers",
        (
            "An event is something that happened at the place, such as an incident or a child going missing.",
            f"Numbers are given as {bands}, or {BANDS[-1].words}.",
            f"A number is left out if it is below {SMALLEST}, if it is about fewer than {SMALLEST} young people, or if "
            "one young person accounts for too much of it.",
            "Numbers count from the first report to the end of a month. They do not change in between, unless an "
            "agency sends or corrects older reports.",
            "Reports that are disputed or suspected to be false are not counted.",
        ),
    )


def _action(action: Action) -> str:
    what = "A measure under a legal power" if action.sort is ActionSort.MEASURE else "A change to the place"
    if action.status is ActionStatus.OPEN:
        due = f" and is due in {_month(action.by_when)}" if action.by_when else ""
        return f"{what} has been agreed{due}"
    ended = f" in {_month(action.ended_on)}" if action.ended_on else ""
    return f"{what} was {'made' if action.status is ActionStatus.DONE else 'dropped'}{ended}"


def _outcome(outcome: Outcome) -> str:
    before = f'When a meeting agreed what should change, it rated this place as "{outcome.now}"'
    if outcome.rated:
        when = f" in {_month(outcome.rated_on)}" if outcome.rated_on else ""
        return f'{before}. A review{when} rated it as "{outcome.rated}".'
    return f'{before} and wanted it to be "{outcome.wanted}". This has not been reviewed yet.'


def _month(day: date | None) -> str:
    return day_words(day.isoformat()[:MONTH_LENGTH]) if day else ""


def _shown(bands: Mapping[tuple[str, str], Band], cell: tuple[str, str]) -> str:
    return bands[cell].words if cell in bands else NOT_SHOWN


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table | None:
    told = tuple(rows)
    return Table(headings, told) if told else None

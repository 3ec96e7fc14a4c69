"""What a meeting wrote, as blocks of a pack: what it is, the young people's words, and what was decided by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctx_map.documents import Block, Facts, Heading, Paragraph, Table, Tone
from ctx_map.export.meeting_words import RESTRICTED, action_status, change_first, facts, seal_words
from ctx_map.governance.meetings import Action, MeetingRecord, Outcome, Voice
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.meetings import ActionSort

BESIDE_PEOPLE = "People present"
"""The fact that has a table of its own."""
THE_MEETING = "the meeting"


def meeting_blocks(record: MeetingRecord) -> Iterator[Block]:
    """What the meeting is, who was there, and what it is for."""
    yield Heading("The meeting")
    yield Facts(tuple(pair for pair in facts(record) if pair[0] != BESIDE_PEOPLE))
    if record.meeting.present:
        present = tuple((each.name, each.agency) for each in record.meeting.present)
        yield Table(("Name", "Agency"), present, caption="People present")
    seal = seal_words(record)
    if seal:
        yield Paragraph(seal, Tone.SMALL)


def voice_blocks(record: MeetingRecord) -> Iterator[Block]:
    """What each young person says, in their own words, or why no words are recorded."""
    yield Heading("What the young people say")
    heard = {each.person: each for each in record.voices}
    for key in dict.fromkeys((*record.meeting.people, *heard)):
        yield Heading(record.name(key), 2)
        yield from _words(heard.get(key))
    if not heard and not record.meeting.people:
        yield Paragraph("No young person is named in this meeting.")


def _words(voice: Voice | None) -> Iterator[Block]:
    if voice is None:
        yield Paragraph("No wishes are recorded. Ask them.")
        return
    if voice.wishes or voice.restricted:
        yield Paragraph(voice.wishes or RESTRICTED, Tone.QUOTE)
    knows = voice.knows.words
    because = f" {voice.because}" if voice.because else ""
    yield Paragraph(f"{knows[0].upper()}{knows[1:]}.{because}", Tone.SMALL)


def decision_blocks(record: MeetingRecord) -> Iterator[Block]:
    """What has to change, what was agreed, who does what by when, and what earlier meetings left open."""
    yield Heading("What was decided")
    yield Heading("What has to change first", 2)
    yield Paragraph(change_first(record))
    yield Heading("Actions", 2)
    own = [each for each in record.actions if each.sort is not ActionSort.NO_ACTION]
    yield from _actions(record, own, "No actions are recorded.")
    yield from _no_actions(record)
    yield Heading("Agreed outcomes", 2)
    yield from _outcomes(record, record.outcomes, "No outcomes are recorded.")
    if record.earlier_actions:
        yield Heading("Open from earlier meetings", 2)
        yield from _actions(record, record.earlier_actions, "")
    if record.earlier_outcomes:
        yield Heading("Outcomes of earlier meetings to review", 2)
        yield from _outcomes(record, record.earlier_outcomes, "")


def note_blocks(record: MeetingRecord) -> Iterator[Block]:
    """What was noted, and by whom."""
    yield Heading("Notes")
    rows = tuple(
        (
            _names(record, each.about),
            f"{each.text or RESTRICTED}{' (flagged)' if each.flagged else ''}",
            f"{each.written.author}, {day_words(each.written.on)}" if each.written else "",
        )
        for each in record.notes
    )
    yield Table(("About", "Note", "Written by"), rows) if rows else Paragraph("No notes are recorded.")


def _actions(record: MeetingRecord, actions: Iterable[Action], empty: str) -> Iterator[Block]:
    rows = tuple(
        (
            _names(record, each.about),
            each.what or RESTRICTED,
            ", ".join(filter(None, (each.who, each.agency))),
            day_words(each.by_when),
            ". ".join(filter(None, (action_status(each, record), each.outcome))),
        )
        for each in actions
    )
    heads = ("About", "What", "Who", "By when", "Status")
    yield Table(heads, rows) if rows else Paragraph(empty)


def _no_actions(record: MeetingRecord) -> Iterator[Block]:
    none = [each for each in record.actions if each.sort is ActionSort.NO_ACTION]
    if none:
        yield Heading("No action, with the reason", 2)
        yield Table(
            ("About", "Reason"), tuple((_names(record, each.about), each.because or RESTRICTED) for each in none)
        )


def _outcomes(record: MeetingRecord, outcomes: Iterable[Outcome], empty: str) -> Iterator[Block]:
    rows = tuple(
        (record.name(each.about), each.what or RESTRICTED, each.now, each.wanted, _rated(each)) for each in outcomes
    )
    heads = ("About", "What should be different", "When agreed", "Wanted", "At review")
    yield Table(heads, rows) if rows else Paragraph(empty)


def _rated(outcome: Outcome) -> str:
    rated = f"{outcome.rated} ({day_words(outcome.rated_on)})" if outcome.rated else "not rated yet"
    return f"{rated}. {outcome.review}" if outcome.review else rated


def _names(record: MeetingRecord, ids: Iterable[str]) -> str:
    return ", ".join(record.name(key) for key in ids) or THE_MEETING

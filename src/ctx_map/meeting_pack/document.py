"""A pack as a document: in the order in which a meeting reads it, the young people first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ctx_map.documents import Block, Bullets, Document, Heading, Paragraph, Tone
from ctx_map.export.meeting_words import title_of
from ctx_map.meeting_pack.answer_blocks import answer_blocks
from ctx_map.meeting_pack.evidence_blocks import evidence_blocks
from ctx_map.meeting_pack.not_known import not_known_blocks
from ctx_map.meeting_pack.picture_blocks import places_blocks, view_blocks
from ctx_map.meeting_pack.read import Pack
from ctx_map.meeting_pack.record_blocks import decision_blocks, meeting_blocks, note_blocks, voice_blocks
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.meetings import meeting_sort_words


def pack_document(pack: Pack, *, ground: Path | None = None) -> Document:
    """Return the document of a pack. `ground` is the base map of its street map."""
    release = pack.record
    meeting = release.content.meeting
    return Document(
        title=f"Meeting pack: {title_of(meeting)}",
        marking=release.marking,
        blocks=tuple(_blocks(pack, ground)),
        mark=release.mark,
        subject=f"Pack of a {meeting_sort_words(meeting.sort)} on {day_words(meeting.day)}",
        day=release.as_at,
    )


def _blocks(pack: Pack, ground: Path | None) -> Iterator[Block]:
    record = pack.record.content
    yield Paragraph(pack.record.notice[0], Tone.NOTICE)
    yield Paragraph(f"{pack.record.heading[1]} {pack.record.mark}", Tone.SMALL)
    yield from meeting_blocks(record)
    yield from voice_blocks(record)
    yield from decision_blocks(record)
    yield from note_blocks(record)
    for number, each in enumerate(pack.views, start=1):
        yield from view_blocks(each, number)
    if pack.views:
        yield from places_blocks(pack, ground)
    for answer in pack.answers:
        yield from answer_blocks(answer, {})
    yield from evidence_blocks(pack)
    yield from not_known_blocks(pack)
    yield Heading("Read this before you use it")
    yield Bullets((*pack.record.notice, *pack.record.account))

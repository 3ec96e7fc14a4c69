"""Texts that act in one program or another if they are not kept as text."""

from __future__ import annotations

from ctx_map.network import Network
from towns import place, tie, town, young

HOSTILE = (
    '=HYPERLINK("http://example.org","open")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\uff1d1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<![CDATA[<b>bold</b>]]>",
    "]]><b>out</b>",
    "&lt;b&gt;twice&lt;/b&gt;",
    "$[name] $[description]",
    '"},{"data":{"id":"x"}}',
    "a\x00b\x1bc\ufffe",
    "first\r\nsecond\tthird",
    "\u202egnp.exe",
    "http://example.org/",
    "mailto:a@example.org",
    "null",
)


def hostile_town() -> Network:
    """A place, a person and a report for each text, which stands in every field that people write."""
    nodes, links = [], []
    for number, text in enumerate(HOSTILE):
        nodes.append(young(f"p{number}", name=text, child_voice=text))
        nodes.append(place(f"l{number}", name=text, kind=text, place_role=text, latitude=53.0, longitude=-1.0))
        links.append(
            tie(f"p{number}", "SPENDS_TIME_AT", f"l{number}", ref=text, agency=text, note=text, collected_by=text)
        )
    return town(*links, nodes=nodes)

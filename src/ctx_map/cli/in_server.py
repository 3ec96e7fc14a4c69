"""`--in-server`: the question is counted in the Neo4j server, and only what its answer rests on travels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctx_map.cli.asking import Ask, looking
from ctx_map.cli.printing import names_in, print_answer
from ctx_map.errors import WrongUse

Window = dict[str, str | None]
"""`since` and `until` as a question takes them."""

if TYPE_CHECKING:
    from ctx_map.analysis import Result
    from ctx_map.governance import View

InServer = Annotated[
    bool, typer.Option("--in-server", help="Counts in the Neo4j server, for a large store, as far as it can.")
]


def check_not_untied(untied: bool) -> None:
    """Raises WrongUse where pairs without a tie are asked for, too: the ties are not fetched."""
    if untied:
        raise WrongUse("Ties are not counted in the server: leave out --untied or --in-server.")


def answer_in_server(
    ask: Ask,
    question: str,
    asked: Callable[[View, Window], Result[Any]],
    *,
    columns: Sequence[str],
    about: Sequence[str] = (),
) -> None:
    """Prints what the view answers itself in the window that is asked about, with the names that came with it."""
    with looking(ask, question, about=about) as view:
        answer = asked(view, {"since": ask.since, "until": ask.until})
        release = view.release(answer, to=ask.destination)
    print_answer(release, ask.format, columns, names=names_in(answer.evidence.network))

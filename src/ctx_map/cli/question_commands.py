"""The command of each question, made from its declaration when it is needed.

    ctx-map shared-places --person childrens-services:p1 --min-people 1

The options of a question come first, and then those that every question has. The list of commands is made from the
first lines of the questions' files, so that nothing else is loaded for it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

import typer
from typer.core import TyperGroup

from ctx_map.analysis.registry import QUESTIONS, question_files, said_of
from ctx_map.cli.asking import Ask, Format, looking, reading

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from ctx_map.analysis.question import Option, Question
    from ctx_map.governance import View

IN_SERVER = "in_server"


class QuestionGroup(TyperGroup):
    """The commands of ctx-map: those added by hand, and one for each question."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted({*super().list_commands(ctx), *question_files()})

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        added = super().get_command(ctx, cmd_name)
        if added is not None or cmd_name not in QUESTIONS:
            return added
        return question_command(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands in `ctx-map --help` without loading any question."""
        rows = []
        for name in self.list_commands(ctx):
            added = super().get_command(ctx, name)
            rows.append((name, added.get_short_help_str(limit=100) if added else said_of(name)))
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@cache
def question_command(name: str) -> Any:
    """Return the command of one question, made when it is first asked for."""
    question = QUESTIONS[name]
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, help=f"{said_of(name)}\n\nExample: {question.example}")(_command(question))
    return typer.main.get_command(alone)


def _command(question: Question[Any]) -> Callable[..., None]:
    """Return the function that asks the question on the command line."""

    def run(ask: Ask, **given: Any) -> None:
        in_server = given.pop(IN_SERVER, False)
        options = {name: _as_given(question, name, value) for name, value in given.items() if value is not None}
        _ask(question, ask, options, in_server=in_server)

    run.__signature__ = inspect.Signature([_ASK, *_parameters(question)])  # type: ignore[attr-defined]
    return reading(run, compares=question.compares)


_ASK = inspect.Parameter("ask", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Ask)


def _ask(question: Question[Any], ask: Ask, options: dict[str, Any], *, in_server: bool) -> None:
    """Open the view, ask, and print the answer."""
    about = question.about(question.with_options(**options))
    own = OWN_PRINTING.get(question.name) if ask.format is Format.TABLE else None
    with looking(ask, question.name, about=about) as view:
        result = view.ask(question, options, since=ask.since, until=ask.until, in_server=in_server)
        release = view.release(result, to=ask.destination)
        print_it = own(view, release) if own else lambda: _print(release, ask.format, question)
    print_it()


def _print(release: Any, form: Format, question: Question[Any]) -> None:
    from ctx_map.cli.printing import print_answer

    print_answer(release, form, question)


def _with_histories(view: View, release: Any) -> Callable[[], None]:
    from ctx_map.cli.reports import reports_with_histories

    return reports_with_histories(view, release)


OWN_PRINTING: dict[str, Callable[[View, Any], Callable[[], None]]] = {"why": _with_histories}
"""The questions whose answers are not printed as a table. What they need is read while the view is open."""


def _parameters(question: Question[Any]) -> list[inspect.Parameter]:
    """Return the options of a question for the command line, arguments first."""
    said = question.explained
    ordered = sorted(question.options.model_fields.items(), key=lambda each: not said[each[0]].positional)
    found = [_parameter(name, field, said[name]) for name, field in ordered]
    return [*found, *_in_server(question)]


def _in_server(question: Question[Any]) -> Sequence[inspect.Parameter]:
    from ctx_map.governance.in_server import ENGINES

    if question.name not in ENGINES:
        return ()
    words = "Count in the Neo4j server, which is faster for a large store."
    kind = Annotated[bool, typer.Option("--in-server", help=words)]
    return (inspect.Parameter(IN_SERVER, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=kind),)


def _parameter(name: str, field: FieldInfo, said: Option) -> inspect.Parameter:
    """Return one option with its type, bounds and words for the command line."""
    # its type, bounds and words
    kind, several = typer_kind(field.annotation, said)
    words: dict[str, Any] = {"metavar": said.metavar or None, "help": said.help}
    if kind is int:
        words |= {"min": _bound(field, "ge"), "max": _bound(field, "le")}
    # whether it is an argument or an option
    if said.positional:
        told: Any = typer.Argument(**words)
    else:
        told = typer.Option(said.flag or f"--{name.replace('_', '-')}", **words)
    # its default value
    hint: Any = list[kind] if several else kind  # type: ignore[valid-type]
    if field.is_required():
        default: Any = inspect.Parameter.empty
    elif several or field.default is None or said.file:
        default, hint = None, hint | None
    else:
        default = field.default
    where = inspect.Parameter.POSITIONAL_OR_KEYWORD if said.positional else inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, where, default=default, annotation=Annotated[hint, told])


def typer_kind(hint: Any, said: Option) -> tuple[Any, bool]:
    """Return the type of one value on the command line, and whether there may be several."""
    if said.file:
        return Path, False
    inner = [each for each in get_args(hint) if each is not NoneType]
    if get_origin(hint) in (Union, UnionType) and len(inner) == 1:
        return typer_kind(inner[0], said)
    if inner and get_origin(hint) is not Annotated:
        return (_choices(said) if said.choices else inner[0]), True
    if said.choices:
        return _choices(said), False
    return hint, False


def _choices(said: Option) -> Any:
    return StrEnum("Choices", {value: value for value in said.choices})


def _bound(field: FieldInfo, name: str) -> int | None:
    return next((getattr(each, name) for each in field.metadata if getattr(each, name, None) is not None), None)


def _as_given(question: Question[Any], name: str, value: Any) -> Any:
    """Return a value from the command line as the question takes it. Files are read, choices become text."""
    from ctx_map.cli.option_files import read_option_file

    said = question.explained[name]
    if said.file:
        return read_option_file(said.file, value)
    if isinstance(value, list):
        return tuple(each.value if isinstance(each, StrEnum) else each for each in value)
    return value.value if isinstance(value, StrEnum) else value

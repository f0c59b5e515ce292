"""Commands that write on the point under the cursor: its note, its labels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.text.labels import labels_in
from briefing.tui.model import annotating

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.domain.annotation import Annotation
    from briefing.domain.briefing import Point
    from briefing.tui.host import MainHost
    from briefing.tui.model.state import State


def write(main: MainHost) -> None:
    """``W``: write a note on the point under the cursor."""
    from briefing.tui.dialogs.note import NoteScreen  # loads the text editor

    point = _point(main.state)
    if point is None:
        main.host.say("Only a point of a briefing can have a note")
        return

    def keep(text: str | None) -> None:
        if text is not None:
            main.become(annotating.write_note(main.state, point, text))

    editor = NoteScreen(point.text, main.state.annotation(point).note)
    main.app.push_screen(editor, keep)
    main.work(partial(_look_up, main, point, lambda stored: editor.learn(stored.note)), "note")


def label(main: MainHost) -> None:
    """``L``: give the point under the cursor labels."""
    from briefing.tui.dialogs.completion import LabelCompleter
    from briefing.tui.dialogs.prompt import PromptScreen

    point = _point(main.state)
    if point is None:
        main.host.say("Only a point of a briefing can have labels")
        return

    def keep(text: str | None) -> None:
        if text is not None:
            main.become(annotating.set_labels(main.state, point, labels_in(text)))

    prompt = PromptScreen(
        "Labels of this point",
        "Short words with spaces between them; an empty line removes them all",
        _problem,
        value=_typed(main.state.annotation(point)),
        may_be_empty=True,
        completer=LabelCompleter(annotating.known_labels(main.state)),
    )
    main.app.push_screen(prompt, keep)
    main.work(partial(_look_up, main, point, lambda stored: prompt.learn(_typed(stored))), "note")


def _point(state: State) -> Point | None:
    """The point under the cursor, or the one that its line leads to."""
    item = state.item
    return (item.point or item.target) if item else None


def _typed(annotation: Annotation) -> str:
    """Labels as they are typed, ready for the next one."""
    return "".join(f"{label} " for label in annotation.labels)


def _problem(text: str) -> str | None:
    try:
        labels_in(text)
    except BriefingError as error:
        return str(error)
    return None


async def _look_up(main: MainHost, point: Point, show: Callable[[Annotation], None]) -> None:
    """Show what is stored with a point, if another program has written it since it was read.

    The dialog does not wait for it, or what is typed at once would be commands.
    """
    if point.id in main.state.annotations:
        return
    stored = await main.host.launch.desk_thread.ask(lambda desk: desk.annotation(point))
    if stored != main.state.annotation(point) and point.id not in main.state.annotations:
        main.become(annotating.learn(main.state, point, stored))
        show(stored)

"""``briefing note``: write, print or remove what the reader wrote on points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.cli.context import store_composed
from briefing.cli.streams import print_row
from briefing.errors import UsageError
from briefing.render.annotation import label_words, note_lines
from briefing.text.labels import labels_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from briefing.cli.context import Context
    from briefing.desk import Desk
    from briefing.domain.annotation import Annotatable, AnnotatedPoint, Annotation


def run(args: argparse.Namespace, context: Context) -> int:
    """Write the note of the point with this id, or print it; without an id list all notes."""
    added, removed = (labels_in(" ".join(words)) for words in (args.label, args.unlabel))
    if args.remove and args.text:
        raise UsageError("note: give a text or --remove, not both")
    with context.desk() as desk:
        if args.point is None:
            if args.remove or added or removed:
                raise UsageError("note: give the id of a point")
            _list(desk, as_json=args.json)
            store_composed(desk, context)
            return 0
        point = _named(desk, args.point)
        if args.text or args.remove:
            text = " ".join(args.text).encode(errors="replace").decode()
            desk.write_note(point, text if text.strip() else "")
        if added or removed:
            desk.set_labels(point, _changed(desk.annotation(point).labels, added, removed))
        if not (args.text or args.remove or added or removed):
            _print(point, desk.annotation(point), as_json=args.json)
            store_composed(desk, context)
    return 0


def _named(desk: Desk, id: str) -> Annotatable:
    """The point with this id, shown by a briefing now, or when something was written on it."""
    shown = desk.point(id)
    point = shown or next((point for point in desk.annotated() if point.id == id), None)
    if point is None:
        raise UsageError(f"no point has the id {id!r}; `show --format json` shows the ids")
    return point


def _changed(labels: Iterable[str], added: Iterable[str], removed: Iterable[str]) -> Iterable[str]:
    taken = {label.casefold() for label in removed}
    return labels_in(
        " ".join(label for label in (*labels, *added) if label.casefold() not in taken)
    )


def _print(point: Annotatable, annotation: Annotation, *, as_json: bool) -> None:
    if as_json:
        from briefing.render import json
        from briefing.render.json_values import dumped

        print(dumped({"point": point.id, "text": point.text, **json.annotation_shape(annotation)}))
        return
    for text in _lines(annotation):
        print(text)


def _lines(annotation: Annotation) -> tuple[str, ...]:
    labels = label_words(annotation)
    return (*note_lines(annotation), *((labels,) if labels else ()))


def _list(desk: Desk, *, as_json: bool) -> None:
    """Every note and label, the latest first, also of points that no briefing shows any more."""
    shown = {
        point.id: point
        for briefing in desk.briefings()
        for point in briefing.shown
        if point.annotation
    }
    id_of = {key: point.id for point in shown.values() for key in point.keys}
    listed: dict[str, AnnotatedPoint] = {}
    for written in desk.annotated():
        id = next((id_of[key] for key in written.keys if key in id_of), written.id)
        if point := shown.get(id):
            written = replace(written, id=id, text=point.text, annotation=point.annotation)
        listed.setdefault(id, written)
    if as_json:
        from briefing.render import json

        print(json.annotated((item, item.id in shown) for item in listed.values()))
        return
    for item in listed.values():
        gone = "" if item.id in shown else "  (in no briefing now)"
        print_row(f"{item.id}  {item.text}{gone}")
        for text in filter(None, _lines(item.annotation)):
            print(f"    {text}")

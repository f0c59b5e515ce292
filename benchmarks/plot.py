"""Draws a chart as SVG: figures against a size that grows by powers of ten."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.report import Plot

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 580, 64, 296
"""The edges of the plotted area."""
_FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"
_GRID_LINES = 4


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a chart."""

    ground: str
    text: str
    grid: str
    line: str


COLOURS = {
    "light": Colours("#ffffff", "#1f2328", "#d1d9e0", "#0969da"),
    "dark": Colours("#0d1117", "#e6edf3", "#3d444d", "#58a6ff"),
}


def chart(plot: Plot, colours: Colours) -> str:
    """An SVG document of a plot.

    The sizes are on a logarithmic axis, the figures on a linear one that begins at zero.
    Raises `ValueError` without figures.
    """
    figures = plot.figures
    low, high = math.floor(_log(min(figures))), math.ceil(_log(max(figures)))
    high = max(high, low + 1)
    step = _round_step(max(figures.values()) / _GRID_LINES)
    top = step * math.ceil(max(figures.values()) * 1.1 / step)

    def x(size: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (_log(size) - low) / (high - low), 1)

    def y(figure: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * figure / top, 1)

    points = [(x(size), y(figure)) for size, figure in sorted(figures.items())]
    middle = (_LEFT + _RIGHT) / 2
    parts = [
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{colours.ground}"/>',
        _text(_LEFT, 26, plot.title, "start", "font-weight='600' font-size='17'"),
        _text(_LEFT, 48, plot.unit, "start"),
        _text(middle, _HEIGHT - 14, plot.sizes, "middle"),
    ]
    for place in range(round(top / step) + 1):
        height = y(place * step)
        parts.append(_line(_LEFT, height, _RIGHT, height, colours.grid))
        parts.append(_text(_LEFT - 8, height + 5, f"{place * step:g}", "end"))
    for power in range(low, high + 1):
        across = x(10**power)
        parts.append(_line(across, _BOTTOM, across, _BOTTOM + 6, colours.text))
        parts.append(_text(across, _BOTTOM + 24, f"{10**power:,}", "middle"))
    path = " ".join(f"{across},{height}" for across, height in points)
    parts.append(
        f'<polyline points="{path}" fill="none" stroke="{colours.line}" stroke-width="2.5"/>'
    )
    for (across, height), (_, figure) in zip(points, sorted(figures.items()), strict=True):
        parts.append(f'<circle cx="{across}" cy="{height}" r="4.5" fill="{colours.line}"/>')
        parts.append(_text(across, height - 12, f"{figure:.3g}", _anchor(across)))
    return _document(plot.title, parts, colours)


def _document(title: str, parts: Sequence[str], colours: Colours) -> str:
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" font-family="{_FONT}" font-size="15" '
        f'fill="{colours.text}">\n<title>{escape(title)}</title>\n{body}\n</svg>\n'
    )


def _text(x: float, y: float, text: str, anchor: str, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" {more}>{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{colour}"/>'


def _anchor(x: float) -> str:
    """How to align a label above a point, so that it stays between the edges."""
    return "start" if x <= _LEFT + 10 else "end" if x >= _RIGHT - 10 else "middle"


def _log(size: float) -> float:
    return math.log10(size)


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 … (or .1, .2, .5) that is at least this."""
    power = 10.0 ** math.floor(_log(least))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)

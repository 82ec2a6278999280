"""Pieces of HTML that pages have by the dozen, as filters of their templates: a macro takes ten times as long.

Everything that is not written here is escaped here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from marsad.web.contexts import Edge, EventLine, MonthLine, Name, ReadEvent
from marsad.web.language import Language

_COOPERATION = 2
"""The last of the quads of cooperation."""
_SIGNS = {
    "cooperation": '<circle cx="5" cy="5" r="4"/>', "conflict": '<path d="M5 .6 9.6 9.2H.4z"/>',
}  # fmt: skip
_WIDTH, _HEIGHT = 1000, 640
"""Of the picture of a network."""


def isolated(text: object) -> Markup:
    """A name or quotation of either script inside a sentence of either script.

    >>> isolated("<b>")
    Markup('<bdi>&lt;b&gt;</bdi>')
    """
    return Markup(f"<bdi>{escape(text)}</bdi>")


def link(name: Name) -> Markup:
    """A party with its page."""
    label = escape(name.label)
    return Markup(
        f'<a href="{escape(name.href)}"><bdi>{label}</bdi></a>' if name.href else f"<bdi>{label}</bdi>"
    )


def links(names: Sequence[Name], language: Language) -> Markup:
    """Parties in a row, or that there is none with a name."""
    if not names:
        return Markup(f'<span class="none">{escape(language("unknown_party"))}</span>')
    return Markup(language("list_comma").join(map(link, names)))


def sides(event: EventLine | ReadEvent, language: Language) -> Markup:
    """Who does it to whom."""
    actors = links(event.actors, language)
    return Markup(
        f"{actors}{arrow(language, directed=True)}{links(event.recipients, language)}" if event.recipients else actors
    )  # fmt: skip


@lru_cache(maxsize=16)
def arrow(language: Language, *, directed: bool) -> Markup:
    """What stands between two parties: an arrow in the direction of the language, or a dash."""
    sign = ("←" if language.direction == "rtl" else "→") if directed else "–"
    said = escape(language("to_whom" if directed else "and"))
    return Markup(
        f' <span class="arrow" aria-hidden="true">{sign}</span><span class="hidden"> {said} </span> '
    )


def kind(event: EventLine | ReadEvent, language: Language) -> Markup:
    """What an event is, with a sign that tells cooperation from conflict without colours."""
    return _kind(event.type, event.mode, event.quad, language)


@lru_cache(maxsize=2_000)
def _kind(type_: str, mode: str | None, quad: int, language: Language) -> Markup:
    leaning = "cooperation" if quad <= _COOPERATION else "conflict"
    more = f" <small>{escape(language.any_of('modes', mode))}</small>" if mode else ""
    return Markup(
        f'<span class="kind {leaning}" title="{escape(language.any_of("quads", str(quad)))}">'
        f'<svg class="sign" viewBox="0 0 10 10" aria-hidden="true">{_SIGNS[leaning]}</svg>'
        f"{escape(language.any_of('types', type_))}{more}</span>"
    )


@lru_cache(maxsize=10_000)
def day(when: str, language: Language) -> Markup:
    """A day, for people and for programs."""
    return Markup(f'<time datetime="{escape(when)}">{escape(language.day(when))}</time>')


def said(text: str) -> Markup:
    """Words of an article."""
    return Markup(f'<q class="arabic" lang="ar" dir="rtl">{escape(text)}</q>')


def options(values: Sequence[str], chosen: str | None, called: Callable[[str], str] = str) -> Markup:
    """What a list offers, each by the name it is called."""
    return _options(tuple((value, called(value)) for value in values), chosen)


def outlets(names: Sequence[Name], chosen: str | None) -> Markup:
    """Names that a list offers."""
    return _options(tuple((name.key, name.label) for name in names), chosen)


@lru_cache(maxsize=200)
def _options(offered: tuple[tuple[str, str], ...], chosen: str | None) -> Markup:
    return Markup("".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(label)}</option>'
        for value, label in offered
    ))  # fmt: skip


def strokes(edges: Sequence[Edge], language: Language) -> Markup:
    """The lines of a network."""
    return Markup("\n".join(_stroke(edge, language) for edge in edges))


def _stroke(edge: Edge, language: Language) -> Markup:
    pair, leaning = edge.pair, edge.leaning
    names = f"{escape(pair.a.label)} – {escape(pair.b.label)}"
    mostly, events = language("mostly_" + leaning), language.counted("n_events", pair.events)
    about = escape(mostly + language("list_comma") + events)
    return Markup(
        f'<a href="{escape(pair.href)}" tabindex="-1" aria-hidden="true"><line class="{escape(leaning)}"'
        f' x1="{_WIDTH * edge.x1:.1f}" y1="{_HEIGHT * edge.y1:.1f}" x2="{_WIDTH * edge.x2:.1f}" y2="{_HEIGHT * edge.y2:.1f}"'
        f' stroke-width="{1.2 + 7 * edge.width:.1f}"><title>{names}: {about}</title></line></a>'
    )


def months(lines: Sequence[MonthLine], language: Language) -> Markup:
    """The rows of a table of months."""
    return Markup("\n".join(_month(line, language) for line in lines))


def _month(line: MonthLine, language: Language) -> Markup:
    events = escape(language.number(line.cooperations + line.conflicts))
    name = escape(language.month(date.fromisoformat(line.month)))
    return Markup(
        f'<tr><th scope="row" data-month="{escape(line.month)}">{name}</th>'
        f'<td data-value="{line.cooperation}"><bdi dir="ltr">{escape(language.number(line.cooperation))}</bdi></td>'
        f'<td data-value="{line.conflict}"><bdi dir="ltr">{escape(language.number(line.conflict))}</bdi></td>'
        f"<td>{events}</td></tr>"
    )


FILTERS: dict[str, Callable[..., Markup]] = {
    "bdi": isolated, "link": link, "links": links, "sides": sides, "kind": kind, "day": day, "said": said,
    "options": options, "outlets": outlets, "strokes": strokes, "months": months,
}  # fmt: skip
"""By the names that templates have for them."""

"""The record of a saying: the stretch of a sentence that somebody is made responsible for."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.readers.phrase import NounPhrase


@dataclass
class Saying:
    """Words `start`..`end` (half-open) stand on the word of `speaker`; `cue` is the word that says so."""

    start: int
    end: int
    speaker: list[NounPhrase]
    cue: int
    via: list[NounPhrase] = field(default_factory=list)
    """Who passes it on: «نقلت الوكالة عن الوزير قوله»."""
    direct: bool = False
    span: tuple[int, int] | None = None
    """What stands in the quotation marks, as code points: it may go on in later sentences."""
    stance: str = ""
    outside: bool = False
    """The source of a whole sentence («بحسب الوكالة»): the next sentence does not go on with it."""
    nominal: bool = False
    """The content is a phrase: «دعا إلى التحقيق في الهجوم» answers for the investigation, not for the attack."""

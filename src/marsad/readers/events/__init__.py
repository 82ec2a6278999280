"""Events: a predicate of the lexicon, and the parties its frame finds in the sentence.

A verb brings its parties through its clause (`verbs`); a noun through its construct, its adjectives, the
prepositions after it (`nouns`) and the verb that carries it (`carriers`). What was considered and turned
down is kept for `explain`.
"""

from __future__ import annotations

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import Carry
from marsad.readers.events.answers import answered, charge_of
from marsad.readers.events.carriers import chain
from marsad.readers.events.complaints import uttered
from marsad.readers.events.draft import Draft, Found, Sentence
from marsad.readers.events.governors import charged, taken_from
from marsad.readers.events.merging import absorb, content, merge
from marsad.readers.events.nouns import noun_events
from marsad.readers.events.verbs import duties, verb_event

__all__ = ["Found", "Sentence", "charge_of", "read_events"]


def read_events(sentence: Sentence, lexicon: Lexicon, carry: Carry) -> tuple[list[Found], list[str]]:
    """The events of a sentence in order, and the candidates that were turned down with the reason."""
    draft = Draft(sentence, lexicon)
    found = [event for clause in draft.clauses if (event := verb_event(draft, clause)) is not None]
    found += noun_events(draft)
    found += duties(draft)
    chain(draft, found)
    charged(draft, found)
    taken_from(draft, found)
    found = content(draft, uttered(draft, absorb(draft, merge(draft, found))))
    found.sort(key=lambda f: (f.start, f.end))
    answered(draft, found, carry)
    return found, draft.rejected

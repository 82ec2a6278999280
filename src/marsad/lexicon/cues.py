"""The forms of a cue's verbs, for the check of its examples."""

from __future__ import annotations

from marsad.lexicon import inflect
from marsad.lexicon.entries import Cue


def forms_of(entry: Cue) -> frozenset[str]:
    """Every finite form, participle and verbal noun of the verbs of a cue, folded."""
    forms: set[str] = set()
    for verb in entry.verbs:
        forms.update(f.form for f in inflect.verb_forms(verb.root, verb.pattern))
        nominal = [b for bases in inflect.participles(verb.root, verb.pattern) for b in bases]
        nominal += inflect.masdars(verb.root, verb.pattern, given=verb.masdar)
        for base in nominal:
            forms.update(f.form for f in inflect.noun_forms(base, plural=[], sound=True, feminine=True))
    return frozenset(forms)

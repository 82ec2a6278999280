"""Claims: what holds between two parties, read from the events of a sentence and from what it states outright."""

from __future__ import annotations

from marsad.readers.claims.derive import Told, claims_of

__all__ = ["Told", "claims_of"]

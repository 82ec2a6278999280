"""Quantities: the numbers, ordinals, shares, amounts of money and measures of a text, and what they count.

Numbers come from `numerals`, currencies from `money`, units from `measures`; what is decided here is which
numbers are amounts at all (not names, scores, telephone numbers), how far they reach, and how they are modified.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from marsad.arabic.tokens import Token
from marsad.types import Quantity
from marsad.values.context import PHRASES_LONGEST, Nouns, after_mods, before_mods, clitic_free, named
from marsad.values.measures import unit_after, unit_dual
from marsad.values.money import Paid, adds_to, currency_after, currency_before, currency_dual
from marsad.values.numerals import Number, entries, listed, read_numbers

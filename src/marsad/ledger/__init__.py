"""The ledger: what holds between whom as of a day, by what was known on another, on whose word.

Everything here is computed from the record when it is asked; nothing is kept.
"""

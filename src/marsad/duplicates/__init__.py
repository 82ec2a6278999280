"""Stories that stand in several papers, or twice in one: found, and said once.

Nothing is imported here: signatures need rensa and numpy, which are an extra.
"""

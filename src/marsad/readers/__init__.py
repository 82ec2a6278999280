"""The stages that read a sentence: words, names, phrases, clauses, sayings, events, dates."""

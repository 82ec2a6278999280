"""The knowledge: entries in YAML files, their checks, and the compiled tables the readers ask."""

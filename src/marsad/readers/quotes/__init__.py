"""Who says what: quotation marks, cues, the extent of what is said, and its speaker."""

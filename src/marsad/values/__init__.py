"""Values: the times, numbers, amounts and measures of a text, normalised."""

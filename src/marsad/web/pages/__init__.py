"""The pages: each module makes the context of one of them from what is asked and from the board."""

"""Arabic on a line with Latin, without the two getting entangled.

Terminals that know the bidirectional algorithm would else let an arrow or a full stop between two Arabic
names turn round. Each Arabic run is isolated; letters are never reshaped or reordered, so that what is
copied from the screen is what the article says.
"""

from __future__ import annotations

FSI, PDI = "\u2068", "\u2069"

# One for one, because callers count offsets: what moves the cursor becomes a space, and stray direction
# marks, which could end our isolates too early, become nothing one sees.
_PLAIN = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " "),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u200b"),
}


def plain(text: str) -> str:
    """The text on one line, as long as before, with nothing in it that could command a terminal."""
    return text.translate(_PLAIN)


def isolate(text: str) -> str:
    """A run of text that keeps its own direction and leaves that of its surroundings alone.

    >>> isolate("مصر").encode("unicode_escape")
    b'\\\\u2068\\\\u0645\\\\u0635\\\\u0631\\\\u2069'
    """
    return f"{FSI}{plain(text)}{PDI}"

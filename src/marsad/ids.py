"""Ids are hashes of content, so that the same text gives the same ids on every machine."""

from __future__ import annotations

import hashlib


def content_id(*parts: object) -> str:
    """A short id for what these parts say.

    >>> content_id("m", 0, 5, "RUS")
    'a6b681c1de9917ac'
    """
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=8).hexdigest()

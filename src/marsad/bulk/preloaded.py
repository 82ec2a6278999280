"""What every worker starts with: imported once by the server that they are forked from, which reads no article."""

from marsad.pipeline import default_reader

READER = default_reader()
"""The knowledge, which all workers of a machine share in memory."""

"""Events of a store in the formats that others read; docs/exports.md says what each column holds."""

from marsad.exports.formats import FORMATS, Format
from marsad.exports.write import write

__all__ = ["FORMATS", "Format", "write"]

"""Tools for those who work on marsad; none is part of the package."""

"""Where on the map a named place is: GeoNames ids and coordinates with their precision, or nothing."""

from marsad.places.locate import NOWHERE, Location, Precision, country_of, locate, located

__all__ = ["NOWHERE", "Location", "Precision", "country_of", "locate", "located"]

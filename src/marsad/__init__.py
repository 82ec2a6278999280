"""marsad (مرصد): Arabic news in, checkable events out."""

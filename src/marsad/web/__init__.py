"""The observatory: pages over a store for people who look instead of asking (`marsad serve`)."""

"""The play screen: the map room of one match."""

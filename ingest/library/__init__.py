"""The library: reports that were added to the bundled one, each in a folder of its own."""

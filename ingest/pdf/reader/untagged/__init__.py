"""Pages of a PDF without tags -> what its parts are, from fonts, sizes, places and repetition."""

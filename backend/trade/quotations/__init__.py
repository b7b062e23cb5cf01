"""A quote's version as a paper: with its Incoterms and quantity breaks side by side, kept and sent like any other."""

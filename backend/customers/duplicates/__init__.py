"""The same company or person twice: keys by which that is seen, the finder, merging, and its undo."""

"""Companies and people from a spreadsheet: proposed columns, a verdict for every row, doing it, taking it back."""

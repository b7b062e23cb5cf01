"""Taking lists of companies and contacts out of the house: what is in the file, who may, and the log of it."""

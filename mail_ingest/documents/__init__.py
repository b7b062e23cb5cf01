"""The text of files: PDF, Office documents, spreadsheets, plain text. Bounded in every direction; never raises."""

"""Exchange rates: entered, from a file, from a public feed or an ERP; each with its date and source."""

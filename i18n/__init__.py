"""Languages, catalogs, formats, time zones and working calendars. Pure: no database, nothing of ours."""

"""Terms of payment: read from words, as a schedule of shares with triggers, and as due dates on bank calendars."""

"""What a caller can do wrong here."""

from tenants.errors import N_, LadingError


class TimeNotUnderstoodError(LadingError):
    """The words name no time that lies ahead."""

    status = 400
    type = "time-not-understood"
    title = N_('This time is not understood. Try "tomorrow 9:00" or "in 3 days".')


class TimeInPastError(LadingError):
    """The time has passed."""

    status = 400
    type = "time-in-past"
    title = N_("This time has passed.")


class ReminderEndedError(LadingError):
    """The reminder is done or was cancelled."""

    status = 409
    type = "reminder-ended"
    title = N_("This reminder is closed already.")

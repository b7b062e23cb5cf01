"""What a caller can do wrong here."""

from tenants.errors import N_, LadingError


class SlotRefusedError(LadingError):
    """Somebody would have to get up in the night. `troubles` says who, and `slots` which hours suit everybody."""

    status = 409
    type = "slot-refused"
    title = N_("{name}: {clock} is in the night.")


class MeetingOverError(LadingError):
    """It was called off, or its time has passed."""

    status = 409
    type = "meeting-over"
    title = N_("This meeting is over or was called off.")


class NotInvitedError(LadingError):
    """None of the caller's addresses was invited."""

    status = 409
    type = "not-invited"
    title = N_("None of your addresses was invited to this meeting.")

"""What a caller can do wrong with sequences."""

from i18n.messages import N_
from tenants.errors import LadingError


class NoStepsError(LadingError):
    """A sequence without letters cannot run."""

    status = 409
    type = "sequence-without-steps"
    title = N_("This sequence has no letters yet.")


class SequenceNotRunningError(LadingError):
    """People are put into sequences that run or are paused, not into drafts or archived ones."""

    status = 409
    type = "sequence-not-running"
    title = N_("Start the sequence before you put people into it.")


class EnrolmentEndedError(LadingError):
    """The way through the sequence has ended already."""

    status = 409
    type = "enrolment-ended"
    title = N_("This person is not on the way any more.")


class NoSequenceSenderError(LadingError):
    """Who puts people in has no address to send from, or named one that is not theirs."""

    status = 409
    type = "no-sequence-sender"
    title = N_("You have no address to send from. Connect a mailbox first.")


class TooManyPeopleError(LadingError):
    """More people at once than can be looked at with care."""

    status = 400
    type = "too-many-people"
    title = N_("At most {most} people at once. Narrow the choice.")

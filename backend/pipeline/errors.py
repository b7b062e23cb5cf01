"""What a caller can do wrong here."""

from tenants.errors import N_, LadingError


class ProofsMissingError(LadingError):
    """A stage asks for something that is not there; `missing` in the answer lists it. With a reason it can go on."""

    status = 409
    type = "proofs-missing"
    title = N_("Something that this step asks for is missing.")


class DealClosedError(LadingError):
    """A closed deal is moved; it has to be opened again first."""

    status = 409
    type = "deal-closed"
    title = N_("This deal is closed. Open it again first.")


class NothingToUndoError(LadingError):
    """The last step of the deal is none that can be taken back, or somebody has moved the deal since."""

    status = 409
    type = "nothing-to-undo"
    title = N_("This deal has been moved on since; there is nothing to take back.")


class AmountsHiddenError(LadingError):
    """The form of the caller's role hides the amounts of deals, which is what was asked for."""

    status = 403
    type = "deal-amounts-hidden"
    title = N_("Your role does not see what deals are worth. Ask an admin.")


class StageInUseError(LadingError):
    """A stage or pipeline is taken away in which open deals are; `count` in the answer says how many."""

    status = 409
    type = "stage-in-use"
    title = N_("There are open deals here. Move them first.")

"""What can be wrong with a request about imports."""

from i18n.messages import N_
from tenants.errors import LadingError


class ImportTooLargeError(LadingError):
    """The file is beyond the operator's limit."""

    status = 413
    type = "import-too-large"
    title = N_("The file is larger than {limit}. Split it, or ask your operator to import it on the server.")


class ImportEmptyError(LadingError):
    """Nothing came."""

    type = "import-empty"
    title = N_("The file is empty. Choose the file that holds the mail.")


class ImportNotRetryableError(LadingError):
    """The run is under way, or was of files that only the command line can name."""

    status = 409
    type = "import-not-retryable"
    title = N_("This import cannot be tried again from here. Upload the file again.")

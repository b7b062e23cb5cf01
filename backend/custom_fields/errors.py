"""What can go wrong here."""

from i18n.messages import N_
from tenants.errors import LadingError


class CustomFieldKeyTakenError(LadingError):
    """Another field of the same kind of record has this key, archived ones included."""

    status = 409
    type = "custom-field-key-taken"
    title = N_("There is a field with this key already.")


class TooManyCustomFieldsError(LadingError):
    """A kind of record carries no more than 100 fields that are in use."""

    status = 409
    type = "too-many-custom-fields"
    title = N_("There are 100 fields here already. Archive one first.")


class CustomFileTooLargeError(LadingError):
    """An upload for a field is larger than 25 MB."""

    status = 413
    type = "custom-file-too-large"
    title = N_("This file is larger than {limit}.")


class CustomFileEmptyError(LadingError):
    """An upload without a byte."""

    status = 400
    type = "custom-file-empty"
    title = N_("This file is empty.")

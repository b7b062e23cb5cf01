"""Errors of the domain."""

from i18n.messages import N_
from tenants.errors import LadingError


class DuplicateCompanyError(LadingError):
    """Another company has that domain; `existing` in the answer names it."""

    status = 409
    type = "duplicate-company"
    title = N_("{name} has the domain {domain} already.")


class DuplicateContactError(LadingError):
    """Another contact has that address; `existing` in the answer names it."""

    status = 409
    type = "duplicate-contact"
    title = N_("{name} has the address {email} already.")


class FileTooLargeError(LadingError):
    """A file is larger than what a company's file takes."""

    status = 413
    type = "file-too-large"
    title = N_("The file is larger than {limit}.")


class FileEmptyError(LadingError):
    """A file without a byte."""

    status = 400
    type = "file-empty"
    title = N_("The file is empty.")

"""What can be wrong with what is asked of reports."""

from typing import Self

from i18n.messages import N_
from tenants.errors import FieldProblem, LadingError, ValidationFailedError


class UnknownPartError(ValidationFailedError):
    """A question names a measure, dimension, date or currency that its subject does not have."""

    type = "unknown-report-part"
    title = N_("This report asks for something that does not exist.")

    @classmethod
    def at(cls, field: str) -> Self:
        """Which part of the question it is."""
        return cls(errors=[FieldProblem(field, "unknown", N_("This is not known here."))])


class ExportNotAllowedError(LadingError):
    """The role may look at lists but not take them out of the house."""

    status = 403
    type = "report-export-not-allowed"
    title = N_("Your role may not take reports out of the house. Ask an admin.")

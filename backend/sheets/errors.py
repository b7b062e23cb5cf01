"""Errors of reading spreadsheets."""

from i18n.messages import N_
from tenants.errors import LadingError


class SheetUnreadableError(LadingError):
    """The file is no spreadsheet that can be read, or has no rows."""

    status = 400
    type = "sheet-unreadable"
    title = N_("This file is no spreadsheet that can be read.")

"""HTTP of customers, one controller per subject."""

from backend.customers.routes.clocks import CLOCK_ROUTES
from backend.customers.routes.companies import CompanyController
from backend.customers.routes.company_extras import CompanyExtrasController
from backend.customers.routes.company_file import CompanyFileController
from backend.customers.routes.contact_files import ContactFileController
from backend.customers.routes.contacts import ContactController
from backend.customers.routes.notes import NoteController

ROUTES = [
    CompanyController,
    CompanyFileController,
    CompanyExtrasController,
    ContactController,
    ContactFileController,
    NoteController,
    *CLOCK_ROUTES,
]

__all__ = ["ROUTES"]

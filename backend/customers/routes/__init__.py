"""HTTP of customers, one controller per subject."""

from backend.customers.routes.companies import CompanyController
from backend.customers.routes.company_file import CompanyFileController
from backend.customers.routes.contacts import ContactController

ROUTES = [CompanyController, CompanyFileController, ContactController]

__all__ = ["ROUTES"]

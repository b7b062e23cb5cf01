"""Every table of the program, for migrations and the tests that read the catalog."""

from sqlalchemy import MetaData

import backend.jobs.models
import backend.web.models
import tenants.audit
import tenants.directory.models
import tenants.outbox
import tenants.secrets
from tenants.orm import Base

__all__ = ["all_tables"]


def all_tables() -> MetaData:
    """The metadata with all rooms' models loaded."""
    return Base.metadata

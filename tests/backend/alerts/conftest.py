"""Services that alerts are sent to, and an app that may reach them."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from mail_ingest.testing.certificates import CertificateAuthority
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.alerts.alerting import Alerting
from tests.backend.alerts.services import Services
from tests.support import TestTenant


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> CertificateAuthority:
    """Vouches for the services."""
    return CertificateAuthority(tmp_path_factory.mktemp("alerts"))


@pytest.fixture
def services(authority: CertificateAuthority) -> Iterator[Services]:
    """A robot's and a push service's host."""
    with Services(authority) as running:
        yield running


@pytest.fixture
def settings(settings: Settings, authority: CertificateAuthority, tmp_path: Path) -> Settings:
    """Settings of a process that takes the local host for a known service."""
    return settings.model_copy(
        update={
            "extra_ca_file": authority.ca_file,
            "alert_hosts": frozenset({"localhost"}),
            "operator_contact": "mailto:operator@lading.example",
            "public_url": "http://lading.example",
        }
    )


@pytest.fixture
def alerting(runtime: Runtime, tenant: TestTenant) -> Alerting:
    """Alerts of the tenant."""
    return Alerting(runtime, tenant)


@pytest.fixture
def me(tenant: TestTenant) -> UUID:
    """The seat that `client` is signed in with."""
    return tenant.owner.membership_id

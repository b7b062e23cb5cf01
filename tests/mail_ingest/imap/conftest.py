"""Fixtures of the tests of the IMAP client."""

from pathlib import Path

import pytest

from mail_ingest.testing.certificates import CertificateAuthority


@pytest.fixture
def authority(tmp_path: Path) -> CertificateAuthority:
    return CertificateAuthority(tmp_path)

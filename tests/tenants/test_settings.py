"""Settings say at start, for every wrong variable at once, what it should be."""

import base64

import pytest

from tenants.settings import SettingsError, load_settings

GOOD = {
    "LADING_DATABASE_URL": "postgresql://lading_app@db/lading",
    "LADING_DATABASE_SYSTEM_URL": "postgresql://lading_system@db/lading",
    "LADING_REDIS_URL": "redis://cache:6379",
    "LADING_BLOB_URL": "s3://mail/lading",
    "LADING_MASTER_KEY": base64.b64encode(bytes(32)).decode(),
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_good_settings_load(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LADING_ALLOWED_NETWORKS", "10.0.0.0/8, fd00::/8")
    environment.setenv("LADING_PUBLIC_URL", "https://crm.example/")
    settings = load_settings()
    assert [str(network) for network in settings.allowed_networks] == ["10.0.0.0/8", "fd00::/8"]
    assert (settings.public_url, settings.secure_cookies, settings.port) == ("https://crm.example", True, 8000)


def test_every_wrong_variable_is_named(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("LADING_REDIS_URL")
    environment.setenv("LADING_PORT", "eighty")
    environment.setenv("LADING_BLOB_URL", "ftp://somewhere")
    environment.setenv("LADING_MASTER_KEY", base64.b64encode(b"short").decode())
    with pytest.raises(SettingsError) as caught:
        load_settings()
    problems = dict(caught.value.problems)
    assert set(problems) == {"LADING_REDIS_URL", "LADING_PORT", "LADING_BLOB_URL", "LADING_MASTER_KEY"}
    assert problems["LADING_REDIS_URL"] == "is not set"
    assert problems["LADING_BLOB_URL"] == "must start with file:/// or s3://"
    assert "holds 5" in problems["LADING_MASTER_KEY"]


def test_secrets_do_not_show(environment: pytest.MonkeyPatch) -> None:
    assert GOOD["LADING_MASTER_KEY"] not in repr(load_settings())

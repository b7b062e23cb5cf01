import pytest

from mail_ingest.imap.providers.profile import Endpoint
from mail_ingest.imap.providers.settings import provider_by_slug, provider_of, settings_for
from mail_ingest.imap.providers.table import PROVIDERS


def test_slugs_and_domains_are_unique() -> None:
    slugs = [provider.slug for provider in PROVIDERS]
    domains = [domain for provider in PROVIDERS for domain in provider.domains]
    assert len(set(slugs)) == len(slugs)
    assert len(set(domains)) == len(domains)


@pytest.mark.parametrize(
    ("address", "mx", "slug"),
    [
        ("wang@163.com", [], "netease"),
        ("12345@QQ.com", [], "qq"),
        ("a@gmail.com", [], "gmail"),
        ("sales@harbour.example", ["aspmx.l.google.com."], "gmail"),
        ("sales@harbour.example", ["mxbiz1.qq.com"], "exmail"),
        ("sales@harbour.example", ["harbour-example.mail.protection.outlook.com"], "microsoft365"),
        ("sales@harbour.example", ["harbour-example.olc.protection.outlook.com"], "outlook"),
        ("sales@harbour.example", ["mxn.mxhichina.com"], "aliyun"),
        ("sales@harbour.example", ["evilgoogle.com"], None),
        ("sales@harbour.example", [], None),
    ],
)
def test_provider_by_domain_and_by_exchanger(address: str, mx: list[str], slug: str | None) -> None:
    found = provider_of(address, mx)
    assert (found.slug if found else None) == slug


def test_settings_of_a_known_provider() -> None:
    settings = settings_for("wang@126.com")
    assert settings.imap == Endpoint("imap.126.com", 993, "tls")
    assert settings.secret_kind == "authorization_code"
    assert settings.help
    assert settings.sources == ("provider_table",)
    provider = provider_by_slug("netease")
    assert provider is not None
    assert provider.quirks.always_send_id


def test_settings_of_an_unknown_domain() -> None:
    guessed = settings_for("info@harbour.example")
    assert (guessed.imap.host, guessed.provider, guessed.sources) == ("imap.harbour.example", None, ("guess",))
    announced = settings_for("info@harbour.example", imap_srv=Endpoint("mail.harbour.example", 993, "tls"))
    assert (announced.imap.host, announced.sources) == ("mail.harbour.example", ("srv",))


@pytest.mark.parametrize("address", ["", "a", "a@b", "a b@c.example", "@c.example"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        settings_for(address)

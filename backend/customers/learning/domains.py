"""What a mail domain says: whose it is, and in which country."""

from typing import Protocol

import pytz

# Country codes that are sold as if they were generic, or stand for more than a country.
_GENERIC = frozenset(
    "ac ai am bz cc cd co dj eu fm gg gl io is la li ly me ms nu pw sh st su tk to tv vc ws".split()  # noqa: SIM905
)


class DomainRules(Protocol):
    """Knowledge about domains that `mail_ingest.understand` has."""

    def registrable(self, domain: str) -> str | None:
        """The registrable domain by the public suffix list, lower case; None where there is none."""

    def is_free(self, domain: str) -> bool:
        """Whether anybody may have an address there (gmail.com, qq.com), so that it stands for no company."""

    def is_machine(self, address: str) -> bool:
        """Whether the address belongs to a program (no-reply@, mailer-daemon@)."""


def country_of_domain(domain: str) -> str | None:
    """The ISO 3166-1 code that a domain's last label stands for, where that means something."""
    label = domain.rpartition(".")[2]
    if label == "uk":
        return "GB"
    if len(label) != 2 or label in _GENERIC:
        return None
    code = label.upper()
    return code if code in pytz.country_names else None


def name_from_domain(domain: str) -> str:
    """A company's name until a better one is known: `north-sea.example` → North Sea."""
    label = domain.split(".", maxsplit=1)[0]
    if label.startswith("xn--"):
        try:
            label = label.encode("ascii").decode("idna")
        except UnicodeError:
            return domain
    return " ".join(word.capitalize() for word in label.split("-") if word) or domain


def name_from_address(address: str) -> str:
    """A person's name until a better one is known: `ana.lima@…` → Ana Lima."""
    local = address.rpartition("@")[0].partition("+")[0]
    words = [word for word in local.replace("_", ".").replace("-", ".").split(".") if word]
    if len(words) > 1 and all(word.isalpha() for word in words):
        return " ".join(word.capitalize() for word in words)
    return address

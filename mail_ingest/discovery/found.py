"""What a search for a mailbox's servers yields."""

from typing import Literal

import msgspec

from mail_ingest.imap.providers.profile import Endpoint, SecretKind

#: Who said it, the most trustworthy first.
Source = Literal["provider_table", "mx", "autoconfig", "srv", "probe", "guess"]
RANK: tuple[Source, ...] = ("provider_table", "mx", "autoconfig", "srv", "probe", "guess")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One way to reach a mailbox. `answered`: its IMAP server greeted us when we tried."""

    source: Source
    imap: Endpoint
    smtp: Endpoint | None
    username: str
    provider: str | None = None
    secret: SecretKind = "password"  # noqa: S105 - the kind of secret, not one
    answered: bool = False


class Discovery(msgspec.Struct, frozen=True, kw_only=True):
    """All ways that were found, the best first; never empty, since a guess is always possible."""

    address: str
    ways: tuple[Found, ...]

    @property
    def best(self) -> Found:
        """The way to try first."""
        return self.ways[0]

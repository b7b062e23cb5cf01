"""From an address to what a person should be shown: servers, the kind of secret and the way to it."""

from backend.mailboxes.schemas import Endpoint, SecretGuide, SettingsProposal
from backend.mailboxes.service.reach import make_reach, same_owner
from i18n.messages import N_, translate
from mail_ingest.discovery.discover import Reach, discover
from mail_ingest.discovery.found import Found
from mail_ingest.discovery.guides import GUIDES, OAUTH
from mail_ingest.imap.providers.profile import Endpoint as ServerEndpoint
from mail_ingest.imap.providers.settings import provider_by_slug
from tenants.egress import EgressGuard
from tenants.errors import FieldProblem, ValidationFailedError


async def propose_settings(
    guard: EgressGuard, address: str, locale: str, *, reach: Reach | None = None
) -> SettingsProposal:
    """How the mailbox of `address` is probably reached, and where its secret is found; raises
    `ValidationFailedError` when it is no address."""
    try:
        found = await discover(address, reach or make_reach(guard))
    except ValueError as error:
        wrong = FieldProblem("address", "invalid", N_("This is no e-mail address."))
        raise ValidationFailedError(errors=[wrong]) from error
    best = found.best
    provider = provider_by_slug(best.provider) if best.provider else None
    return SettingsProposal(
        address=address,
        provider=best.provider,
        provider_name=translate(provider.name, locale) if provider else None,
        imap=_endpoint(best.imap),
        smtp=_endpoint(best.smtp or ServerEndpoint(best.imap.host, 465, "tls")),
        username=best.username,
        secret_kind=best.secret,
        help=translate(provider.help, locale) if provider and provider.help else None,
        guide=_guide(best.provider, locale),
        sign_in=OAUTH.get(best.provider or ""),
        foreign_host=_foreign(best, address),
        sources=[way.source for way in found.ways],
    )


def _endpoint(server: ServerEndpoint) -> Endpoint:
    return Endpoint(server.host, server.port, server.security)


def _guide(provider: str | None, locale: str) -> SecretGuide | None:
    guide = GUIDES.get(provider or "")
    if guide is None:
        return None
    return SecretGuide(
        why=translate(guide.why, locale),
        steps=[translate(step, locale) for step in guide.steps],
        page=guide.page,
        note=translate(guide.note, locale) if guide.note else None,
    )


def _foreign(way: Found, address: str) -> str | None:
    """A host that a domain names in public but that is not its own gets the password only after a look at its name
    (RFC 6186 section 6)."""
    if way.provider is not None or way.source not in {"srv", "autoconfig"}:
        return None
    return None if same_owner(way.imap.host, address.rpartition("@")[2]) else way.imap.host

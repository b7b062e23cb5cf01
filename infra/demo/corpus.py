"""The demo's tenants with all their mail, placed before an anchor instant."""

from datetime import UTC, datetime

from infra.demo import script
from infra.demo.delivery import deliver
from infra.demo.model import DemoMailbox, DemoPerson, DemoTenant
from infra.demo.rendering.letters import Letter, write_letters


def demo_tenants(anchor: datetime) -> list[DemoTenant]:
    """The demo as it stands at `anchor` (aware): the newest mail is a few minutes old, the oldest five months.

    The same anchor gives the same bytes; Message-IDs are the same for every anchor. `ValueError` for a naive anchor.
    """
    if anchor.tzinfo is None:
        raise ValueError("the anchor needs an offset")
    moment = anchor.astimezone(UTC).replace(microsecond=0)
    return [_tenant(tenant, moment) for tenant in script.tenants()]


def demo_letters(slug: str, anchor: datetime) -> list[Letter]:
    """Every mail of a tenant before it becomes bytes, conversation by conversation."""
    return [
        letter
        for key, conversation in script.conversations(slug)
        for letter in write_letters(f"{slug}/{key}", conversation, anchor)
    ]


def _tenant(tenant: script.Tenant, anchor: datetime) -> DemoTenant:
    letters = demo_letters(tenant.slug, anchor)
    rendered: dict[str, bytes] = {}
    return DemoTenant(
        slug=tenant.slug,
        name=tenant.name,
        people=tuple(
            DemoPerson(seat.name, seat.email, seat.password, seat.role, seat.locale, seat.time_zone)
            for seat in tenant.people
        ),
        mailboxes=tuple(
            DemoMailbox(
                address=script.cast()[mailbox.owner].address,
                display_name=mailbox.display_name,
                secret=mailbox.secret,
                folders=deliver(mailbox, letters, anchor, rendered),
            )
            for mailbox in tenant.mailboxes
        ),
    )

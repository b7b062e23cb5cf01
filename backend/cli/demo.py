"""`lading demo`: the invented companies that a newcomer plays with."""

import asyncio
from datetime import UTC, datetime
from typing import cast

import click
from sqlalchemy import select

from backend.accounts.errors import EmailTakenError
from backend.accounts.events import TenantOpened
from backend.accounts.service.tenants import add_seat, create_account, create_tenant
from backend.cli.demo_deals import put_deals
from backend.cli.demo_erp import put_erp
from backend.cli.demo_fields import put_fields
from backend.cli.demo_notes import put_notes
from backend.cli.demo_plans import set_plans
from backend.cli.demo_sequences import put_sequences
from backend.cli.demo_team import put_team
from backend.cli.demo_trade import put_trade
from backend.cli.demo_webhooks import put_webhook
from backend.cli.running import command_runtime, run
from backend.mailboxes.schemas import Endpoint, MailboxPatch, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox, change_mailbox
from backend.outreach.sending.identity_changes import change_identity
from backend.outreach.sending.schemas import IdentityPatch
from infra.demo.corpus import demo_tenants
from infra.demo.deals import DEALS
from infra.demo.erp import LINKS
from infra.demo.model import DemoMailbox, DemoTenant
from infra.demo.notes import DESKS
from infra.demo.plan import PLANS
from infra.demo.sequences import SEQUENCES
from infra.demo.trade import QUOTES
from mail_ingest.store.models import Mailbox
from tenants.access import Role
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.outbox import append
from tenants.runtime import Runtime
from tenants.session import WriteSession

ACTOR = system_actor("lading demo load")
_LOOK_SECONDS = 5


@click.group()
def demo() -> None:
    """The demo companies."""


@demo.command("load")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the demo's mail server listens.")
@click.option("--imap-port", type=int, required=True, envvar="LADING_DEMO_IMAP_PORT", help="Its IMAP port (TLS).")
@click.option("--smtp-port", type=int, required=True, envvar="LADING_DEMO_SMTP_PORT", help="Its submission port (TLS).")
def demo_load(host: str, imap_port: int, smtp_port: int) -> None:
    """Make the demo companies with their people and mailboxes, or point their mailboxes to moved ports."""
    imap, smtp = Endpoint(host, imap_port, "tls"), Endpoint(host, smtp_port, "tls")

    async def work() -> list[str]:
        async with command_runtime() as runtime:
            return [await _load(runtime, item, imap, smtp) for item in demo_tenants(datetime.now(UTC))]

    for line in run(work()):
        click.echo(line)


@demo.command("plan")
@click.option("--wait", default=300, show_default=True, help="Seconds to wait for the customers.")
def demo_plan(wait: int) -> None:
    """Set what the demo's colleagues have planned and written, as soon as their customers are known. Running it
    again adds nothing."""

    async def work() -> int:
        async with command_runtime() as runtime:
            unwritten = unmade = 0
            await put_team(runtime)
            await put_webhook(runtime)
            left = {(slug, plan) for slug, plans in PLANS.items() for plan in plans}
            for _ in range(max(wait // _LOOK_SECONDS, 1)):
                for slug in PLANS:
                    left -= {(slug, plan) for plan in await set_plans(runtime, slug)}
                unwritten = sum([await put_notes(runtime, slug) for slug in DESKS])
                unmade = sum([len(DEALS[slug]) - len(await put_deals(runtime, slug)) for slug in DEALS])
                unmade += sum([await put_fields(runtime, slug) for slug in DEALS])
                unmade += sum([await put_trade(runtime, slug) for slug in QUOTES])
                unmade += sum([await put_sequences(runtime, slug) for slug in SEQUENCES])
                unmade += sum([await put_erp(runtime, slug) for slug in LINKS])
                if not left and not unwritten and not unmade:
                    break
                await asyncio.sleep(_LOOK_SECONDS)
            return len(left) + unwritten + unmade

    left = run(work())
    click.echo(f"{left} of the demo's plans have no customer" if left else "The demo's week is planned")


async def _load(runtime: Runtime, wanted: DemoTenant, imap: Endpoint, smtp: Endpoint) -> str:
    async with runtime.database.system_session() as session:
        tenant = await session.scalar(select(Tenant).where(Tenant.slug == wanted.slug))
        known = tenant is not None
        if tenant is None:
            tenant = await create_tenant(session, wanted.name, wanted.slug)
            await _add_people(session, tenant, wanted)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        if not known:
            append(session, TenantOpened(locale=wanted.people[0].locale))
        for mailbox in wanted.mailboxes:
            await _add_or_move(session, runtime, mailbox, imap, smtp)
    return f"{wanted.slug}: {'was here' if known else 'made'}, {len(wanted.mailboxes)} mailbox(es)"


async def _add_people(session: WriteSession, tenant: Tenant, wanted: DemoTenant) -> None:
    for person in wanted.people:
        try:
            account = await create_account(
                session,
                email=person.email,
                name=person.name,
                password=person.password,
                locale=person.locale,
                time_zone=person.time_zone,
            )
        except EmailTakenError:
            # Somebody signed up with a demo address before; their account stays theirs.
            continue
        await add_seat(session, tenant.id, account, cast("Role", person.role))


async def _add_or_move(
    session: WriteSession, runtime: Runtime, wanted: DemoMailbox, imap: Endpoint, smtp: Endpoint
) -> None:
    found = await session.scalar(select(Mailbox).where(Mailbox.address == wanted.address, Mailbox.removed_at.is_(None)))
    if found is None:
        data = NewMailbox(wanted.address, wanted.secret, imap, wanted.display_name, smtp=smtp)
        mailbox = await add_mailbox(session, ACTOR, runtime.vault, data)
        if mailbox.owner_id is None:  # the company's own address, from which everybody writes
            await change_identity(session, ACTOR, mailbox.id, 0, IdentityPatch(used_by="all"))
    elif (found.imap_port, found.smtp_port) != (imap.port, smtp.port):
        moved = MailboxPatch(secret=wanted.secret, imap=imap, smtp=smtp)
        await change_mailbox(session, ACTOR, runtime.vault, found.id, found.version, moved)

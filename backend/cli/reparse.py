"""`lading reparse`: everything derived from the stored originals, made anew."""

from typing import TYPE_CHECKING

import click
from sqlalchemy import select

from backend.cli.running import command_runtime, fail, run, settings_or_fail, tenant_by_slug
from backend.reading.service.rereading import cancel_rereading, start_rereading
from mail_ingest.store.models import Mailbox, ReparseRun
from mail_ingest.store.reparse import hold_run, open_run
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.runtime import Runtime

if TYPE_CHECKING:
    from mail_ingest.sync.work import Engine

_ACTOR = system_actor("lading reparse")


@click.command()
@click.option("--tenant", "slug", help="The company's short name; every company when left out.")
@click.option("--mailbox", "address", help="Only mail of this mailbox.")
@click.option("--below", type=int, metavar="VERSION", help="Only mail that a parser older than VERSION has read.")
@click.option("--cancel", is_flag=True, help="Stop the run that is under way.")
def reparse(slug: str | None, address: str | None, below: int | None, cancel: bool) -> None:
    """Read all stored mail anew: texts, attachments, threads, customers and search are made from the originals.

    What people did stays. A run that was interrupted goes on where it was."""
    if address and not slug:
        fail("name the company as well: --tenant SLUG")
    settings = settings_or_fail()

    async def work() -> None:
        from mail_ingest.sync.pool import DigestPool
        from mail_ingest.sync.work import Engine

        async with command_runtime() as runtime:
            tenants = await _tenants(runtime, slug)
            if cancel:
                for tenant in tenants:
                    await _cancel(runtime, tenant)
                return
            async with DigestPool(free_mail=settings.free_mail_domains) as pool:
                engine = Engine(runtime.database, runtime.blobs, pool)
                for tenant in tenants:
                    await _reread(runtime, engine, tenant, address, below)

    run(work())


async def _tenants(runtime: Runtime, slug: str | None) -> list[Tenant]:
    if slug:
        return [await tenant_by_slug(runtime, slug)]
    async with runtime.database.system_session() as session:
        return list(await session.scalars(select(Tenant).where(Tenant.active).order_by(Tenant.slug)))


async def _cancel(runtime: Runtime, tenant: Tenant) -> None:
    async with runtime.database.tenant_session(tenant.id, _ACTOR) as session:
        found = await open_run(session)
        if found is not None:
            await cancel_rereading(session, _ACTOR, found.id)
            click.echo(f"{tenant.slug}: stopped after {found.done} of {found.total}")


async def _reread(runtime: Runtime, engine: "Engine", tenant: Tenant, address: str | None, below: int | None) -> None:
    from mail_ingest.sync.rereading import reread_run

    async with runtime.database.tenant_session(tenant.id, _ACTOR) as session:
        found = await open_run(session)
        if found is None:
            mailbox_id = await session.scalar(select(Mailbox.id).where(Mailbox.address == address)) if address else None
            if address and mailbox_id is None:
                fail(f"{tenant.slug} has no mailbox {address}; `lading mailbox list` shows them")
            found = await start_rereading(session, _ACTOR, mailbox_id=mailbox_id, below=below, in_worker=False)
        run_id = found.id

    async def show(row: ReparseRun) -> None:
        click.echo(f"\r{tenant.slug}: {row.done} of {row.total}", nl=False, err=True)

    async with runtime.database.tenant_session(tenant.id, _ACTOR) as holding:
        if not await hold_run(holding, run_id):
            fail(f"{tenant.slug}: a worker is at it; `lading reparse --cancel` stops it")
        await reread_run(engine, tenant.id, _ACTOR, run_id, told=show)
    async with runtime.database.tenant_session(tenant.id, _ACTOR) as session:
        row = await session.get_one(ReparseRun, (tenant.id, run_id))
        click.echo("", err=True)
        click.echo(
            f"{tenant.slug}: {row.status}; read {row.done} of {row.total}, changed {row.changed},"
            f" originals missing {row.missing}"
        )

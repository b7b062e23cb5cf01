"""`lading tracking`: judge stored hits again when the rules have got better."""

import click
from sqlalchemy import select

from backend.cli.running import command_runtime, run, tenant_by_slug
from backend.outreach.tracking.settling import rejudge
from tenants.context import system_actor
from tenants.directory.models import Tenant

_ACTOR = system_actor("lading tracking")


@click.group()
def tracking() -> None:
    """Who opened mail and followed links in it."""


@tracking.command("rejudge")
@click.option("--tenant", "slug", help="The company's short name; every company when left out.")
@click.option("--all", "everything", is_flag=True, help="Also what the rules of this version have judged.")
def rejudge_hits(slug: str | None, everything: bool) -> None:
    """Have stored hits judged again with the rules of this version; a worker does it. Nobody is told of what is old."""

    async def work() -> None:
        async with command_runtime() as runtime:
            if slug:
                tenants = [await tenant_by_slug(runtime, slug)]
            else:
                async with runtime.database.system_session() as system:
                    tenants = list(await system.scalars(select(Tenant).where(Tenant.active).order_by(Tenant.slug)))
            for tenant in tenants:
                async with runtime.database.tenant_session(tenant.id, _ACTOR) as session:
                    count = await rejudge(session, everything=everything)
                click.echo(f"{tenant.slug}: {count} messages to be judged")

    run(work())

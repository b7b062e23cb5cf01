"""`lading keys`: changing the keys that seal secrets."""

import click
from sqlalchemy import select

from backend.accounts.service.two_factor import reseal_totp
from backend.cli.running import command_runtime, run, tenant_by_slug
from tenants.context import system_actor
from tenants.directory.models import Tenant


@click.group()
def keys() -> None:
    """Keys that seal secrets."""


@keys.command("rewrap")
def keys_rewrap() -> None:
    """Bring everything under the current LADING_MASTER_KEY; the previous ones are not needed afterwards."""

    async def work() -> tuple[int, int]:
        wrapped = 0
        async with command_runtime() as runtime:
            async with runtime.database.system_session() as session:
                tenant_ids = list(await session.scalars(select(Tenant.id)))
                people = await reseal_totp(session, runtime.vault)
            for tenant_id in tenant_ids:
                actor = system_actor("lading keys rewrap")
                async with runtime.database.tenant_session(tenant_id, actor) as session:
                    wrapped += await runtime.vault.rewrap(session)
        return wrapped, people

    wrapped, people = run(work())
    click.echo(f"tenants' keys wrapped anew: {wrapped}; second factors sealed anew: {people}")


@keys.command("rotate")
@click.option("--tenant", "slug", required=True, help="The company's short name.")
def keys_rotate(slug: str) -> None:
    """Give a company a new key and seal all its secrets anew."""

    async def work() -> int:
        async with command_runtime() as runtime:
            found = await tenant_by_slug(runtime, slug)
            async with runtime.database.tenant_session(found.id, system_actor("lading keys rotate")) as session:
                return await runtime.vault.rotate(session)

    click.echo(f"sealed anew: {run(work())}")

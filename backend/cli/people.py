"""`lading tenant` and `lading user`."""

from typing import cast

import click
from sqlalchemy import select

from backend.accounts.errors import EmailTakenError
from backend.accounts.events import TenantOpened
from backend.accounts.service.tenants import add_seat, create_account, create_tenant, normal_email
from backend.cli.running import command_runtime, fail, read_secret, run, tenant_by_slug
from tenants.access import ROLES, Role
from tenants.context import system_actor
from tenants.directory.models import Membership, Tenant, UserAccount
from tenants.outbox import append


@click.group()
def tenant() -> None:
    """Companies that use this server."""


@tenant.command("create")
@click.argument("name")
@click.option("--slug", help="Short name for commands; made from NAME when left out.")
def tenant_create(name: str, slug: str | None) -> None:
    """Create the company NAME."""

    async def work() -> str:
        async with command_runtime() as runtime:
            async with runtime.database.system_session() as session:
                tenant = await create_tenant(session, name, slug)
            async with runtime.database.tenant_session(tenant.id, system_actor("command line")) as session:
                append(session, TenantOpened())
            return tenant.slug

    click.echo(run(work()))


@tenant.command("list")
def tenant_list() -> None:
    """List the companies."""

    async def work() -> list[tuple[str, str]]:
        async with command_runtime() as runtime, runtime.database.system_session() as session:
            rows = await session.execute(select(Tenant.slug, Tenant.name).order_by(Tenant.slug))
            return [(row.slug, row.name) for row in rows]

    for slug, name in run(work()):
        click.echo(f"{slug}\t{name}")


@click.group()
def user() -> None:
    """People who sign in."""


@user.command("create")
@click.argument("email")
@click.option("--tenant", "slug", required=True, help="The company's short name.")
@click.option("--name", required=True, help="The person's name.")
@click.option("--role", type=click.Choice(ROLES), default="rep", show_default=True)
@click.option("--locale", default="en", show_default=True, help="Language of the screens: en, zh-CN or ar.")
@click.option("--time-zone", default="UTC", show_default=True, help="IANA name, such as Asia/Shanghai.")
@click.option("--password-stdin", is_flag=True, help="Read the password from stdin instead of asking.")
def user_create(email: str, slug: str, name: str, role: str, locale: str, time_zone: str, password_stdin: bool) -> None:
    """Give the person with EMAIL a seat in a company, with a new account unless there is one."""
    password = read_secret(from_stdin=password_stdin, confirm=True)
    if len(password) < 10:
        fail("the password needs at least 10 characters")

    async def work() -> str:
        async with command_runtime() as runtime:
            found = await tenant_by_slug(runtime, slug)
            async with runtime.database.system_session() as session:
                try:
                    account = await create_account(
                        session, email=email, name=name, password=password, locale=locale, time_zone=time_zone
                    )
                    note = "created"
                except EmailTakenError:
                    known = await session.scalar(select(UserAccount).where(UserAccount.email == normal_email(email)))
                    if known is None:
                        raise
                    account, note = known, "has an account already; its password stays"
                seated = await session.scalar(
                    select(Membership.id).where(Membership.tenant_id == found.id, Membership.user_id == account.id)
                )
                if seated is None:
                    await add_seat(session, found.id, account, cast("Role", role))
                return note

    click.echo(f"{email}: {run(work())}")

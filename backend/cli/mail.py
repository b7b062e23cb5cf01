"""`lading mail`, `lading mailbox` and `lading import`: mailboxes without a screen."""

from pathlib import Path

import click
from sqlalchemy import select

from backend.cli.running import (
    command_runtime,
    fail,
    process_settings,
    read_secret,
    run,
    settings_or_fail,
    tenant_by_slug,
)
from backend.mailboxes.queries import mailbox_view
from backend.mailboxes.schemas import Endpoint, MailboxView, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox, request_sync
from backend.mailboxes.service.discovery import propose_settings
from i18n.messages import translate
from mail_ingest.store.models import Mailbox
from tenants.context import Actor, system_actor
from tenants.runtime import Runtime


@click.command()
def mail() -> None:
    """Keep mailboxes in step with their servers."""
    from backend.mail import run_mail

    run(run_mail(process_settings()))


@click.group()
def mailbox() -> None:
    """Mailboxes of a company."""


def _actor(command: str) -> Actor:
    return system_actor(f"lading mailbox {command}")


def _endpoint(text: str | None, default: Endpoint | None) -> Endpoint | None:
    """HOST:PORT, read as TLS, or as STARTTLS on the ports that are known for it."""
    if text is None:
        return default
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit():
        fail(f"{text!r} is not HOST:PORT")
    return Endpoint(host, int(port), "starttls" if port in {"143", "587"} else "tls")


@mailbox.command("add")
@click.argument("address")
@click.option("--tenant", "slug", required=True, help="The company's short name.")
@click.option("--name", default="", help="Name shown as the sender.")
@click.option("--username", help="User name at the server, if it is not the address.")
@click.option("--imap", help="IMAP server as HOST:PORT; found from the address when left out.")
@click.option("--smtp", help="SMTP server as HOST:PORT; found from the address when left out.")
@click.option("--secret-stdin", is_flag=True, help="Read the password from stdin instead of asking.")
def mailbox_add(
    address: str, slug: str, name: str, username: str | None, imap: str | None, smtp: str | None, secret_stdin: bool
) -> None:
    """Add the mailbox ADDRESS to a company."""
    secret = read_secret(from_stdin=secret_stdin)

    async def work() -> str:
        async with command_runtime() as runtime:
            tenant = await tenant_by_slug(runtime, slug)
            found = await propose_settings(runtime.egress, address, "en")
            imap_server, smtp_server = _endpoint(imap, found.imap), _endpoint(smtp, found.smtp)
            if imap_server is None:
                fail("no IMAP server is known for this address; name it with --imap HOST:PORT")
            wanted = NewMailbox(address, secret, imap_server, name, username, smtp_server)
            actor = _actor("add")
            async with runtime.database.tenant_session(tenant.id, actor) as session:
                made = await add_mailbox(session, actor, runtime.vault, wanted)
                return f"{made.address} added; `lading mail` brings its messages in"

    click.echo(run(work()))


async def _views(runtime: Runtime, slug: str) -> list[MailboxView]:
    tenant = await tenant_by_slug(runtime, slug)
    async with runtime.database.tenant_read_session(tenant.id, _actor("list")) as session:
        statement = select(Mailbox).where(Mailbox.removed_at.is_(None)).order_by(Mailbox.address)
        return [await mailbox_view(session, row) for row in await session.scalars(statement)]


@mailbox.command("list")
@click.option("--tenant", "slug", required=True, help="The company's short name.")
def mailbox_list(slug: str) -> None:
    """List a company's mailboxes, how far they are, and what stops them."""

    async def work() -> list[MailboxView]:
        async with command_runtime() as runtime:
            return await _views(runtime, slug)

    for view in run(work()):
        line = f"{view.address}\t{view.status}\t{view.progress.stored} of {view.progress.found} here"
        click.echo(line + (f"\t{view.problem.title} {view.problem.what_to_do}" if view.problem else ""))


@mailbox.command("sync")
@click.argument("address")
@click.option("--tenant", "slug", required=True, help="The company's short name.")
def mailbox_sync(address: str, slug: str) -> None:
    """Look for new mail of ADDRESS now (a running `lading mail` does it)."""

    async def work() -> None:
        async with command_runtime() as runtime:
            tenant = await tenant_by_slug(runtime, slug)
            actor = _actor("sync")
            async with runtime.database.tenant_session(tenant.id, actor) as session:
                found = await session.scalar(
                    select(Mailbox.id).where(Mailbox.address == address.casefold(), Mailbox.removed_at.is_(None))
                )
                if found is None:
                    fail(f"{slug} has no mailbox {address}; `lading mailbox list` shows them")
                await request_sync(session, actor, found)

    run(work())
    click.echo("asked for; `lading mailbox list` shows how far it is")


@click.group("import")
def import_group() -> None:
    """Bring data in from files."""


@import_group.command("mail")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--tenant", "slug", required=True, help="The company's short name.")
def import_mail(paths: tuple[Path, ...], slug: str) -> None:
    """Import mail: .eml, .msg and .pst files, mbox files, Maildirs, folders, and .zip or .tar of these.

    What is here already is not stored twice. An import that was cut off goes on where it was when it is run again.
    """
    from mail_ingest.archives.items import FAILURES, PROBLEMS, ArchiveError
    from mail_ingest.sync.archive import ImportCounts, ImportTakenError, import_paths
    from mail_ingest.sync.pool import DigestPool
    from mail_ingest.sync.work import Engine

    settings = settings_or_fail()

    def show(counts: ImportCounts) -> None:
        click.echo(f"\rread {counts.read}", nl=False, err=True)

    async def work() -> ImportCounts:
        parsers = DigestPool(free_mail=settings.free_mail_domains)
        async with command_runtime() as runtime, parsers as pool:
            tenant = await tenant_by_slug(runtime, slug)
            engine = Engine(runtime.database, runtime.blobs, pool)
            try:
                return await import_paths(
                    engine, tenant.id, slug, paths, actor=system_actor("lading import mail"), progress=show
                )
            except ArchiveError as error:
                sentence, advice = FAILURES[error.code]
                fail(translate(sentence, "en", name=", ".join(map(str, paths))) + " " + translate(advice, "en"))
            except ImportTakenError:
                fail("another process imports the same files, or the import was cancelled in the web app")

    counts = run(work())
    click.echo("", err=True)
    for name, problem in counts.problems:
        click.echo(f"defective: {name}: {translate(PROBLEMS[problem], 'en')}", err=True)
    click.echo(
        f"read {counts.read}, stored {counts.stored}, duplicate {counts.duplicate}, defective {counts.defective}"
        + (f" (and {counts.ignored} other files that are no mail)" if counts.ignored else "")
    )

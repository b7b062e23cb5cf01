"""The commands of `lading`."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import click

from backend.cli.demo import demo
from backend.cli.doctor import doctor
from backend.cli.erp import erp
from backend.cli.extract import extract
from backend.cli.keys import keys
from backend.cli.mail import import_group, mail, mailbox
from backend.cli.people import tenant, user
from backend.cli.reparse import reparse
from backend.cli.running import process_settings, run, settings_or_fail
from backend.cli.tracking import tracking


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("lading"), prog_name="lading")
def main() -> None:
    """Lading: a CRM for companies that sell abroad."""


@main.command()
def api() -> None:
    """Run the API and the web app (LADING_HOST, LADING_PORT)."""
    settings = process_settings()
    from granian.constants import Interfaces, Loops
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "backend.app:app_from_environment",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=settings.api_processes,
        workers_kill_timeout=8,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


@main.command()
@click.option(
    "--data-dir", type=click.Path(file_okay=False, path_type=Path), envvar="LADING_DATA_DIR", default=".lading"
)
@click.option("--port", type=click.IntRange(1, 65535), envvar="LADING_PORT", default=8000, show_default=True)
@click.option("--demo/--no-demo", default=True, show_default=True, help="Whether to load the demo companies.")
def up(data_dir: Path, port: int, demo: bool) -> None:
    """Run everything on this machine: PostgreSQL, Redis, the demo's mail server, API, worker and mail."""
    from infra.local.up import UpOptions, run_up

    sys.exit(run_up(UpOptions(data_dir, port, demo)))


@main.command()
def worker() -> None:
    """Run jobs and relay events."""
    from backend.worker import run_worker

    run(run_worker(process_settings()))


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema (as LADING_DATABASE_OWNER_URL)."""
    settings = settings_or_fail()
    if settings.database_owner_url is None:
        raise click.ClickException("LADING_DATABASE_OWNER_URL is not set: migrations run as the owner of the tables")
    from backend.metadata import all_tables
    from infra.migrations.runner import migrate as run_migrations

    done = run(run_migrations(settings.database_owner_url, all_tables()))
    for text in done:
        click.echo(f"migrated: {text}")
    if not done:
        click.echo("the database is up to date")


@main.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of stdout.")
def openapi(output: Path | None) -> None:
    """Print the OpenAPI schema of the HTTP API."""
    from backend.app import create_app
    from backend.cli.offline import offline_settings

    told = create_app(offline_settings()).openapi_schema.to_schema()
    # A default that is a decimal number stands there as the API gives it: as text.
    schema = json.dumps(told, indent=2, sort_keys=True, default=str) + "\n"
    if output:
        output.write_text(schema, encoding="utf-8")
    else:
        click.echo(schema, nl=False)


main.add_command(mail)
main.add_command(mailbox)
main.add_command(import_group)
main.add_command(reparse)
main.add_command(demo)
main.add_command(erp)
main.add_command(extract)
main.add_command(tenant)
main.add_command(tracking)
main.add_command(user)
main.add_command(keys)
main.add_command(doctor)

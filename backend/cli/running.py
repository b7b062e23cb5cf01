"""What commands share: settings with clear errors, and running async work."""

import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, NoReturn, TypeVar

import click
import uvloop
from sqlalchemy import select

from i18n.messages import translate
from tenants.directory.models import Tenant
from tenants.errors import LadingError
from tenants.logs import configure_logs
from tenants.runtime import Runtime, open_runtime
from tenants.settings import Settings, SettingsError, load_settings

T = TypeVar("T")


def fail(text: str) -> NoReturn:
    """End the command with a sentence on stderr."""
    raise click.ClickException(text)


def settings_or_fail(**overrides: Any) -> Settings:
    """The settings, or a list of every wrong variable."""
    try:
        return load_settings(**overrides)
    except SettingsError as error:
        lines = [f"  {name} {text}" for name, text in error.problems]
        fail("the settings are not right:\n" + "\n".join(lines))


def read_secret(*, from_stdin: bool, confirm: bool = False) -> str:
    """A password: one line of stdin, or asked for without showing it."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    answer: str = click.prompt("Password", hide_input=True, confirmation_prompt=confirm)
    return answer


def process_settings() -> Settings:
    """Settings of a long-running process, with logs configured."""
    settings = settings_or_fail()
    configure_logs(settings.log_level, settings.log_format)
    return settings


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run async work; our own errors end the command with their sentence."""
    try:
        return uvloop.run(work)
    except LadingError as error:
        details = [f"{item.field}: {translate(item.message, 'en', **item.params)}" for item in error.errors]
        fail("; ".join([translate(error.title, "en", **error.params), *details]))


@asynccontextmanager
async def command_runtime() -> AsyncIterator[Runtime]:
    """The shared things for one command."""
    async with open_runtime(settings_or_fail(), "lading-cli") as runtime:
        yield runtime


async def tenant_by_slug(runtime: Runtime, slug: str) -> Tenant:
    """The tenant that a command names; ends the command when there is none."""
    async with runtime.database.system_session() as session:
        tenant = await session.scalar(select(Tenant).where(Tenant.slug == slug))
    if tenant is None:
        fail(f"there is no tenant {slug!r}; `lading tenant create` makes one")
    return tenant

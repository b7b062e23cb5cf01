"""Tries mailboxes out, step by step, and says in words what fails: settings before they are stored, and mailboxes that
are here. Nothing is stored.

With this one could try passwords and ports, so it needs the right to manage mailboxes and is limited per tenant.
"""

import asyncio
from collections.abc import Sequence
from typing import Final
from uuid import UUID

import msgspec
from redis.asyncio import Redis

from backend.mailboxes.queries import load_mailbox, smtp_of
from backend.mailboxes.schemas import CheckedFolder, CheckProblem, CheckResult, CheckStep, Endpoint, MailboxCheck, Step
from backend.mailboxes.service.accounts import provider_for
from backend.mailboxes.service.limits import spend
from i18n.messages import translate
from mail_ingest.imap.errors import MailError, Problem
from mail_ingest.imap.signin import BearerToken
from mail_ingest.imap.source import Folder, MailSource
from mail_ingest.sync.connecting import Account, TokenSource, account_of, opener, silent, try_smtp
from tenants.context import Actor, current
from tenants.egress import EgressGuard
from tenants.errors import NotFoundError
from tenants.secrets import Vault
from tenants.session import Database

_IMAP_STEPS: Final[tuple[Step, ...]] = ("resolve", "connect", "tls", "sign_in", "folders")
_CHECKS_IN_WINDOW: Final = 30
_SECONDS: Final = 60.0
#: STATUS of very many folders takes long, and a list of them helps nobody.
_COUNTED_FOLDERS: Final = 40


async def check_mailbox(actor: Actor, guard: EgressGuard, redis: Redis, data: MailboxCheck) -> CheckResult:
    """Try IMAP, and SMTP where it is given; raises `TooManyAttemptsError`."""
    actor.require("mailboxes.manage")
    await spend(redis, "checks", _CHECKS_IN_WINDOW)
    provider = provider_for(data.address, data.imap.host)
    account = Account(
        host=data.imap.host.strip().lower(),
        port=data.imap.port,
        security=data.imap.security,
        username=data.username or data.address.strip(),
        secret=data.secret,
        provider=provider.slug if provider else None,
    )
    return await _try_all(guard, account, data.smtp, None)


async def check_again(
    actor: Actor,
    database: Database,
    vault: Vault,
    guard: EgressGuard,
    redis: Redis,
    tokens: TokenSource,
    mailbox_id: UUID,
) -> CheckResult:
    """Try a mailbox that is here, with the secret or the consent that it has. Raises `NotFoundError`,
    `NotAllowedError` for whoever neither manages mailboxes nor owns this one, and `TooManyAttemptsError`."""
    async with database.tenant_session(current().tenant_id, actor) as session:
        mailbox = await load_mailbox(session, mailbox_id)
        if mailbox.owner_id is None or mailbox.owner_id != actor.membership_id:
            actor.require("mailboxes.manage")
        if mailbox.imap_host is None:
            raise NotFoundError
        await spend(redis, "checks", _CHECKS_IN_WINDOW)
        smtp = smtp_of(mailbox)
        try:
            account = await account_of(session, vault, mailbox)
        except MailError as error:
            return CheckResult(False, [CheckStep("sign_in", False, _in_words(error.problem))], [])
    # The servers are asked after the transaction: they may take a minute.
    return await _try_all(guard, account, smtp, tokens)


async def _try_all(
    guard: EgressGuard, account: Account, smtp: Endpoint | None, tokens: TokenSource | None
) -> CheckResult:
    steps: list[CheckStep] = []
    folders: list[CheckedFolder] = []
    try:
        async with asyncio.timeout(_SECONDS):
            folders = await _try_imap(guard, account, tokens)
        steps += [CheckStep(step, True, None) for step in _IMAP_STEPS]
    except MailError as error:
        steps += _steps_to(error.problem)
    except TimeoutError:
        steps += _steps_to(silent(account).problem)
    if smtp is not None:
        steps.append(await _smtp_step(guard, account, smtp, tokens))
    return CheckResult(all(step.ok for step in steps), steps, folders)


async def _smtp_step(guard: EgressGuard, imap: Account, smtp: Endpoint, tokens: TokenSource | None) -> CheckStep:
    account = msgspec.structs.replace(imap, host=smtp.host.strip().lower(), port=smtp.port, security=smtp.security)
    granted = account.granted
    try:
        token = await tokens(granted.tenant_id, granted.mailbox_id) if tokens and granted else None
        await try_smtp(guard, account, BearerToken(token) if token else None)
    except MailError as error:
        return CheckStep("smtp", False, _in_words(error.problem))
    return CheckStep("smtp", True, None)


async def _try_imap(guard: EgressGuard, account: Account, tokens: TokenSource | None) -> list[CheckedFolder]:
    source = await opener(guard, tokens)(account)
    try:
        listed = [folder for folder in await source.list_folders() if folder.selectable]
        return await _count(source, listed)
    finally:
        await source.close()


async def _count(source: MailSource, folders: Sequence[Folder]) -> list[CheckedFolder]:
    found = []
    for number, folder in enumerate(folders):
        messages = None
        if number < _COUNTED_FOLDERS:
            try:
                messages = (await source.folder_status(folder)).messages
            except MailError as error:
                if not error.connection_usable:
                    raise
        found.append(CheckedFolder(folder.name, folder.role.value, messages))
    return found


def _steps_to(problem: Problem) -> list[CheckStep]:
    """The steps before the one that failed went well."""
    steps: list[CheckStep] = []
    for step in _IMAP_STEPS:
        if step == problem.step.value:
            break
        steps.append(CheckStep(step, True, None))
    return [*steps, CheckStep(problem.step.value, False, _in_words(problem))]


def _in_words(problem: Problem) -> CheckProblem:
    locale = current().locale
    return CheckProblem(
        code=problem.code,
        title=translate(problem.title, locale, **problem.params),
        what_to_do=translate(problem.what_to_do, locale, **problem.params),
        server_said=problem.server_said,
    )

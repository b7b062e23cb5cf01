"""What the engine itself finds wrong with a mailbox, in words for its owner. Unlike a problem with the server it does
not stop the synchronisation, and it is taken back by what finds it put right."""

from typing import Final, Literal

import msgspec
from sqlalchemy import ColumnElement, select

from i18n.messages import N_
from mail_ingest.imap.errors import CommandRefusedError, Problem, Scope, Step, Verdict
from mail_ingest.imap.problems import Words
from mail_ingest.store.models import Mailbox, MailFolder
from tenants.orm import now
from tenants.session import WriteSession

Alert = Literal["drift", "deletions-held"]

_WORDS: Final[dict[Alert, Words]] = {
    "drift": Words(
        N_("The comparison with the server found that the folder “{folder}” is not complete here."),
        N_("You need not do anything: what is missing ({messages}) is being fetched."),
    ),
    "deletions-held": Words(
        N_("Very much mail ({messages}) disappeared from the folder “{folder}” on the server at once."),
        N_(
            "Nothing is lost: all of it is kept here. If it was not you who deleted it, look at your mailbox now. "
            "We wait a day before we mark it as deleted."
        ),
    ),
}
_GENERATIONS: Final = Words(
    N_("The server numbers the messages of the folder “{folder}” anew again and again."),
    N_("Nothing is lost. We look at this folder again tomorrow; whoever runs the server should look into it."),
)
ALERTS: Final = frozenset(_WORDS)


def _problem(code: str, words: Words, verdict: Verdict, params: dict[str, str]) -> Problem:
    return Problem(
        code=code,
        title=words.title,
        what_to_do=words.what_to_do,
        params=params,
        step=Step.FOLDERS,
        verdict=verdict,
        scope=Scope.FOLDER,
        retry_after=0,
        retry_at_most=0,
    )


def generations_problem(folder: MailFolder) -> CommandRefusedError:
    """The folder is left alone for now; the others are not affected."""
    problem = _problem("uids-unstable", _GENERATIONS, Verdict.FAIL, {"folder": folder.name})
    return CommandRefusedError(problem, connection_usable=True)


async def alert(session: WriteSession, folder: MailFolder, code: Alert, messages: int) -> None:
    """Put the alert on the mailbox, unless a problem that people must solve stands there."""
    mailbox = await session.get_one(Mailbox, (folder.tenant_id, folder.mailbox_id))
    standing = (mailbox.problem or {}).get("code")
    if standing is not None and standing not in ALERTS:
        return
    if standing != code:
        mailbox.problem_since = now()
    params = {"folder": folder.name, "messages": str(messages)}
    mailbox.problem = msgspec.to_builtins(_problem(code, _WORDS[code], Verdict.RETRY, params))


async def clear_alert(session: WriteSession, folder: MailFolder, code: Alert) -> None:
    """Take the alert back once no folder of the mailbox gives reason for it."""
    mailbox = await session.get_one(Mailbox, (folder.tenant_id, folder.mailbox_id))
    if (mailbox.problem or {}).get("code") != code:
        return
    await session.flush()
    reason: ColumnElement[bool] = MailFolder.drift > 0 if code == "drift" else MailFolder.held > 0
    left = await session.scalar(
        select(MailFolder.id).where(MailFolder.mailbox_id == folder.mailbox_id, MailFolder.selected, reason).limit(1)
    )
    if left is None:
        mailbox.problem = mailbox.problem_since = None

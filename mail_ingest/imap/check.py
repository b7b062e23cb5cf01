"""Trying a mailbox out: the steps of connecting, each with its result, and the folders found."""

from contextlib import suppress

import msgspec

from mail_ingest.imap.client import Options, open_imap
from mail_ingest.imap.errors import MailError, Problem, Step
from mail_ingest.imap.signin import SignIn
from mail_ingest.imap.source import Folder, FolderRole
from mail_ingest.imap.target import ConnectTarget

#: Folders whose messages are counted.
COUNTED = 40


class StepResult(msgspec.Struct, frozen=True):
    """One step; `problem` is None when it went well."""

    step: Step
    problem: Problem | None

    @property
    def ok(self) -> bool:
        return self.problem is None


class FolderCount(msgspec.Struct, frozen=True):
    """A folder that can be synced; `messages` is None when it was not counted."""

    name: str
    role: FolderRole
    messages: int | None


class MailboxCheck(msgspec.Struct, frozen=True):
    """The steps that were tried, in order; the last one has failed unless `ok`."""

    steps: tuple[StepResult, ...]
    folders: tuple[FolderCount, ...]

    @property
    def ok(self) -> bool:
        return all(step.ok for step in self.steps)


async def check_imap(
    target: ConnectTarget,
    sign_in: SignIn,
    *,
    provider: str | None = None,
    provider_name: str | None = None,
    always_send_id: bool = False,
    options: Options = Options(),  # noqa: B008 - frozen
) -> MailboxCheck:
    """Connect, sign in, list folders and leave. Nothing is changed on the server. Never raises MailError."""
    steps = (Step.CONNECT, Step.TLS, Step.SIGN_IN, Step.FOLDERS)
    try:
        source = await open_imap(
            target,
            sign_in,
            provider=provider,
            provider_name=provider_name,
            always_send_id=always_send_id,
            options=options,
        )
    except MailError as error:
        return MailboxCheck(_until(steps, error.problem), ())
    try:
        folders = await source.list_folders()
        counts: list[FolderCount] = []
        for folder in sorted(folders, key=_interest):
            if not folder.selectable:
                continue
            messages: int | None = None
            if len(counts) < COUNTED:
                with suppress(MailError):
                    messages = (await source.folder_status(folder)).messages
            counts.append(FolderCount(folder.name, folder.role, messages))
        inbox = next((folder for folder in folders if folder.role is FolderRole.INBOX), None)
        if inbox is not None:  # NetEase lists folders for anybody, and refuses to open them
            await source.open_folder(inbox)
    except MailError as error:
        return MailboxCheck(_until(steps, error.problem), ())
    finally:
        await source.close()
    return MailboxCheck(tuple(StepResult(step, None) for step in steps), tuple(counts))


def _interest(folder: Folder) -> tuple[int, str]:
    return list(FolderRole).index(folder.role), folder.name


def _until(steps: tuple[Step, ...], problem: Problem) -> tuple[StepResult, ...]:
    before = steps[: steps.index(problem.step)] if problem.step in steps else ()
    return (*(StepResult(step, None) for step in before), StepResult(problem.step, problem))

"""What to fetch next, how long to wait: decided from plain values, without I/O."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, TypeVar
from uuid import UUID

import msgspec

from mail_ingest.imap.errors import Problem, Verdict
from mail_ingest.imap.source import Folder, FolderRole, FolderStatus

#: The ledger of a folder is held against the server's own list at least this often.
VERIFY_EVERY: Final = timedelta(hours=24)
#: Metadata of so many messages is asked for at once; between two chunks new mail gets its turn.
CHUNK: Final = 1000

#: Seconds between two breaks after which the connection is made again at once, and how long "at once" is at most.
HURRY_EVERY: Final = 300.0
HURRY_WITHIN: Final = 2.0

#: Codes of problems that any further request would meet again: whoever fetches stops, and skips nothing for them.
ACCOUNT_WIDE: Final = frozenset({"throttled", "over-quota", "too-many-connections", "mailbox-not-connected"})

_NOT_FETCHED: Final = frozenset({FolderRole.DRAFTS, FolderRole.JUNK, FolderRole.TRASH})
_ORDER: Final = (FolderRole.INBOX, FolderRole.SENT, FolderRole.ARCHIVE, FolderRole.OTHER)
#: Problems that pass within seconds are not worth a red mark on the screen.
_FAILURES_BEFORE_SHOWN: Final = 3
_SLIGHT: Final = frozenset({"connection-lost", "server-closed", "server-silent"})


class FolderPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What the planner needs to know of a folder."""

    id: UUID
    role: str
    selected: bool
    backfill_done: bool
    #: When the oldest message fetched so far was received; None before the first batch.
    frontier: datetime | None
    on_server: int
    accounted: int
    verified_at: datetime | None = None


Plan = TypeVar("Plan", bound=FolderPlan)


def selected_folders(folders: Sequence[Folder]) -> list[Folder]:
    """The folders whose mail is fetched, the one to watch first.

    One folder that holds everything (Gmail's All Mail) is enough. Views onto other folders, drafts, junk and trash
    are left out.
    """
    usable = [folder for folder in folders if folder.selectable and not folder.virtual]
    everything = [folder for folder in usable if folder.all_mail]
    if everything:
        return everything[:1]
    wanted = [folder for folder in usable if folder.role not in _NOT_FETCHED]
    return in_order(wanted)


def next_backfill(folders: Sequence[Plan]) -> Plan | None:
    """The folder to fetch the next chunk of old mail from: the one whose frontier is newest, so that mail comes
    newest first across all folders. Folders not begun yet come first, by their role."""
    waiting = [folder for folder in folders if folder.selected and not folder.backfill_done]
    fresh = [folder for folder in waiting if folder.frontier is None]
    if fresh:
        order = [role.value for role in _ORDER]
        return min(fresh, key=lambda folder: order.index(folder.role) if folder.role in order else len(order))
    return max(waiting, key=lambda folder: folder.frontier.timestamp() if folder.frontier else 0.0, default=None)


def needs_comparison(folder: FolderPlan, moment: datetime) -> bool:
    """Whether all UIDs are to be compared: the counts disagree (something was deleted, moved or missed), or it was
    not done for a day."""
    if not folder.selected or not folder.backfill_done:
        return False
    if folder.verified_at is None or moment - folder.verified_at >= VERIFY_EVERY:
        return True
    return folder.on_server != folder.accounted


def wants_verification(folder: FolderPlan, requested_at: datetime | None) -> bool:
    """Whether somebody asked for a comparison that has not been made since."""
    if requested_at is None or not folder.selected:
        return False
    return folder.verified_at is None or folder.verified_at < requested_at


def in_order(folders: Sequence[Folder]) -> list[Folder]:
    """Those that are fetched, the one to watch first: the one that holds everything, else the inbox."""
    return sorted(
        folders,
        key=lambda folder: (
            not folder.all_mail,
            _ORDER.index(folder.role) if folder.role in _ORDER else len(_ORDER),
            folder.name.casefold(),
        ),
    )


def looks_changed(
    status: FolderStatus,
    *,
    uid_next: int | None,
    uid_validity: int | None,
    on_server: int,
    flags_modseq: int | None = None,
) -> bool:
    """Whether a folder that is not open has news, by its counters.

    Each new message raises UIDNEXT (RFC 3501 section 2.3.1.1), so that one that came while another went is seen too.
    A server that leaves UIDNEXT out is not to be known from outside. The other counters say nothing when left out.
    """
    return (
        status.uid_next is None
        or status.uid_next != uid_next
        or (status.uid_validity is not None and status.uid_validity != uid_validity)
        or (status.messages is not None and status.messages != on_server)
        or (status.highest_modseq is not None and flags_modseq is not None and status.highest_modseq != flags_modseq)
    )


def pause_after(problem: Problem, failures: int) -> float | None:
    """Seconds to wait before the next attempt after so many failures in a row (at least 1), with jitter against
    herds; None when only a change by a person helps."""
    if problem.verdict is Verdict.STOP:
        return None
    first = problem.retry_after or 60.0
    most = max(problem.retry_at_most, first) if problem.retry_at_most else 3600.0
    # Doubling past 2**20 would overflow nothing, but the cap is reached long before.
    return float(min(first * 2 ** min(failures - 1, 20), most)) * random.uniform(0.75, 1.25)  # noqa: S311 - jitter


def may_hurry(problem: Problem, failures: int, since_last: float) -> bool:
    """Whether to connect again at once: a connection that worked broke off, and this was not tried in the last
    minutes (`since_last` in seconds), since some servers block whoever reconnects often."""
    return problem.code in _SLIGHT and failures == 1 and since_last >= HURRY_EVERY


def worth_showing(problem: Problem, failures: int) -> bool:
    """Whether the mailbox's owner is told: at once, except for slips that the next attempt usually mends."""
    return problem.code not in _SLIGHT or failures >= _FAILURES_BEFORE_SHOWN

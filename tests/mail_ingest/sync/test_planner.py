"""What comes next, decided without a server."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mail_ingest.imap.errors import Problem, Scope, Step, Verdict
from mail_ingest.imap.source import Folder, FolderRole, FolderStatus
from mail_ingest.sync.planner import (
    HURRY_EVERY,
    FolderPlan,
    looks_changed,
    may_hurry,
    needs_comparison,
    next_backfill,
    pause_after,
    selected_folders,
    wants_verification,
    worth_showing,
)
from tenants.orm import new_id

DAY = datetime(2026, 11, 1, tzinfo=UTC)


def folder(name: str, role: FolderRole = FolderRole.OTHER, *, all_mail: bool = False, virtual: bool = False) -> Folder:
    return Folder(
        wire_name=name.encode(),
        name=name,
        delimiter="/",
        role=role,
        selectable=True,
        attributes=frozenset(),
        all_mail=all_mail,
        virtual=virtual,
    )


def plan(
    role: str, frontier: datetime | None = None, *, done: bool = False, on_server: int = 9, accounted: int = 9
) -> FolderPlan:
    return FolderPlan(
        id=new_id(),
        role=role,
        selected=True,
        backfill_done=done,
        frontier=frontier,
        on_server=on_server,
        accounted=accounted,
        verified_at=DAY,
    )


def problem(verdict: Verdict, code: str = "throttled") -> Problem:
    return Problem(
        code=code,
        title="t",
        what_to_do="w",
        params={},
        step=Step.FOLDERS,
        verdict=verdict,
        scope=Scope.ACCOUNT,
        retry_after=30,
        retry_at_most=600,
    )


def test_inbox_is_watched_and_drafts_junk_and_trash_are_left_out() -> None:
    listed = [
        folder("Archive", FolderRole.ARCHIVE),
        folder("Drafts", FolderRole.DRAFTS),
        folder("Junk", FolderRole.JUNK),
        folder("Orders"),
        folder("INBOX", FolderRole.INBOX),
        folder("Starred", virtual=True),
        folder("Trash", FolderRole.TRASH),
        folder("Sent", FolderRole.SENT),
    ]
    assert [each.name for each in selected_folders(listed)] == ["INBOX", "Sent", "Archive", "Orders"]


def test_a_folder_that_holds_everything_is_enough() -> None:
    listed = [folder("INBOX", FolderRole.INBOX), folder("All Mail", FolderRole.ARCHIVE, all_mail=True)]
    assert [each.name for each in selected_folders(listed)] == ["All Mail"]


def test_every_folder_gets_a_first_batch_then_the_newest_frontier_goes_on() -> None:
    inbox, sent, other = plan("inbox", DAY), plan("sent"), plan("other")
    assert next_backfill([other, inbox, sent]) is sent
    sent = plan("sent", DAY - timedelta(days=3))
    assert next_backfill([other, inbox, sent]) is other
    other = plan("other", DAY + timedelta(days=1))
    assert next_backfill([other, inbox, sent]) is other
    assert next_backfill([plan("other", done=True), inbox, sent]) is inbox
    assert next_backfill([plan("inbox", done=True)]) is None


def test_counts_that_disagree_ask_for_a_comparison_once_the_backfill_is_done() -> None:
    assert needs_comparison(plan("inbox", done=True, accounted=8), DAY)
    assert not needs_comparison(plan("inbox", done=True), DAY)
    assert not needs_comparison(plan("inbox", accounted=8), DAY)


def test_all_is_compared_once_a_day_and_when_somebody_asks() -> None:
    folder = plan("inbox", done=True)
    assert needs_comparison(folder, DAY + timedelta(hours=24))
    assert not wants_verification(folder, None)
    assert not wants_verification(folder, DAY - timedelta(seconds=1))
    assert wants_verification(folder, DAY + timedelta(seconds=1))


def test_without_uidnext_a_folder_is_to_be_looked_into_and_other_counters_left_out_say_nothing() -> None:
    silent = FolderStatus(messages=4, uid_next=None, uid_validity=1, highest_modseq=None, unseen=None)
    assert looks_changed(silent, uid_next=5, uid_validity=1, on_server=4)
    short = FolderStatus(messages=None, uid_next=5, uid_validity=None, highest_modseq=None, unseen=None)
    assert not looks_changed(short, uid_next=5, uid_validity=1, on_server=4)
    told = FolderStatus(messages=4, uid_next=6, uid_validity=1, highest_modseq=None, unseen=None)
    assert looks_changed(told, uid_next=5, uid_validity=1, on_server=4)


@given(st.integers(min_value=1, max_value=10_000))
def test_pauses_grow_to_their_bound(failures: int) -> None:
    pause = pause_after(problem(Verdict.RETRY), failures)
    assert pause is not None
    assert 0.75 * min(30 * 2 ** min(failures - 1, 20), 600) <= pause <= 1.25 * 600


def test_what_only_a_person_can_mend_is_not_tried_again() -> None:
    assert pause_after(problem(Verdict.STOP), 1) is None


def test_a_connection_that_breaks_off_is_made_again_at_once_but_seldom() -> None:
    broken = problem(Verdict.RETRY, "server-closed")
    assert may_hurry(broken, 1, HURRY_EVERY)
    assert not may_hurry(broken, 2, HURRY_EVERY)
    assert not may_hurry(broken, 1, HURRY_EVERY - 1)
    assert not may_hurry(problem(Verdict.RETRY, "throttled"), 1, HURRY_EVERY)


def test_a_slip_is_shown_only_when_it_goes_on() -> None:
    slip = problem(Verdict.RETRY, "connection-lost")
    assert [worth_showing(slip, failures) for failures in (1, 2, 3)] == [False, False, True]
    assert worth_showing(problem(Verdict.STOP, "wrong-secret"), 1)

"""The demo's mailboxes of a data directory."""

import mailbox
from pathlib import Path

from infra.local.demo import lay_out_demo


def test_the_demo_is_laid_out_once_and_then_left_alone(data_dir: Path) -> None:
    demo = lay_out_demo(data_dir)
    assert {person.role for person in demo.people} >= {"owner", "rep"}
    account = demo.accounts[0]
    inbox = mailbox.Maildir(data_dir / "mail" / account.folder, create=False)
    first = len(inbox)
    inbox.add(b"Subject: later\n\nhello\n")

    assert lay_out_demo(data_dir) == demo
    (data_dir / "demo.json").write_text("damaged")
    assert lay_out_demo(data_dir) == demo
    assert len(mailbox.Maildir(data_dir / "mail" / account.folder, create=False)) == first + 1
    assert (data_dir / "demo.json").stat().st_mode & 0o077 == 0

"""The demo's mailboxes on disk, laid out once per data directory, and what is remembered about them."""

import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from infra.local.mail_server import MailAccount
from infra.local.places import digest_of, private_folder

_SOURCE = Path(__file__).parents[1] / "demo"


class SignIn(msgspec.Struct, frozen=True):
    """Somebody who can sign in to the demo."""

    tenant: str
    role: str
    email: str
    password: str


class Demo(msgspec.Struct, frozen=True):
    """The demo of a data directory; `source` stands for the content it was made from."""

    source: str
    accounts: list[MailAccount]
    people: list[SignIn]


def lay_out_demo(data_dir: Path) -> Demo:
    """Write the demo's Maildirs if they are missing; mail that is there stays as its server and users left it."""
    memory = data_dir / "demo.json"
    mail = private_folder(data_dir / "mail", None)
    source = digest_of(_SOURCE)
    try:
        known = msgspec.json.decode(memory.read_bytes(), type=Demo)
    except (OSError, msgspec.DecodeError):
        known = None
    if known and known.source == source and all((mail / account.folder).is_dir() for account in known.accounts):
        return known

    # Rendering takes libraries for PDF, spreadsheets and pictures, which a second start need not load.
    from infra.demo.corpus import demo_tenants
    from infra.demo.maildir import write_maildir

    tenants = demo_tenants(datetime.now(UTC))
    mailboxes = [mailbox for tenant in tenants for mailbox in tenant.mailboxes]
    for mailbox in mailboxes:
        write_maildir(mailbox, mail / mailbox.address)
    demo = Demo(
        source=source,
        accounts=[MailAccount(mailbox.address, mailbox.secret, mailbox.address) for mailbox in mailboxes],
        people=[
            SignIn(tenant.name, person.role, person.email, person.password)
            for tenant in tenants
            for person in tenant.people
        ],
    )
    unfinished = memory.with_suffix(".new")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as output:
        output.write(msgspec.json.encode(demo))
    unfinished.replace(memory)
    return demo

"""The demo's mail host in one process: `python -m infra.local.mail_server CONFIG`, a child of `lading up`."""

import asyncio
import json
import logging
import os
import signal
import ssl
import sys
import warnings
from pathlib import Path

import msgspec

from infra.local.imap import serve_imap
from infra.local.smtp import Account, serve_smtp


class MailAccount(msgspec.Struct, frozen=True):
    """An account of the mail host; `folder` is its Maildir below the base folder."""

    address: str
    secret: str
    folder: str


class MailConfig(msgspec.Struct, frozen=True):
    """What the mail host serves, and where."""

    base_dir: str
    outgoing: str
    accounts: list[MailAccount]
    host: str
    imap_port: int
    smtp_port: int
    certificate: str
    key: str
    ready_file: str


async def serve(config: MailConfig) -> None:
    """Serve until SIGTERM or SIGINT; writes its process number to the ready file when both servers listen."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(config.certificate, config.key)
    base_dir = Path(config.base_dir)
    imap = await serve_imap(
        base_dir,
        [(account.address, account.secret, account.folder) for account in config.accounts],
        host=config.host,
        port=config.imap_port,
        context=context,
    )
    smtp = await serve_smtp(
        [Account(account.address, account.secret, base_dir / account.folder) for account in config.accounts],
        Path(config.outgoing),
        host=config.host,
        port=config.smtp_port,
        context=context,
    )
    await asyncio.to_thread(Path(config.ready_file).write_text, str(os.getpid()))
    await stop.wait()
    imap.close()
    smtp.close()


def main() -> None:
    """Read the configuration and serve; ends at once on a signal, since every change is on disk already."""
    # aiosmtpd warns that it sees no TLS: the listener around it speaks nothing else.
    warnings.filterwarnings("ignore", category=UserWarning, module=r"aiosmtpd\.smtp")
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    config = msgspec.convert(json.loads(Path(sys.argv[1]).read_text()), MailConfig)
    asyncio.run(serve(config))
    os._exit(0)  # threads of open connections would hold the interpreter


if __name__ == "__main__":
    main()

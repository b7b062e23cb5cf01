"""The demo's mail host as a service of the supervisor."""

import os
import sys
from pathlib import Path

import msgspec

from infra.local.mail_server import MailAccount, MailConfig
from infra.local.places import private_folder
from infra.local.process import Command
from infra.local.tls import LocalTls

__all__ = ["DemoMail", "MailAccount"]

_HOST = "127.0.0.1"
_ROOT = Path(__file__).parents[2]


class DemoMail:
    """IMAP and submission servers over the Maildirs in `data_dir/mail`; see `infra.local.imap`, `infra.local.smtp`."""

    name = "mail-host"
    title = "IMAP and SMTP of the demo"

    def __init__(
        self, data_dir: Path, accounts: list[MailAccount], *, imap_port: int, smtp_port: int, tls: LocalTls
    ) -> None:
        self._data_dir = data_dir.resolve()
        self._config = MailConfig(
            base_dir=str(self._data_dir / "mail"),
            outgoing=str(self._data_dir / "outgoing"),
            accounts=accounts,
            host=_HOST,
            imap_port=imap_port,
            smtp_port=smtp_port,
            certificate=str(tls.certificate.resolve()),
            key=str(tls.key.resolve()),
            ready_file=str(self._data_dir / "run" / "mail-host.ready"),
        )

    def prepare(self) -> None:
        """Write the configuration, which holds secrets."""
        private_folder(self._data_dir / "mail", None)
        # pymap writes beside the system's temporary files and renames into place, which needs one file system.
        (self._data_dir / "run" / "tmp").mkdir(parents=True, exist_ok=True)
        Path(self._config.ready_file).unlink(missing_ok=True)
        with os.fdopen(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as output:
            output.write(msgspec.json.encode(self._config))

    def command(self) -> Command:
        """The process of both servers."""
        return Command(
            argv=(sys.executable, "-m", "infra.local.mail_server", str(self._file)),
            env={"TMPDIR": str(self._data_dir / "run" / "tmp")},
            cwd=_ROOT,
        )

    def is_ready(self, pid: int) -> bool:
        """Whether this process has said that both servers listen."""
        try:
            return Path(self._config.ready_file).read_text() == str(pid)
        except OSError:
            return False

    def finish(self) -> None:
        """Nothing: it is ready as it is."""

    @property
    def _file(self) -> Path:
        return self._data_dir / "run" / "mail-host.json"

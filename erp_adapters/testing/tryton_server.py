"""A real Tryton server for tests: its database is prepared once per version and copied for each server.

Preparing takes about a minute and happens under a lock in the user's cache folder; a server is ready some seconds
after its start. trytond runs as a process of its own and is ended by its process id.
"""

import base64
import fcntl
import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from erp_adapters.testing.tryton_base import PASSWORD, USER

DATABASE: Final = "shop"
MODULES: Final = ("ir", "res", "company", "party", "product", "sale", "account_invoice_stock")
PACKAGES: Final = ("trytond", "trytond-sale", "trytond-stock", "trytond-account-invoice", "trytond-party")
_BASE: Final = Path(__file__).with_name("tryton_base.py")
_READY_SECONDS: Final = 90.0
_BIN: Final = Path(sys.executable).parent


def _key() -> str:
    versions = [version(package) for package in PACKAGES]
    return hashlib.sha256(json.dumps([versions, MODULES, _BASE.read_text()]).encode()).hexdigest()[:16]


def _config(folder: Path, port: int) -> Path:
    path = folder / "trytond.conf"
    path.write_text(
        f"[database]\nuri = sqlite://\npath = {folder}\n[web]\nlisten = 127.0.0.1:{port}\n"
        "[session]\nauthentications = password\n"
    )
    return path


def prepared_database() -> Path:
    """The file of the prepared database; made when there is none for the installed versions."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lading" / "tryton"
    cache.mkdir(parents=True, exist_ok=True)
    made = cache / f"{_key()}.sqlite"
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                _prepare(Path(folder)).replace(made)
    return made


def _prepare(folder: Path) -> Path:
    config, file = _config(folder, 0), folder / f"{DATABASE}.sqlite"
    file.touch()  # without it trytond-admin says that there is no such database
    secret = folder / "password"
    secret.write_text(secrets.token_urlsafe())
    environment = {**os.environ, "TRYTONPASSFILE": str(secret)}
    setup = ["-c", str(config), "-d", DATABASE, "--email", "admin@shop.example", "-p", "-u", *MODULES]
    admin = [str(_BIN / "trytond-admin"), *setup, "--activate-dependencies"]
    fill = [sys.executable, "-W", "ignore", "-m", "erp_adapters.testing.tryton_base", str(config), DATABASE]
    for command in (admin, fill):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"Tryton's database could not be prepared: {done.stderr[-2000:]}")
    return file


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class TrytonServer:
    """A running server; `kill` and `start` again keep its data and port."""

    folder: Path
    port: int = field(default_factory=_free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, Any]:
        """Settings of a link to it, as `TrytonAdapter.spec` asks for them."""
        return {"url": self.url, "database": DATABASE, "user": USER, "password": PASSWORD}

    def start(self) -> None:
        """Start it and wait until it lets its user in."""
        config = _config(self.folder, self.port)
        with (self.folder / "trytond.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(_BIN / "trytond"), "-c", str(config), "-d", DATABASE], stdout=log, stderr=log
            )
        end = time.monotonic() + _READY_SECONDS
        while not self._lets_in():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError((self.folder / "trytond.log").read_text()[-2000:])
            time.sleep(0.1)

    def _lets_in(self) -> bool:
        try:
            return isinstance(TrytonCalls(self).login(), str)
        except (OSError, ValueError, KeyError):
            return False

    def kill(self) -> None:
        """End it in mid-work, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(20)
            self._process = None


def new_server(folder: Path) -> TrytonServer:
    """A server with a copy of the prepared database in `folder`, not started yet."""
    shutil.copyfile(prepared_database(), folder / f"{DATABASE}.sqlite")
    return TrytonServer(folder)


class TrytonCalls:
    """A clerk at the ERP: calls its methods as a person at its own screens would cause them."""

    def __init__(self, server: TrytonServer) -> None:
        self._server = server
        self._session: str | None = None
        self._context: dict[str, Any] = {}

    def login(self) -> str:
        """Sign in; answers the Authorization header."""
        user_id, session, *_ = self._post("common.db.login", [USER, {"password": PASSWORD}, "en"], None)
        return "Session " + base64.b64encode(f"{USER}:{user_id}:{session}".encode()).decode()

    def call(self, method: str, *arguments: Any) -> Any:
        """Call `model.…` or `wizard.…` with the user's own context."""
        if self._session is None:
            self._session = self.login()
            self._context = self._post("model.res.user.get_preferences", [True, {}], self._session)
        return self._post(method, [*arguments, self._context], self._session)

    def _post(self, method: str, params: list[Any], session: str | None) -> Any:
        body = json.dumps({"id": 1, "method": method, "params": params}).encode()
        headers = {"Content-Type": "application/json", **({"Authorization": session} if session else {})}
        request = urllib.request.Request(f"{self._server.url}/{DATABASE}/rpc/", body, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            result = json.load(answer)
        if "error" in result:
            raise ValueError(result["error"])
        return result["result"]


def main() -> None:
    """Serve until the input ends: for walks of the browser. Says the settings of a link to it as one line of JSON."""
    with tempfile.TemporaryDirectory() as folder:
        server = new_server(Path(folder))
        server.start()
        sys.stdout.write(json.dumps(server.settings) + "\n")
        sys.stdout.flush()
        try:
            sys.stdin.read()
        finally:
            server.stop()


if __name__ == "__main__":
    main()

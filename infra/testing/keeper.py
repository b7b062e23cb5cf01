"""Owns one test server: `python -m infra.testing.keeper postgres|redis FOLDER`, started by `infra.testing.services`."""

import contextlib
import fcntl
import json
import shutil
import signal
import sys
from pathlib import Path

from infra.local.postgres import EmbeddedPostgres
from infra.local.process import ServiceError
from infra.local.redis import EmbeddedRedis
from infra.testing.services import state_file, users_lock


def _write_state(root: Path, state: dict[str, object]) -> None:
    unfinished = state_file(root).with_suffix(".new")
    unfinished.write_text(json.dumps(state))
    unfinished.rename(state_file(root))


def keep(kind: str, root: Path) -> None:
    """Start the server, wait until nobody uses it, stop it and remove what it left."""
    server = EmbeddedPostgres(root, durable=False) if kind == "postgres" else EmbeddedRedis(root, durable=False)
    with users_lock(root).open("r") as users:
        try:
            server.start()
        except ServiceError as error:
            _write_state(root, {"error": str(error)})
        else:
            _write_state(root, {"ok": True})
        fcntl.flock(users, fcntl.LOCK_EX)  # granted when the last user has closed its file or died
        server.stop()
        state_file(root).unlink()
        shutil.rmtree(root, ignore_errors=True)


def main() -> None:
    """Run the keeper until its users are gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    kind, root = sys.argv[1], Path(sys.argv[2])
    keep(kind, root)
    with contextlib.suppress(OSError):
        # The lock files stay while another server of the same run is kept; the last keeper takes the folder along.
        if not any(path.suffix == ".state" for path in root.parent.iterdir()):
            shutil.rmtree(root.parent)


if __name__ == "__main__":
    main()

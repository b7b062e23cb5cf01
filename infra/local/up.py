"""`lading up`: everything on one machine, from nothing to a signed-in demo, and all of it gone with Ctrl-C."""

import base64
import hashlib
import os
import secrets
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from infra.demo.model import FREE_MAIL_DOMAINS
from infra.local import interrupts
from infra.local.app import AppProcess
from infra.local.demo import Demo, lay_out_demo
from infra.local.mail import DemoMail
from infra.local.node import build_web
from infra.local.places import digest_of, private_folder
from infra.local.ports import remembered_ports, require_free
from infra.local.postgres import EmbeddedPostgres
from infra.local.process import Command, ServiceError, run_to_end
from infra.local.progress import Progress
from infra.local.redis import EmbeddedRedis
from infra.local.service import Service
from infra.local.supervisor import Supervisor
from infra.local.tls import LocalTls, ensure_local_tls

_ROOT = Path(__file__).parents[2]
_SERVERS, _APP = 0, 1  # stages of the supervisor: Lading's own processes stop before the servers they use
_PROGRAM = Path(sys.executable).with_name("lading")
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class UpOptions:
    """What `lading up` is asked for; `program` is the `lading` command that its children run."""

    data_dir: Path
    port: int = 8000
    demo: bool = True
    program: Path = _PROGRAM


def run_up(options: UpOptions) -> int:
    """Start everything, say how to sign in, keep it running until Ctrl-C or SIGTERM; answers the exit code."""
    progress, ready = Progress(), False
    data_dir = options.data_dir.resolve()
    try:
        with interrupts.listen():
            _make_data_dir(data_dir)
            with Supervisor(data_dir, progress) as supervisor:
                try:
                    demo = _start(options, data_dir, supervisor, progress)
                    _announce(options, demo)
                    ready = True
                    supervisor.watch()
                finally:
                    progress.say("Stopping …")
    except interrupts.Interrupted:
        progress.say("Stopped.")
        return 0 if ready else _INTERRUPTED
    except ServiceError as error:
        progress.say(f"Lading could not start: {error}")
        return 1
    return 0


def _start(options: UpOptions, data_dir: Path, supervisor: Supervisor, progress: Progress) -> Demo | None:
    require_free(options.port, "LADING_PORT")
    build_web(_ROOT / "frontend", progress, data_dir / "logs")
    ports = remembered_ports(data_dir, ["imap", "smtp"])
    tls = ensure_local_tls(data_dir / "tls")
    postgres, redis = EmbeddedPostgres(data_dir), EmbeddedRedis(data_dir)
    servers: list[Service] = [postgres, redis]
    demo = None
    if options.demo:
        with progress.step("Laying out the demo's mailboxes"):
            demo = lay_out_demo(data_dir)
        servers.append(DemoMail(data_dir, demo.accounts, imap_port=ports["imap"], smtp_port=ports["smtp"], tls=tls))
    supervisor.start(*servers, stage=_SERVERS)
    env = child_environment(options, data_dir, postgres, redis, tls)
    once = _Once(postgres.home, options.program, env, data_dir)
    schema = digest_of(_ROOT / "infra" / "migrations")
    once.run("migrate", schema, "Bringing the database to the newest schema", progress)
    if demo:
        given = {"LADING_DEMO_IMAP_PORT": str(ports["imap"]), "LADING_DEMO_SMTP_PORT": str(ports["smtp"])}
        once.run("demo load", f"{demo.source} {given}", "Loading the demo tenants", progress, given)
    supervisor.start(AppProcess("api", "the API", options.program, env, port=options.port), stage=_APP)
    supervisor.start(
        AppProcess("worker", "the worker", options.program, env),
        AppProcess("mail", "the mail engine", options.program, env),
        stage=_APP,
    )
    if demo:
        # Reminders are about customers, who are learnt from mail while people sign in already.
        threading.Thread(target=_plan, args=(options.program, env, data_dir), daemon=True).start()
    return demo


def _plan(program: Path, env: Mapping[str, str], data_dir: Path) -> None:
    """Plan the demo's week; without it the demo is poorer, not broken."""
    command = Command(argv=(str(program), "demo", "plan"), env=env, cwd=program.parent)
    with suppress(ServiceError, OSError, interrupts.Interrupted):
        run_to_end("demo plan", command, log=data_dir / "logs" / "plan.log", pid_file=data_dir / "run" / "plan.pid")


def child_environment(
    options: UpOptions, data_dir: Path, postgres: EmbeddedPostgres, redis: EmbeddedRedis, tls: LocalTls
) -> dict[str, str]:
    """The settings of Lading's own processes; what the caller's environment says of other settings stays."""
    urls = postgres.urls()
    blobs = private_folder(data_dir / "blobs", None)
    public_url = os.environ.get("LADING_PUBLIC_URL") or f"http://127.0.0.1:{options.port}"
    return {
        "LADING_DATABASE_URL": urls.app_url,
        "LADING_DATABASE_SYSTEM_URL": urls.system_url,
        "LADING_DATABASE_OWNER_URL": urls.owner_url,
        "LADING_REDIS_URL": redis.url(),
        "LADING_BLOB_URL": blobs.as_uri(),
        "LADING_MASTER_KEY": _master_key(data_dir),
        "LADING_PUBLIC_URL": public_url,
        # Leads the demo's invented readers here; real ones would not be led to this machine (tracking.addresses).
        "LADING_TRACKING_URL": os.environ.get("LADING_TRACKING_URL") or public_url,
        "LADING_PORT": str(options.port),
        "LADING_DATA_DIR": str(data_dir),
        "LADING_ERP_DIR": os.environ.get("LADING_ERP_DIR") or str(data_dir / "erp"),
        "LADING_EXTRA_CA_FILE": str(tls.authority.resolve()),
        # The demo's mail servers listen on loopback, which the egress guard refuses otherwise.
        "LADING_ALLOWED_NETWORKS": os.environ.get("LADING_ALLOWED_NETWORKS") or "127.0.0.0/8",
        "LADING_FREE_MAIL_DOMAINS": ",".join(sorted(FREE_MAIL_DOMAINS)) if options.demo else "",
        "PYTHONTZPATH": "",
    }


class _Once:
    """Commands that need to run again only when what they work on has changed.

    Their marks lie beside the database, so a new database knows nothing of an old one's.
    """

    def __init__(self, marks: Path, program: Path, env: dict[str, str], data_dir: Path) -> None:
        self._marks = marks
        self._program = program
        self._env = env
        self._data_dir = data_dir

    def run(
        self, words: str, state: str, title: str, progress: Progress, more_env: Mapping[str, str] | None = None
    ) -> None:
        """Run `lading <words>` unless it has run for `state`. Raises `ServiceError`."""
        name = words.replace(" ", "-")
        mark = self._marks / f"{name}.done"
        wanted = hashlib.sha256(state.encode()).hexdigest()
        if mark.exists() and mark.read_text() == wanted:
            return
        command = Command(argv=(str(self._program), *words.split()), env={**self._env, **(more_env or {})}, cwd=_ROOT)
        log, pid_file = self._data_dir / "logs" / f"{name}.log", self._data_dir / "run" / f"{name}.pid"
        with progress.step(title):
            run_to_end(f"lading {words}", command, log=log, pid_file=pid_file)
        mark.write_text(wanted)


def _announce(options: UpOptions, demo: Demo | None) -> None:
    lines = [f"Lading is ready: http://127.0.0.1:{options.port}"]
    if demo:
        seen = set()
        for person in demo.people:
            if person.role in {"owner", "rep"} and (person.tenant, person.role) not in seen:
                seen.add((person.tenant, person.role))
                lines.append(f"  sign in as {person.email} / {person.password} ({person.role}, {person.tenant})")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _make_data_dir(data_dir: Path) -> None:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        # PostgreSQL refuses to run as root, and its own user must be able to pass through.
        data_dir.chmod(0o711 if os.geteuid() == 0 else 0o700)
        (data_dir / "logs").mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise ServiceError(
            f"the data directory {data_dir} cannot be used ({error.strerror}): set LADING_DATA_DIR"
        ) from error


def _master_key(data_dir: Path) -> str:
    """The operator's key if one is set, else one made for this data directory."""
    if given := os.environ.get("LADING_MASTER_KEY"):
        return given
    file = data_dir / "master.key"
    if not file.exists():
        unfinished = file.with_suffix(".new")
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as output:
            output.write(base64.b64encode(secrets.token_bytes(32)).decode())
        unfinished.replace(file)
    return file.read_text().strip()

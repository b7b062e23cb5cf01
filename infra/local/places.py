"""Where files of the embedded services can live: short socket paths, and folders that a system user can reach."""

import hashlib
import os
import pwd
import re
import shutil
import stat
import subprocess
from pathlib import Path

from infra.local.process import ServiceError

# sun_path holds 104 bytes on macOS, 108 on Linux; PostgreSQL adds "/.s.PGSQL.5432" and its lock file's ".lock".
_SOCKET_FOLDER_BYTES = 80
# Commas, colons and percent signs would be read as syntax in a database URL.
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./-]+")
_TEMPORARY = Path("/tmp")  # noqa: S108 - the folder made in it is checked to be ours alone
_SYSTEM_HOME = Path("/var/lib/lading")


def digest(path: Path) -> str:
    """Ten letters that stand for an absolute path."""
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:10]


def digest_of(*tops: Path) -> str:
    """Stands for names and contents of files and of all files in folders, caches of Python aside."""
    state = hashlib.sha256()
    for top in tops:
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix != ".pyc":
                name = path.relative_to(top.parent).as_posix()
                state.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return state.hexdigest()


def service_user() -> str | None:
    """The system user that a server which refuses to run as root becomes; None when we are not root."""
    if os.geteuid() != 0:
        return None
    for name in ("lading", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise ServiceError("PostgreSQL refuses to run as root and there is no user `nobody`: run as an ordinary user")


def private_folder(path: Path, user: str | None) -> Path:
    """Make `path` a folder of `user` (or ours) that nobody else may enter; raises `ServiceError` if it is not."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    owner = pwd.getpwnam(user).pw_uid if user else os.geteuid()
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {owner, os.geteuid()}:
        raise ServiceError(f"{path} belongs to somebody else: remove it and start again")
    os.chown(path, owner, -1)
    path.chmod(0o700)
    return path


def socket_folder(data_dir: Path, name: str, user: str | None) -> Path:
    """A folder of `user` for unix sockets: in the data directory when that path is short, plain and open to `user`,
    else below /tmp.
    """
    inside = data_dir.resolve() / "run" / name
    if len(os.fsencode(inside)) <= _SOCKET_FOLDER_BYTES and _PLAIN_PATH.fullmatch(str(inside)):
        private_folder(inside, user)
        if user is None or _runs_as(user, ["test", "-x", str(inside)]):
            return inside
    return private_folder(_TEMPORARY / f"lading-{os.geteuid()}-{digest(data_dir)}-{name}", user)


def _runs_as(user: str, argv: list[str]) -> bool:
    try:
        done = subprocess.run(argv, user=user, extra_groups=[], capture_output=True, check=False, cwd="/")
    except OSError:
        return False
    return done.returncode == 0


def reachable_folder(wanted: Path, user: str | None) -> Path:
    """A private folder of `user` at `wanted`, or, when `user` may not pass through a parent of it (a checkout
    below /root), at a place of its own in /var/lib/lading to which `wanted` becomes a symbolic link.
    """
    if user is None:
        return private_folder(wanted, None)
    if not wanted.is_symlink():
        private_folder(wanted, user)
        if _runs_as(user, ["test", "-x", str(wanted.resolve())]):
            return wanted
        if any(wanted.iterdir()):
            raise ServiceError(f"{wanted} holds data, but its owner, the user {user}, may not reach it any more")
        wanted.rmdir()
    home = _SYSTEM_HOME / f"{wanted.name}-{digest(wanted.parent)}"
    if not wanted.is_symlink():
        # What lies there belonged to a data directory that was deleted since.
        shutil.rmtree(home, ignore_errors=True)
        _system_home()
        wanted.symlink_to(home)
    return private_folder(home, user)


def reachable_programs(site: Path, folders: list[str], probe: str, user: str | None) -> Path:
    """`site`, or a copy of its `folders` in /var/lib/lading when `user` may not run `probe` there.

    The copy keeps their places to each other, by which programs of wheels find their libraries.
    """
    if user is None or _runs_as(user, [str(site / probe), "--version"]):
        return site
    copy = _SYSTEM_HOME / f"programs-{digest(site)}"
    if not _runs_as(user, [str(copy / probe), "--version"]):
        _system_home()
        shutil.rmtree(copy, ignore_errors=True)
        for folder in folders:
            shutil.copytree(site / folder, copy / folder, symlinks=True)
        for path in (copy, *copy.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644))
    if not _runs_as(user, [str(copy / probe), "--version"]):
        raise ServiceError(f"the user {user} cannot run {site / probe}, nor a copy of it in {copy}")
    return copy


def _system_home() -> None:
    _SYSTEM_HOME.mkdir(parents=True, exist_ok=True)
    _SYSTEM_HOME.chmod(0o755)

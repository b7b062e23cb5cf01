"""Runs every check and test, as `make test` and CI do: what does not share a resource runs side by side.

Each step's output goes to a file and is printed whole when the step fails; at the end stands one line per step with its
time. Settings of the caller (LADING_*) do not reach the steps.
"""

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from infra.local.node import find_node
from infra.testing.tally import Tally

ROOT = Path(__file__).parents[2]
WEB = ROOT / "frontend"
BIN = Path(sys.executable).parent
DEBIAN_PACKAGES = {
    "dovecot-imapd": "/usr/sbin/dovecot",
    "chromium": "/usr/bin/chromium",
    "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "fonts-noto-core": "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
}
#: What runs with every change; `make shots` walks all six.
E2E_PROJECTS = ("en-1440", "zh-CN-390", "ar-1440")
READY_SECONDS = 600.0
#: Longer than any step takes; one that hangs must not hold up the machine.
STEP_SECONDS = 2700.0


class NotReadyError(Exception):
    """The demo did not come up; says what it printed."""


@dataclass
class Step:
    """One command. `folder` is where it runs; `again` runs just what failed, once, and then decides; the last `shown`
    lines of what it printed are shown when it succeeds."""

    name: str
    command: Sequence[str]
    folder: Path = ROOT
    environment: dict[str, str] = field(default_factory=dict)
    again: Sequence[str] | None = None
    shown: int = 0


@dataclass
class Outcome:
    """How a step ended: its exit code and seconds; `steady` unless it needed a second try; its tests."""

    name: str
    code: int
    seconds: float
    steady: bool = True
    tests: Tally = field(default_factory=Tally)


def python_checks() -> list[Step]:
    """Checks of the Python side."""
    return [
        Step("ruff format", [f"{BIN}/ruff", "format", "--check", "--quiet", "."]),
        Step("ruff", [f"{BIN}/ruff", "check", "--quiet", "."]),
        Step("import contracts", [f"{BIN}/lint-imports"]),
        Step("backend catalogs", [sys.executable, "-m", "i18n.check"]),
        Step("mypy", [f"{BIN}/mypy"]),
    ]


def web_packages() -> list[Step]:
    """The web app's packages as locked, unless they are there."""
    return [Step("web packages", [sys.executable, "-m", "infra.testing.web", "packages"])]


def web_checks() -> list[Step]:
    """Checks of the web side."""
    return [
        Step("web lint", ["npm", "run", "lint"], WEB),
        Step("web types", ["npm", "run", "typecheck"], WEB),
        Step("web catalogs", ["npm", "run", "catalogs:check"], WEB),
        Step("web API types", ["npm", "run", "api:generate", "--", "--check"], WEB, {"LADING_BIN": f"{BIN}/lading"}),
    ]


def web_tests() -> list[Step]:
    """Unit tests, the build, and the size of its first screen."""
    return [
        Step("web unit tests", ["npm", "test"], WEB, shown=4),
        Step("web build", [sys.executable, "-m", "infra.testing.web", "build"]),
        Step("web size", ["npm", "run", "size"], WEB),
    ]


def python_tests() -> list[Step]:
    """All of pytest. What fails runs once more, alone, and the summary names the step as unsteady: servers that are
    killed and cut off beside each other on two cores fail now and then for no reason of ours."""
    quiet = ["-q", "--show-capture=log"]
    again = [f"{BIN}/pytest", "--last-failed", "--last-failed-no-failures=none", "-n", "0", *quiet]
    slowest = ["--durations=30", "--durations-min=5"]
    return [Step("pytest", [f"{BIN}/pytest", "-n", "2", *quiet, *slowest], again=again, shown=40)]


#: What changes files instead of judging them.
WRITING = {
    "format": [
        Step("ruff", [f"{BIN}/ruff", "check", "--fix-only", "--quiet", "."]),
        Step("ruff format", [f"{BIN}/ruff", "format", "--quiet", "."]),
        Step("web format", ["npm", "run", "format"], WEB),
    ],
    "openapi": [Step("web API types", ["npm", "run", "api:generate"], WEB, {"LADING_BIN": f"{BIN}/lading"})],
}


def own_environment() -> dict[str, str]:
    """Ours without the caller's settings of Lading."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LADING_")}


class Runner:
    """Runs steps and remembers how they ended."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self._begun = time.monotonic()
        self._environment = {
            **own_environment(),
            **find_node(WEB).environment,
            "PYTHONTZPATH": "",
        }

    async def run(self, steps: Sequence[Step]) -> bool:
        """One step after the other, all of them; whether every one succeeded."""
        results = [await self._step(step) for step in steps]
        return all(results)

    def failed(self, name: str, seconds: float, text: str) -> None:
        """Note what failed without being a command."""
        self.outcomes.append(Outcome(name, 1, seconds))
        print(f"{self._line(self.outcomes[-1])}\n----- {name} -----\n{text}\n-----", flush=True)

    async def _step(self, step: Step) -> bool:
        started = time.monotonic()
        code, text = await self._execute(step, step.command)
        steady, tests = code == 0, Tally.of(text)
        if code != 0 and step.again is not None:
            print(f"----- {step.name}, first try -----\n{text}\n-----", flush=True)
            code, text = await self._execute(step, step.again)
            tests = tests.after(Tally.of(text))
        self.outcomes.append(Outcome(step.name, code, time.monotonic() - started, steady or code != 0, tests))
        print(self._line(self.outcomes[-1]), flush=True)
        if code != 0:
            print(f"----- {step.name} -----\n{text}\n-----", flush=True)
        elif step.shown:
            print("\n".join(text.strip().splitlines()[-step.shown :]), flush=True)
        return code == 0

    async def _execute(self, step: Step, command: Sequence[str]) -> tuple[int, str]:
        """Run `command` in the step's place; answers its exit code and what it printed."""
        with tempfile.TemporaryFile() as output:
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd=step.folder,
                env={**self._environment, **step.environment},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
            try:
                async with asyncio.timeout(STEP_SECONDS):
                    code = await process.wait()
            except TimeoutError:
                code = 124
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            output.seek(0)
            return code, output.read().decode(errors="replace")

    @staticmethod
    def _line(outcome: Outcome) -> str:
        verdict = "FAILED" if outcome.code != 0 else "ok    " if outcome.steady else "UNSTEADY"
        return f"{verdict} {outcome.seconds:7.1f} s  {outcome.name}"

    def summary(self) -> int:
        """Print every step with its time, and what failed; answers the exit code."""
        print()
        for outcome in self.outcomes:
            print(self._line(outcome))
        print(f"tests: {sum((outcome.tests for outcome in self.outcomes), Tally())}")
        failed = [outcome.name for outcome in self.outcomes if outcome.code != 0]
        total = time.monotonic() - self._begun
        print(
            f"{len(self.outcomes)} steps in {total:.0f} s; "
            + (f"failed: {', '.join(failed)}" if failed else "all passed")
        )
        return 1 if failed else 0


def fresh_folder() -> Path:
    """An empty folder that another user may pass through: root starts PostgreSQL as one, and its data stays inside."""
    folder = Path(tempfile.mkdtemp(prefix="lading-e2e-"))
    folder.chmod(0o711)
    return folder


@asynccontextmanager
async def running_demo(environment: dict[str, str]) -> AsyncIterator[dict[str, str]]:
    """`lading up` with a fresh data directory on a free port; answers what the browser tests need to know of it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data_dir = fresh_folder()
    log = data_dir / "up.log"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            f"{BIN}/lading",
            "up",
            env={
                **own_environment(),
                **environment,
                "LADING_PORT": str(port),
                "LADING_DATA_DIR": str(data_dir / "data"),
            },
            cwd=ROOT,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        deadline = time.monotonic() + READY_SECONDS
        while "Lading is ready" not in log.read_text(errors="replace"):
            if process.returncode is not None or time.monotonic() > deadline:
                raise NotReadyError("Lading did not start:\n" + log.read_text(errors="replace"))
            await asyncio.sleep(0.5)
        yield demo_environment(f"http://127.0.0.1:{port}", data_dir / "data")
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
        shutil.rmtree(data_dir, ignore_errors=True)


def demo_environment(address: str, data_dir: Path) -> dict[str, str]:
    """Where the demo is, who signs in, and a mailbox that a newcomer can add."""
    ports = json.loads((data_dir / "ports.json").read_text())
    return {
        "LADING_E2E_URL": address,
        "LADING_E2E_EMAIL": "zhou.haiping@harbourline.example",
        "LADING_E2E_PASSWORD": "demo-lading-2026",
        "LADING_E2E_IMAP_PORT": str(ports["imap"]),
        "LADING_E2E_SMTP_PORT": str(ports["smtp"]),
        "LADING_E2E_MAILBOX": "sales@harbourline.example",
        "LADING_E2E_SECRET": "harbour-sales-2026",
        # A certificate for this machine that Lading trusts: the push service of the tests shows it.
        "LADING_E2E_TLS": str(data_dir / "tls"),
    }


async def browser_tests(runner: Runner, *, shots: bool) -> bool:
    """Walk the running demo in Chromium, or with `shots` take pictures of every screen in all languages and widths."""
    chosen = ["e2e/shots.spec.ts"] if shots else [f"--project={name}" for name in E2E_PROJECTS]
    more = {"LADING_SHOTS": str(ROOT / "shots")} if shots else {}
    command = ["npm", "run", "e2e", "--", *chosen]
    started = time.monotonic()
    try:
        async with running_demo({"LADING_SIGN_UP_OPEN": "true", "LADING_ALERT_HOSTS": "127.0.0.1"}) as environment:
            return await runner.run([Step("browser tests", command, WEB, {**environment, **more}, shown=4)])
    except NotReadyError as error:
        runner.failed("demo for the browser tests", time.monotonic() - started, str(error))
        return False


def missing_programs() -> list[str]:
    """Debian's packages whose files are not here."""
    return [name for name, path in DEBIAN_PACKAGES.items() if not Path(path).exists()]


async def install_servers(runner: Runner) -> None:
    """Debian's Dovecot, Chromium and fonts, where they are missing and we may install them."""
    missing = missing_programs()
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SystemExit(f"The tests need these programs: install {' '.join(missing)} (on Debian: apt-get install)")
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    done = await runner.run(
        [
            Step("apt-get update", ["apt-get", "update", "-qq"], environment=environment),
            Step(
                "apt-get install",
                ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
                environment=environment,
            ),
        ]
    )
    if not done:
        raise SystemExit(runner.summary())


async def run_all(only: str | None) -> int:
    """Everything, or the checks alone, or the screenshots alone; answers the exit code."""
    runner = Runner()
    if only in WRITING:
        await runner.run([*web_packages(), *WRITING[only]])
        return runner.summary()
    if only == "check":
        await runner.run(web_packages())
        await asyncio.gather(runner.run(python_checks()), runner.run(web_checks()))
        return runner.summary()
    await install_servers(runner)
    if only == "shots":
        await runner.run(web_packages())
        await browser_tests(runner, shots=True)
        return runner.summary()

    async def web() -> None:
        if await runner.run(web_packages()):
            await runner.run([*web_checks(), *web_tests()])
            await browser_tests(runner, shots=False)

    await asyncio.gather(runner.run([*python_checks(), *python_tests()]), web())
    return runner.summary()


def main() -> None:
    """`python -m infra.testing.run [--only check|shots|format|openapi]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("check", "shots", *WRITING))
    sys.exit(asyncio.run(run_all(parser.parse_args().only)))


if __name__ == "__main__":
    main()

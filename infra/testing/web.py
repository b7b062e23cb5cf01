"""Packages and build of the web app for tests: `python -m infra.testing.web packages|build`."""

import sys
import tempfile
from pathlib import Path

from infra.local.node import build_web, install_web_packages
from infra.local.process import ServiceError
from infra.local.progress import Progress

FRONTEND = Path(__file__).parents[2] / "frontend"
WORK = {"packages": install_web_packages, "build": build_web}


def main() -> None:
    """Do what the argument says; the whole log of npm shows when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        logs = Path(folder) / "logs"
        try:
            WORK[sys.argv[1]](FRONTEND, Progress(), logs)
        except ServiceError as error:
            log = logs / "npm.log"
            sys.exit(f"{error}\n\n{log.read_text(errors='replace') if log.exists() else ''}")


if __name__ == "__main__":
    main()

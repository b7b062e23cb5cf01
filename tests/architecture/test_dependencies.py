"""What runs for users imports nothing that only the tests install."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("backend", "tenants", "mail_ingest", "i18n", "erp_adapters", "infra")
#: Folders of tests, measuring and training, which come with the development packages.
ASIDE = {"testing", "bench", "training", "conformance"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]


def test_every_import_is_among_the_packages_that_users_install() -> None:
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements/runtime.txt").read_text(), re.MULTILINE))
    packages = packages_distributions()
    missing = {
        (name, str(path.relative_to(ROOT)))
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if not ASIDE & set(path.relative_to(ROOT).parts)
        for name in imported(path)
        if name not in ROOMS
        and name not in sys.stdlib_module_names
        and not {re.sub(r"[-_.]+", "-", each).lower() for each in packages.get(name, [])} & locked
    }
    assert missing == set()

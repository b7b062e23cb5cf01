"""Rules that no linter knows, each with a bad example that it must find."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("backend", "erp_adapters", "i18n", "infra", "mail_ingest", "tenants")
DOMAINS = {path.name for path in (ROOT / "backend").iterdir() if (path / "__init__.py").exists()} - {"cli"}
MOST_LINES = 500


def sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from (ROOT / room).rglob("*.py")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def foreign_models(domain: str, code: str) -> list[str]:
    """Imports of another domain's tables."""
    found = []
    for name in imported(ast.parse(code)):
        parts = name.split(".")
        if parts[0] == "backend" and len(parts) > 2 and parts[2] == "models" and parts[1] != domain:
            found.append(name)
    return found


def transaction_calls(code: str) -> list[str]:
    """Calls by which code would end a transaction that the edge owns."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"commit", "rollback"}
        and ast.unparse(node.func.value).endswith("session")
    ]


def test_a_domain_never_touches_another_ones_tables() -> None:
    for domain in DOMAINS - {"web"}:
        for path in (ROOT / "backend" / domain).rglob("*.py"):
            assert foreign_models(domain, path.read_text()) == [], path


def test_the_rule_on_tables_finds_a_violation() -> None:
    assert foreign_models("customers", "from backend.accounts.models import X") == ["backend.accounts.models"]


def test_only_the_session_itself_ends_transactions() -> None:
    for path in sources():
        if path == ROOT / "tenants" / "session.py":
            continue
        if path.relative_to(ROOT).parts[0] in {"backend", "mail_ingest", "tenants"}:
            assert transaction_calls(path.read_text()) == [], path


def test_the_rule_on_transactions_finds_a_violation() -> None:
    assert transaction_calls("async def f(session): await session.commit()") == ["session.commit()"]


def test_files_stay_small() -> None:
    # A migration is one step, however many tables it makes.
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sources()
        if "versions" not in path.parts and (lines := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert long == {}


def test_every_package_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in sources()
        if path.name == "__init__.py"
        and "versions" not in path.parts
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_nothing_names_a_package_registry() -> None:
    hosts = re.compile(
        "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "yarn" + r"pkg\.com"])
    )
    files = [ROOT / "pyproject.toml", *(ROOT / "requirements").iterdir(), ROOT / "frontend" / "package-lock.json"]
    assert [path.name for path in files if hosts.search(path.read_text())] == []

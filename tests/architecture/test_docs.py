"""What the docs name must exist: paths, commands, settings."""

import re
from pathlib import Path

import click
import pytest

from backend.cli import main
from tenants.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
#: Variables that are read before or beside the settings.
OTHER_VARIABLES = {"LADING_DEMO_IMAP_PORT", "LADING_DEMO_SMTP_PORT", "LADING_GOLDEN"}
FOLDERS = ("backend/", "tenants/", "mail_ingest/", "i18n/", "erp_adapters/", "frontend/", "infra/", "tests/", "docs/")


def commands(group: click.Group, prefix: str = "lading") -> set[str]:
    found = {prefix}
    for name, command in group.commands.items():
        found |= commands(command, f"{prefix} {name}") if isinstance(command, click.Group) else {f"{prefix} {name}"}
    return found


def named_paths(text: str) -> list[str]:
    spans = re.findall(r"`([^`\s]+)`", text)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)\)", text) if "://" not in link]
    return [span for span in spans if span.startswith(FOLDERS) and "*" not in span] + links


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_paths_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    missing = [path for path in named_paths(text) if not ((ROOT / path).exists() or (page.parent / path).exists())]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(page: Path) -> None:
    assert isinstance(main, click.Group)
    known = commands(main)
    named = re.findall(r"`(?:\.venv/bin/)?(lading(?: [a-z][a-z-]*)*)", page.read_text(encoding="utf-8"))
    wrong = [name for name in named if not any(name == k or name.startswith(f"{k} ") for k in known - {"lading"})]
    assert [name for name in wrong if name != "lading"] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_settings_exist(page: Path) -> None:
    known = {f"LADING_{name.upper()}" for name in Settings.model_fields} | OTHER_VARIABLES
    named = set(re.findall(r"\bLADING_[A-Z_]*[A-Z]\b", page.read_text(encoding="utf-8")))
    assert named - known == set()


def test_the_operators_page_lists_every_setting() -> None:
    text = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert f"| `LADING_{name.upper()}` |" in text
        assert str(field.description) in text


def test_the_check_finds_what_is_not_there() -> None:
    assert named_paths("see `backend/nowhere.py` and [this](nothing.md)") == ["backend/nowhere.py", "nothing.md"]

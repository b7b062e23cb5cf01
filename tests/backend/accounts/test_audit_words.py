"""Every action that the program writes into the audit log has words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.accounts.audit_words import actor_of, has_words, summary_of

ROOT = Path(__file__).parents[3]
ROOMS = ("backend", "erp_adapters", "mail_ingest", "tenants")


def recorded() -> Iterator[tuple[str, str]]:
    """Actions given to `audit.record` as they stand in the source, with the file; a part that is computed is empty."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("audit.record"):
                    for action in _actions(node.args[1]):
                        yield action, str(path.relative_to(ROOT))


def _actions(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _actions(node.body)
        yield from _actions(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "" for part in node.values)


def test_what_is_recorded_can_be_told() -> None:
    found = list(recorded())
    assert len(found) > 100
    known = [
        ("company", "contact", "deal", "quote", "order", "payment", "shipment", "credit_note", "product", "webhook"),
        ("changed", "created", "removed", "won", "lost", "sent"),
    ]
    for action, path in found:
        subject, _, deed = action.partition(".")
        if deed.endswith("_"):
            continue  # what follows is computed
        subjects, deeds = ([subject] if subject else known[0]), ([deed] if deed else known[1])
        assert any(has_words(one, other) for one in subjects for other in deeds), f"{action} in {path}"


@pytest.mark.parametrize(
    ("action", "name", "said"),
    [
        ("order.confirmed", "SO2026-0001", "订单 · 确认：SO2026-0001"),
        ("user.signed_in", "", "登录"),
        ("erp_step.retry", "SO1", "发往 ERP 的步骤 · 重试：SO1"),
        ("unheard.of", "", "unheard.of"),
    ],
)
def test_an_action_is_told_in_the_readers_language(action: str, name: str, said: str) -> None:
    assert summary_of(action, name, "zh-CN") == said


def test_work_of_the_program_is_not_called_by_a_jobs_name() -> None:
    assert actor_of("system", "erp.document_told", "en") == "Lading itself"
    assert actor_of("user", "Lin Wei", "en") == "Lin Wei"

"""What somebody typed into the search box, taken apart: words, phrases and operators. Pure.

`from:ana "pro forma" -draft has:attachment after:2026-01-01`: everything must hold, `-` means must not. Operators have
names in other languages too (`发件人:`, `من:`), with `:` or `：`. A colon after any other word is plain text.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from i18n.messages import N_
from tenants.errors import FieldProblem, ValidationFailedError

Field = Literal["any", "from", "to", "cc", "subject", "filename"]

_NAMES: Final = {
    "from": "from 发件人 来自 von de od от من",
    "to": "to 收件人 发给 an кому إلى",
    "cc": "cc 抄送 копия نسخة",
    "subject": "subject 主题 标题 betreff тема الموضوع",
    "filename": "filename 文件名 附件名 dateiname файл الملف",
    "has": "has 有 含 mit есть يحتوي",
    "before": "before 早于 之前 vor до قبل",
    "after": "after 晚于 之后 nach после بعد",
    "in": "in 位于 文件夹 邮箱 папка في",
    "company": "company 公司 客户 firma компания شركة",
    "is": "is 是 状态 ist هو",
}
_OPERATORS: Final = {alias: name for name, aliases in _NAMES.items() for alias in aliases.split()}
_VALUES: Final = {
    "attachment": "attachment attachments file files 附件 anhang вложение مرفق مرفقات",
    "unread": "unread 未读 ungelesen непрочитанное جديد",
    "read": "read 已读 gelesen прочитанное مقروء",
    "inbox": "inbox 收件箱 posteingang входящие الوارد",
    "sent": "sent 已发送 已发送邮件 gesendet отправленные المرسل",
    "anywhere": "anywhere all 全部 alle везде الكل",
    "today": "today 今天 heute сегодня اليوم",
    "yesterday": "yesterday 昨天 gestern вчера أمس",
    "person": "human person 个人 人",
    "machine": "machine 自动 机器",
}
_MEANINGS: Final = {alias: name for name, aliases in _VALUES.items() for alias in aliases.split()}
_TERM: Final = re.compile(
    r"""(?P<no>-)?(?:(?P<name>[^\W\d_]+)[:：])?(?:["“”„](?P<phrase>[^"“”„]*)(?:["“”„]|$)|(?P<word>[^\s"“”„]+))"""
)
_DATE: Final = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)?年?")
_AGO: Final = re.compile(r"(\d{1,4})\s*(d|w|m|y|天|周|个?月|年)")
_DAYS: Final = {"d": 1, "天": 1, "w": 7, "周": 7, "m": 30, "月": 30, "个月": 30, "y": 365, "年": 365}


@dataclass(frozen=True, slots=True)
class Term:
    """Words that a message must hold (must not, when `negated`) in a field; a phrase holds them in a row."""

    text: str
    field: Field = "any"
    phrase: bool = False
    negated: bool = False


@dataclass(slots=True)
class Query:
    """A search. Days are the reader's; `before` leaves its day out, `after` takes it in."""

    terms: list[Term] = field(default_factory=list)
    attachment: bool | None = None
    before: date | None = None
    after: date | None = None
    #: Names of mailboxes or folders.
    places: list[str] = field(default_factory=list)
    folder: Literal["inbox", "sent"] | None = None
    companies: list[str] = field(default_factory=list)
    unread: bool | None = None
    kind: Literal["human", "machine"] | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Query()


def parse_query(text: str, *, today: date) -> Query:
    """Take a search apart; `today` is the reader's. Raises `ValidationFailedError` with what is wrong and where."""
    query = Query()
    end_open = bool(text) and not text[-1].isspace()
    loose: list[str] = []
    for match in _TERM.finditer(text):
        negated = match["no"] is not None
        name = _OPERATORS.get(match["name"].casefold()) if match["name"] else None
        phrase = match["phrase"] is not None
        value = (match["phrase"] if phrase else match["word"]).strip()
        if match["name"] and name is None:
            value = f"{match['name']} {value}"
        if not value:
            continue
        if name is None:
            if phrase or negated:
                query.terms.append(Term(value, phrase=phrase, negated=negated))
            else:
                loose.append(value)
        elif name in {"from", "to", "cc", "subject", "filename"}:
            query.terms.append(Term(value, field=name, phrase=phrase, negated=negated))  # type: ignore[arg-type]
        else:
            _operator(query, name, value, negated=negated, today=today)
    if loose:
        # White space after the last word says that it is finished.
        query.terms.append(Term(" ".join(loose) + ("" if end_open else " ")))
    return query


def _operator(query: Query, name: str, value: str, *, negated: bool, today: date) -> None:
    meaning = _MEANINGS.get(value.casefold())
    if negated and (name not in {"has", "is"}):
        raise _problem("negated", N_("“-” does not work with “{name}:”."), name=name)
    match name, meaning:
        case "has", "attachment":
            query.attachment = not negated
        case "is", "unread" | "read":
            query.unread = (meaning == "unread") is not negated
        case "is", "person" | "machine":
            query.kind = "human" if (meaning == "person") is not negated else "machine"
        case "has" | "is", _:
            raise _problem("unknown", N_("“{name}:{value}” means nothing here."), name=name, value=value)
        case "before", _:
            query.before = _day(value, today)
        case "after", _:
            query.after = _day(value, today)
        case "in", "inbox" | "sent":
            query.folder = "inbox" if meaning == "inbox" else "sent"
        case "in", "anywhere":
            query.folder = None
        case "in", _:
            query.places.append(value)
        case _:
            query.companies.append(value)


def _day(value: str, today: date) -> date:
    meaning = _MEANINGS.get(value.casefold())
    if meaning in {"today", "yesterday"}:
        return today - timedelta(days=meaning == "yesterday")
    ago = _AGO.fullmatch(value.casefold())
    written = _DATE.fullmatch(value)
    try:
        # "2026年" is a year, "3年" so many years ago.
        if written:
            year, month, day = (int(part) if part else 1 for part in written.groups())
            return date(year, month, day)
        if ago:
            return today - timedelta(days=int(ago[1]) * _DAYS[ago[2]])
    except (ValueError, OverflowError):
        pass
    raise _problem("date", N_("“{value}” is not a date. Write it like 2026-03-05 or 7d."), value=value)


def _problem(code: str, text: str, **params: str) -> ValidationFailedError:
    return ValidationFailedError(errors=[FieldProblem("q", code, text, **params)])

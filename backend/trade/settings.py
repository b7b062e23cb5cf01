"""A tenant's ways of trading: read with defaults, changed by who manages."""

from decimal import Decimal
from typing import Annotated, Final

import msgspec
from msgspec import UNSET, Meta, UnsetType
from sqlalchemy import select

from backend.trade import checks
from backend.trade.models import TradeSettings
from backend.trade.numbering import DEFAULTS, check_pattern
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id
from tenants.session import ReadSession, WriteSession

FEED_FORMATS: Final = ("ecb",)


class TradeSettingsView(msgspec.Struct, kw_only=True):
    """Ways of trading. `margin_floor` in percent; `feed_url` is read daily in `feed_format`: "ecb" is the XML of the
    European Central Bank's reference rates, which many others publish too."""

    base_currency: str = "CNY"
    margin_floor: Decimal = Decimal(10)
    validity_days: int = 30
    guard_days: int = 30
    feed_url: str | None = None
    feed_format: str | None = None
    number_patterns: dict[str, str] = {}


class TradeSettingsPatch(msgspec.Struct, kw_only=True):
    """Changes; an absent key stays."""

    base_currency: str | UnsetType = UNSET
    margin_floor: Decimal | UnsetType = UNSET
    validity_days: Annotated[int, Meta(ge=1, le=365)] | UnsetType = UNSET
    guard_days: Annotated[int, Meta(ge=0, le=365)] | UnsetType = UNSET
    feed_url: Annotated[str, Meta(max_length=500)] | UnsetType | None = UNSET
    number_patterns: dict[str, str] | UnsetType = UNSET


async def load_settings(session: ReadSession) -> TradeSettingsView:
    """The tenant's settings, or the defaults."""
    row = await session.scalar(select(TradeSettings))
    if row is None:
        return TradeSettingsView(number_patterns=dict(DEFAULTS))
    return TradeSettingsView(
        base_currency=row.base_currency,
        margin_floor=row.margin_floor,
        validity_days=row.validity_days,
        guard_days=row.guard_days,
        feed_url=row.feed_url,
        feed_format=row.feed_format,
        number_patterns={**DEFAULTS, **row.number_patterns},
    )


async def change_settings(session: WriteSession, actor: Actor, given: TradeSettingsPatch) -> TradeSettingsView:
    """Change the tenant's settings. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("trade.approve")
    known = await load_settings(session)
    row = await session.scalar(select(TradeSettings).with_for_update())
    if row is None:
        row = TradeSettings(
            id=new_id(),
            base_currency=known.base_currency,
            margin_floor=known.margin_floor,
            validity_days=known.validity_days,
            guard_days=known.guard_days,
        )
        session.add(row)
    else:
        row.version += 1
    if given.base_currency is not UNSET:
        row.base_currency = checks.currency(given.base_currency, "base_currency")
    if given.margin_floor is not UNSET:
        row.margin_floor = checks.percent(given.margin_floor, "margin_floor")
    for name in ("validity_days", "guard_days"):
        value = getattr(given, name)
        if value is not UNSET:
            setattr(row, name, value)
    if given.feed_url is not UNSET:
        row.feed_url = _feed(given.feed_url)
        row.feed_format = "ecb" if row.feed_url else None
    if given.number_patterns is not UNSET:
        row.number_patterns = {
            kind: check_pattern(pattern, f"number_patterns.{kind}") for kind, pattern in given.number_patterns.items()
        }
    await session.flush()
    audit.record(session, "trade_settings.changed", subject_id=row.id)
    return await load_settings(session)


def _feed(url: str | None) -> str | None:
    text = (url or "").strip()
    if text and not text.startswith("https://"):
        raise ValidationFailedError(errors=[FieldProblem("feed_url", "https", N_("Give an address with https://."))])
    return text or None

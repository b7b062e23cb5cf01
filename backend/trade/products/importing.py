"""Products from a spreadsheet: what it would do, row by row, and doing it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

import msgspec
from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.sheets.heads import Heads
from backend.sheets.reading import numbered_sheet, read_number
from backend.trade.events import ProductsChanged
from backend.trade.products import schemas
from backend.trade.products.models import Product, ProductCategory
from backend.trade.products.service import category_named, fill_product, index_product
from i18n.messages import N_, translate
from i18n.words import fold
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import ValidationFailedError
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession

_TEXTS: Final = ("sku", "name", "category", "unit", "hs_code", "origin", "description", "cost_currency")
_NUMBERS: Final = (
    "rebate_rate", "moq", "lead_days", "cost", "pcs_per_carton", "carton_length", "carton_width", "carton_height",
    "net_weight", "gross_weight",
)  # fmt: skip
#: Languages that a column may name products in: those of papers.
_LANGUAGES: Final = {
    "en": ("english", "英文"), "zh": ("chinese", "中文"), "es": ("spanish", "西班牙文"), "ru": ("russian", "俄文"),
    "ar": ("arabic", "阿拉伯文"), "fr": ("french", "法文"), "pt": ("portuguese", "葡萄牙文"), "de": ("german", "德文"),
    "ja": ("japanese", "日文"),
}  # fmt: skip
#: What people write over a column, folded, by field.
_HEADS: Final[dict[str, tuple[str, ...]]] = {
    "sku": (
        "sku", "item no", "item no.", "item", "item number", "model", "model no", "model no.", "code", "货号", "型号",
        "编号", "产品编号",
    ),
    "name": ("name", "product", "product name", "description of goods", "品名", "产品名称", "名称"),
    **{
        f"name_{tag}": (
            f"{english} name", f"name {english}", f"name ({english})", f"name {tag}", f"name ({tag})", f"name_{tag}",
            f"{chinese}品名", f"{chinese}名称",
        )
        for tag, (english, chinese) in _LANGUAGES.items()
    },
    "description": ("description", "spec", "specification", "描述", "规格"),
    "category": ("category", "group", "分类", "类别"),
    "unit": ("unit", "uom", "单位"),
    "hs_code": ("hs", "hs code", "hscode", "海关编码", "税号"),
    "origin": ("origin", "country of origin", "原产国", "原产地"),
    "rebate_rate": ("rebate", "rebate rate", "vat rebate", "退税率"),
    "moq": ("moq", "minimum order", "起订量", "最小起订量"),
    "lead_days": ("lead time", "lead days", "lead time (days)", "交期", "交货期"),
    "cost": ("cost", "cost price", "purchase price", "成本", "成本价", "采购价"),
    "cost_currency": ("cost currency", "currency", "币种", "成本币种"),
    "pcs_per_carton": ("pcs/ctn", "pcs per carton", "qty/ctn", "pcs/carton", "装箱数", "每箱数量"),
    "carton_length": ("carton length", "length", "l (cm)", "箱长", "长"),
    "carton_width": ("carton width", "width", "w (cm)", "箱宽", "宽"),
    "carton_height": ("carton height", "height", "h (cm)", "箱高", "高"),
    "net_weight": ("n.w.", "nw", "net weight", "n.w. (kg)", "净重"),
    "gross_weight": ("g.w.", "gw", "gross weight", "g.w. (kg)", "毛重"),
}  # fmt: skip
_KNOWN: Final = Heads(_HEADS)
_NO_SKU: Final = N_("The number is missing.")
_NO_NAME: Final = N_("The name is missing.")
_TWICE: Final = N_("This number stands in the file twice.")
_NO_NUMBER: Final = N_("This is not a number.")


@dataclass(slots=True)
class _Row:
    number: int
    values: dict[str, Any]
    problems: list[schemas.ProductSheetProblem] = field(default_factory=list)
    action: str = "refuse"


async def import_products(
    session: WriteSession, actor: Actor, given: schemas.ProductSheet
) -> schemas.ProductSheetPreview:
    """Read a sheet of products and say what each row would do; with `apply`, do it with the rows that are in order.

    A product is known by its number; empty cells leave what is there. Raises `NotAllowedError`,
    `SheetUnreadableError`.
    """
    actor.require("trade.write")
    heads, lines = numbered_sheet(given.content, lambda text: _KNOWN.field_of(text) is not None)
    fields = _KNOWN.read(heads)
    columns = {head: field for head, field in zip(heads, fields, strict=True) if head}
    rows = _read(heads, fields, lines)
    known = await _known(session, [fold(row.values.get("sku", "")) for row in rows])
    keep_cost = (await sight_of(session)).masks.cost
    categories = {row.id: row.name for row in await session.scalars(select(ProductCategory))}
    seen: set[str] = set()
    touched: list[Product] = []
    for row in rows:
        key = fold(row.values.get("sku", ""))
        if key and key in seen:
            _wrong(row, "sku", _TWICE)
        seen.add(key)
        product = known.get(key)
        trial = None if row.problems else _try(row, product, categories, keep_cost=keep_cost)
        if trial is not None and given.apply and row.action != "same":
            touched.append(await _do(session, row, product, trial))
    if given.apply:
        await session.flush()
        for product in touched:
            await index_product(session, product)
        if touched:
            audit.record(session, "product.imported", subject_name=given.filename, count=len(touched))
            append(session, ProductsChanged(product_ids=[product.id for product in touched[:200]]))
    return _preview(columns, rows, applied=given.apply)


def _try(row: _Row, product: Product | None, categories: dict[Any, str], *, keep_cost: bool) -> Product | None:
    """The product as the row would have it, apart from the session; None, with problems told, where it cannot be."""
    wish = _wish(row, product)
    if wish is None:
        return None
    trial = Product(id=new_id())
    if product is not None:
        trial.cost, trial.cost_currency = product.cost, product.cost_currency
    try:
        fill_product(trial, wish, keep_cost=keep_cost)
    except ValidationFailedError as error:
        for problem in error.errors:
            _wrong(row, problem.field, problem.message, **problem.params)
        return None
    if product is None:
        row.action = "create"
    else:
        shelf = categories.get(product.category_id) if product.category_id else None
        moved = "category" in row.values and shelf != row.values["category"]
        row.action = "change" if moved or _state(trial) != _state(product) else "same"
    return trial


async def _do(session: WriteSession, row: _Row, product: Product | None, trial: Product) -> Product:
    """Put what was tried into the table."""
    if product is None:
        product = trial
        session.add(product)
    else:
        for name in (*_COLUMNS, "sku_key", "name_key"):
            setattr(product, name, getattr(trial, name))
        product.version += 1
    if "category" in row.values:
        product.category_id = await category_named(session, row.values["category"])
    return product


def _read(heads: Sequence[str], fields: Sequence[str | None], lines: Sequence[tuple[int, Sequence[str]]]) -> list[_Row]:
    rows = []
    for number, cells in lines:
        row = _Row(number, {})
        for head, name, cell in zip(heads, fields, cells, strict=False):
            if name is None or not cell.strip():
                continue
            if name in _NUMBERS:
                try:
                    value = read_number(cell)
                except ValueError:
                    _wrong(row, head, _NO_NUMBER)
                    continue
                row.values[name] = int(value) if name == "lead_days" and value is not None else value
            else:
                row.values[name] = cell.strip()
        named = (row.values.get(f"name_{tag}") for tag in _LANGUAGES)
        row.values.setdefault("name", next((name for name in named if name), ""))
        if not row.values.get("sku"):
            _wrong(row, "sku", _NO_SKU)
        rows.append(row)
    return rows


async def _known(session: WriteSession, keys: Sequence[str]) -> dict[str, Product]:
    found = await session.scalars(
        select(Product).where(Product.sku_key.in_([key for key in keys if key]), Product.archived_at.is_(None))
    )
    return {row.sku_key: row for row in found}


_COLUMNS: Final = (
    "sku", "name", "names", "description", "descriptions", "unit", "hs_code", "origin", "rebate_rate", "moq",
    "lead_days", "cost", "cost_currency", "pcs_per_carton", "carton_length", "carton_width", "carton_height",
    "net_weight", "gross_weight",
)  # fmt: skip


def _state(product: Product | None) -> dict[str, Any]:
    return {} if product is None else {name: getattr(product, name) for name in _COLUMNS}


def _wish(row: _Row, product: Product | None) -> schemas.ProductInput | None:
    """The product as it would be: the row over what is there."""
    values = {name: value for name, value in row.values.items() if name in {*_TEXTS, *_NUMBERS} and value != ""}
    there = {name: value for name, value in _state(product).items() if value is not None}
    names = dict(product.names) if product is not None else {}
    for tag in _LANGUAGES:
        if row.values.get(f"name_{tag}"):
            names["zh-CN" if tag == "zh" else tag] = row.values[f"name_{tag}"]
    merged = {**there, **values, "names": names}
    if not merged.get("name"):
        _wrong(row, "name", _NO_NAME)
        return None
    try:
        return msgspec.convert(
            {name: str(value) if isinstance(value, Decimal) else value for name, value in merged.items()},
            schemas.ProductInput,
            strict=False,
        )
    except msgspec.ValidationError as error:
        _wrong(row, "", str(error))
        return None


def _wrong(row: _Row, column: str, message: str, **params: Any) -> None:
    row.action = "refuse"
    row.problems.append(schemas.ProductSheetProblem(column, translate(message, current().locale, **params)))


def _preview(columns: dict[str, str | None], rows: Sequence[_Row], *, applied: bool) -> schemas.ProductSheetPreview:
    def count(action: str) -> int:
        return sum(row.action == action for row in rows)

    return schemas.ProductSheetPreview(
        columns=columns,
        rows=[
            schemas.ProductSheetRow(
                number=row.number,
                sku=str(row.values.get("sku", "")),
                name=str(row.values.get("name", "")),
                action=row.action,
                problems=row.problems,
            )
            for row in rows
        ],
        creates=count("create"),
        changes=count("change"),
        same=count("same"),
        refused=count("refuse"),
        applied=applied,
    )

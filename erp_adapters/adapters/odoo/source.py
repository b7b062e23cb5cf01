"""Asking Odoo for rows: fields that exist, lines of a page, what is known of currencies and countries."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from erp_adapters.adapters.odoo.models import MODELS, Model
from erp_adapters.adapters.odoo.records import Known, Row, record_of
from erp_adapters.adapters.odoo.rpc import Rpc
from erp_adapters.contract.cache import Cache
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import Forbidden, NotFound, Refused
from erp_adapters.contract.values import zone_of

FORMAT: Final = "%Y-%m-%d %H:%M:%S"
_FIELDS: Final[Cache[dict[str, Any]]] = Cache()
_KNOWN: Final[Cache[Known]] = Cache()
_RIGHTS: Final[Cache[bool]] = Cache()


class Source:
    """Rows of one connection."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.rpc = Rpc(link)

    async def fields(self, model: str) -> dict[str, Any]:
        """What fields_get tells; empty when the model is not installed or not allowed. Asked once in a while."""

        async def ask() -> dict[str, Any]:
            attributes = ["string", "type", "required", "readonly", "relation", "selection", "manual"]
            try:
                found = await self.rpc(model, "fields_get", attributes=attributes)
            except Refused as refused:
                # An unknown model is 404 in JSON-2 and a KeyError in the older styles.
                if isinstance(refused.result, NotFound | Forbidden) or model in refused.result.message:
                    return {}
                raise
            return dict(found)

        return await _FIELDS.get(self.link, model, ask)

    async def rights(self, model: str, operations: Sequence[str] = ("read",)) -> frozenset[str]:
        """Which of read, create and write the user may do with a model at all; empty when it is not installed.

        fields_get answers also who may not read, so it does not tell.
        """
        found = set()
        for operation in operations:

            async def ask(operation: str = operation) -> bool:
                if not await self.fields(model):
                    return False
                if int(self.link.facts.get("major") or 0) >= 18:
                    return bool(await self.rpc(model, "has_access", (), operation=operation))
                return bool(await self.rpc(model, "check_access_rights", operation=operation, raise_exception=False))

            if await _RIGHTS.get(self.link, f"{model}.{operation}", ask):
                found.add(operation)
        return frozenset(found)

    async def known(self) -> Known:
        """Currencies' digits and countries' codes."""

        async def ask() -> Known:
            off = {"active_test": False}
            currencies = await self.rpc(
                "res.currency", "search_read", domain=[], fields=["name", "decimal_places"], context=off
            )
            countries = await self.rpc("res.country", "search_read", domain=[], fields=["code"])
            return Known(
                digits={row["name"]: int(row["decimal_places"]) for row in currencies},
                countries={int(row["id"]): str(row["code"]) for row in countries if row["code"]},
                zone=zone_of(str(self.link.facts.get("zone") or "UTC")),
            )

        return await _KNOWN.get(self.link, "known", ask)

    def reference(self, entity: Entity) -> str:
        """The field that holds our number."""
        return self.rpc.settings.reference_field if entity is Entity.SALES_ORDER else MODELS[entity].reference

    def domain(self, entity: Entity) -> list[Any]:
        """What narrows the model to the entity and, for documents, to the connection's company."""
        company = self.rpc.settings.company_id
        documents = {Entity.SALES_ORDER, Entity.SHIPMENT, Entity.INVOICE, Entity.RECEIPT, Entity.PRODUCTION}
        own = [["company_id", "=", int(company)]] if company and entity in documents else []
        return [*MODELS[entity].domain, *own]

    async def rows(self, entity: Entity, domain: Sequence[Any], *, order: str, limit: int | None = None) -> list[Row]:
        """Rows of the entity's model, archived ones too."""
        model = MODELS[entity]
        asked: dict[str, Any] = {} if limit is None else {"limit": limit}
        found = await self.rpc(
            model.name,
            "search_read",
            domain=list(domain),
            fields=await self._fields(model.name, model.fields),
            order=order,
            context={"active_test": False},
            **asked,
        )
        return list(found)

    async def records(self, entity: Entity, rows: Sequence[Row]) -> tuple[Record, ...]:
        """Records of rows, with their lines read in one call."""
        model = MODELS[entity]
        known = await self.known()
        lines = await self._lines(model, [row["id"] for row in rows]) if model.lines and rows else {}
        reference = self.reference(entity)
        return tuple(record_of(entity, row, lines.get(row["id"], ()), known, reference) for row in rows)

    async def _lines(self, model: Model, parents: list[int]) -> dict[int, list[Row]]:
        wanted = (model.parent, *model.line_fields)
        found = await self.rpc(
            model.lines,
            "search_read",
            domain=[[model.parent, "in", parents]],
            fields=await self._fields(model.lines, wanted),
            order="sequence, id" if model.lines == "sale.order.line" else "id",
        )
        grouped: dict[int, list[Row]] = {}
        for line in found:
            grouped.setdefault(line[model.parent][0], []).append(line)
        return grouped

    async def _fields(self, model: str, wanted: Sequence[str]) -> list[str]:
        known = await self.fields(model)
        custom = (name for name, field in known.items() if name.startswith("x_") and field.get("type") != "binary")
        return list(dict.fromkeys([*(name for name in wanted if name in known or name == "id"), *custom]))


def second(value: datetime) -> str:
    """A moment as Odoo tells it."""
    return value.astimezone(UTC).strftime(FORMAT)


def next_second(value: str) -> str:
    """The second after. Odoo keeps microseconds and tells seconds: `<= 08:00:00` leaves out what is told as such."""
    return (datetime.strptime(value, FORMAT).replace(tzinfo=UTC) + timedelta(seconds=1)).strftime(FORMAT)

"""What is examined: an adapter, a connection, sample records, and the server's hidden side where there is one."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol

import msgspec
from msgspec import UNSET, Struct, UnsetType

from erp_adapters.contract.adapter import Adapter
from erp_adapters.contract.capabilities import Capabilities
from erp_adapters.contract.http import Http, Request, Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Customer, Entity, OrderLine, Ref, SalesOrder


class Hidden(Protocol):
    """The other side of a simulator. Faults hit the next matching request, once, and say so."""

    def seed(self, entity: Entity, count: int) -> None:
        """Have at least `count` records."""
        ...

    def edit(self, entity: Entity, external_id: str) -> None:
        """Change the record as somebody in the ERP would; time goes on."""
        ...

    def count(self, entity: Entity, reference: str) -> int:
        """How many records carry our reference."""
        ...

    def lose_reply(self) -> None:
        """Do what the next request with an effect asks and drop the connection before answering."""
        ...

    def drop(self) -> None:
        """Drop the connection of the next request unread."""
        ...

    def limit(self) -> None:
        """Answer the next request as one too many."""
        ...

    def fail(self) -> None:
        """Answer the next request with HTTP 503."""
        ...

    def babble(self) -> None:
        """Answer the next request with 200 and a web page."""
        ...

    def expire(self) -> None:
        """Forget all sessions and tokens."""
        ...


class Samples(Struct, kw_only=True, frozen=True):
    """What exists in the ERP for test orders to name; given in the settings file of `lading erp check --write`."""

    customer: Ref = Ref()
    product: Ref = Ref()
    unit: Ref | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    company: Ref | UnsetType = UNSET
    salesperson: Ref | UnsetType = UNSET
    group: Ref | UnsetType = UNSET
    customer_custom: Mapping[str, Any] | UnsetType = UNSET
    order_custom: Mapping[str, Any] | UnsetType = UNSET

    def new_customer(self, reference: str) -> Customer:
        """A customer nobody has."""
        return Customer(
            reference=reference,
            external_number=reference,
            name=f"丰收贸易 محدودة {reference}",
            phone="+86 574 5550 0100",
            currency=self.currency,
            group=self.group,
            company=self.company,
            custom=self.customer_custom,
        )

    def new_order(self, reference: str, lines: int = 2) -> SalesOrder:
        """A draft of `lines` lines with a four-digit price."""
        from datetime import date

        return SalesOrder(
            reference=reference,
            customer=self.customer,
            company=self.company,
            salesperson=self.salesperson,
            currency=self.currency,
            ordered_on=date(2026, 3, 2),
            delivery_on=date(2026, 4, 10),
            note=f"样品单 {reference}",
            lines=tuple(self.new_line(f"{reference}/{number}", number) for number in range(1, lines + 1)),
            custom=self.order_custom,
        )

    def new_line(self, reference: str, position: int) -> OrderLine:
        """A line of hundreds of pieces: its amount has two digits, however the ERP rounds."""
        from datetime import date

        return OrderLine(
            reference=reference,
            position=position,
            product=self.product,
            unit=self.unit,
            quantity=Decimal(100 * position),
            price=Decimal("1.2345"),
            delivery_on=date(2026, 4, 10),
        )


class Recorder:
    """An `Http` that remembers what went through it."""

    def __init__(self, inner: Http) -> None:
        self._inner = inner
        self.sent: list[Request] = []

    async def send(self, request: Request) -> Response:
        """See `Http`."""
        self.sent.append(request)
        return await self._inner.send(request)

    @property
    def effects(self) -> list[Request]:
        """The requests that may have changed something."""
        return [request for request in self.sent if request.effect]


class Subject(Struct, kw_only=True):
    """One examination. `hidden` is None against real servers."""

    adapter: Adapter
    link: Link
    capabilities: Capabilities
    samples: Samples = Samples()
    hidden: Hidden | None = None
    run: str = "1"  # distinguishes the references of repeated runs

    def recorded(self) -> tuple[Link, Recorder]:
        """The link through a recorder."""
        recorder = Recorder(self.link.http)
        return msgspec.structs.replace(self.link, http=recorder), recorder

    @property
    def over_http(self) -> bool:
        """Whether the other side is reached by HTTP at all."""
        settings = self.link.settings
        return any(one.setting.kind == "url" and settings.get(one.name) for one in self.adapter.spec.fields)

    def secrets(self) -> tuple[str, ...]:
        """The values that may be seen nowhere."""
        found = (self.link.settings.get(name) for name in self.adapter.spec.secrets)
        return tuple(str(value) for value in found if value and len(str(value)) >= 6)


async def subject_of(
    adapter: Adapter, link: Link, *, samples: Samples | None = None, hidden: Hidden | None = None, run: str = "1"
) -> Subject:
    """A subject with its capabilities asked for; the facts of its check are in the link, as the engine has it."""
    report = await adapter.check(link)
    link = msgspec.structs.replace(link, facts={**link.facts, **report.facts})
    return Subject(
        adapter=adapter,
        link=link,
        capabilities=await adapter.capabilities(link),
        samples=samples or Samples(),
        hidden=hidden,
        run=run,
    )

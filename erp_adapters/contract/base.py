"""What most adapters do alike. An adapter may inherit these and override what its ERP does better."""

from collections.abc import AsyncIterator, Mapping, Sequence

from erp_adapters.contract.adapter import Adapter, Command, EventOutcome, Page, Window
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import NotFound, Partial, Refused, Rejected, Result


class BaseAdapter(Adapter):
    """One at a time where the ERP has no batch, ids by reading everything, no events, nothing asynchronous."""

    async def get_many(self, link: Link, entity: Entity, external_ids: Sequence[str]) -> tuple[Record, ...]:
        """See `Adapter`."""
        found = []
        for external_id in external_ids:
            try:
                found.append(await self.get(link, entity, external_id))
            except Refused as refused:
                if not isinstance(refused.result, NotFound):
                    raise
        return tuple(found)

    async def ids(self, link: Link, entity: Entity) -> AsyncIterator[tuple[str, ...]]:
        """See `Adapter`."""
        page: Page
        async for page in self.read(link, entity, Window()):
            yield tuple(str(record.external_id) for record in page.records)

    async def write_many(self, link: Link, commands: Sequence[Command]) -> Partial:
        """See `Adapter`."""
        return Partial(results=tuple([await self.write(link, command) for command in commands]))

    async def poll(self, link: Link, token: str) -> Result:
        """See `Adapter`."""
        return Rejected(message="nothing is asynchronous here")

    async def parse_event(self, link: Link, headers: Mapping[str, str], body: bytes) -> EventOutcome:
        """See `Adapter`."""
        raise Refused(Rejected(message="this ERP sends no events"))

"""What would be recorded of messages, and why: the law of the readers' countries, the tenant's choice, their word."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from backend.customers.queries.reached import Reached, reached_by
from backend.outreach.addresses import address_key
from backend.outreach.tracking.addresses import leads_there, tracking_base
from backend.outreach.tracking.consent import consents
from backend.outreach.tracking.models import TrackingPolicy
from backend.outreach.tracking.policy import Reader, Rules, plan_message
from backend.outreach.tracking.schemas import ConsentState, Plan
from mail_ingest.understand.countries import country_of_domain
from tenants.session import ReadSession
from tenants.settings import Settings


class Planner:
    """Plans messages to people whose countries and consent were read once. Made by `Planner.of`."""

    def __init__(
        self, rules: Rules, base: str | None, people: Mapping[str, Reached], said: Mapping[str, ConsentState]
    ) -> None:
        self._rules = rules
        self._base = base
        self._people = people
        self._said = said

    @classmethod
    async def of(
        cls, session: ReadSession, settings: Settings, keys: Collection[str], people: Mapping[str, Reached]
    ) -> "Planner":
        """For readers at these (normalised) addresses; `people` are those of the files."""
        base = await tracking_base(session, settings)
        return cls(_rules(await load_policy_row(session)), base, people, await consents(session, keys))

    def plan(self, addresses: Iterable[str]) -> Plan:
        """For a message to these people."""
        keys = list(dict.fromkeys(key for address in addresses if (key := address_key(address))))
        readers = [
            Reader(address=key, countries=self._countries(key), consent=self._said.get(key, "unknown")) for key in keys
        ]
        there = self._base is not None and leads_there(self._base, keys)
        return plan_message(self._rules, readers, self._base if there else None)

    def _countries(self, key: str) -> Sequence[str]:
        person = self._people.get(key)
        found = [person.country if person else None, country_of_domain(key.rpartition("@")[2])]
        return list(dict.fromkeys(code for code in found if code))


async def plan(session: ReadSession, settings: Settings, addresses: Iterable[str]) -> Plan:
    """What would be recorded of a message to these people, and why."""
    given = list(addresses)
    keys = {key for address in given if (key := address_key(address))}
    planner = await Planner.of(session, settings, keys, await reached_by(session, keys))
    return planner.plan(given)


async def load_policy_row(session: ReadSession) -> TrackingPolicy | None:
    """The tenant's choice; None where nobody has made one."""
    tenant_id = session.info["tenant_id"]
    row: TrackingPolicy | None = await session.get(TrackingPolicy, (tenant_id, tenant_id))
    return row


def _rules(policy: TrackingPolicy | None) -> Rules:
    if policy is None:
        return Rules()
    return Rules(countries=policy.countries, elsewhere=policy.elsewhere, unknown=policy.unknown)  # type: ignore[arg-type]

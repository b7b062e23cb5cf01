"""What sending asks of tracking: decorate a message, know its readers, note that it went out."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.queries.reached import reached_by
from backend.outreach.addresses import address_key
from backend.outreach.tracking.addresses import Signer, reader_base, tracking_base
from backend.outreach.tracking.consent import consents
from backend.outreach.tracking.keys import verifying_keys
from backend.outreach.tracking.links import destinations_in, own_tokens, with_links, with_pixel, with_trap, without_own
from backend.outreach.tracking.models import TrackedLink, TrackedMessage, TrackedRecipient, TrackingPolicy
from backend.outreach.tracking.policy import Reader, Rules, plan_message
from backend.outreach.tracking.readying import unsubscribe_of
from backend.outreach.tracking.schemas import Plan, Recipient
from backend.outreach.tracking.tokens import new_public_id, read_token
from mail_ingest.submit.mime import Unsubscribe
from mail_ingest.understand.countries import country_of_domain
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tenants.session import ReadSession, WriteSession
from tenants.settings import Settings


async def plan(session: ReadSession, settings: Settings, addresses: Iterable[str]) -> Plan:
    """What would be recorded of a message to these people, and why."""
    keys = list(dict.fromkeys(key for address in addresses if (key := address_key(address))))
    known = await reached_by(session, keys)
    said = await consents(session, keys)
    readers = []
    for key in keys:
        person = known.get(key)
        found = [person.country if person else None, country_of_domain(key.rpartition("@")[2])]
        countries = list(dict.fromkeys(code for code in found if code))
        readers.append(Reader(address=key, countries=countries, consent=said.get(key, "unknown")))
    return plan_message(await _rules(session), readers, await tracking_base(session, settings))


async def decorate(
    session: WriteSession,
    outgoing_id: UUID,
    html: str,
    recipients: Sequence[Recipient],
    *,
    runtime: Runtime,
) -> str:
    """`html` as it is to go out: with pixel and tracked links where all recipients may be tracked, and in any case
    without those of earlier mail. Doing it again for the same message gives the same addresses."""
    signer = await Signer.of(session, runtime)
    clean = await _without_own(session, html, runtime)
    message = await ensure_tracked(session, outgoing_id, recipients)
    decided = await plan(session, runtime.settings, [recipient.address for recipient in recipients])
    message.mode, message.why = decided.effect, decided.why
    await session.flush()
    if decided.effect == "off" or decided.host is None:
        return clean
    target = message
    if decided.effect == "aggregate":
        country = decided.recipients[0].country or "ZZ"
        target = await _bucket(session, f"{now():%Y-%m}/{country}")
    wanted = destinations_in(clean)
    links = await _links(session, target.id, wanted)
    led = with_links(clean, {url: signer.link(decided.host, links[url]) for url in wanted})
    policy = await _policy(session)
    if policy is not None and policy.trap_links and wanted and decided.effect == "individual":
        led = with_trap(led, signer.link(decided.host, await _trap(session, target.id)))
    return with_pixel(led, signer.pixel(decided.host, target.public_id))


async def ensure_tracked(session: WriteSession, outgoing_id: UUID, recipients: Sequence[Recipient]) -> TrackedMessage:
    """The row of an outgoing message, with one for each of its recipients; made where they are missing."""
    await session.execute(
        insert(TrackedMessage)
        .values(id=new_id(), public_id=new_public_id(), outgoing_id=outgoing_id, mode="off", why="")
        .on_conflict_do_nothing(index_elements=["tenant_id", "outgoing_id"])
    )
    message = (await session.scalars(select(TrackedMessage).where(TrackedMessage.outgoing_id == outgoing_id))).one()
    given = {key: recipient for recipient in recipients if (key := address_key(recipient.address))}
    people = await reached_by(session, given)
    for key, recipient in given.items():
        person = people.get(key)
        country = (person.country if person else None) or country_of_domain(key.rpartition("@")[2])
        await session.execute(
            insert(TrackedRecipient)
            .values(
                id=new_id(),
                message_id=message.id,
                public_id=new_public_id(),
                address=key,
                name=recipient.name or (person.name if person else ""),
                role=recipient.role,
                contact_id=person.contact_id if person else None,
                company_id=person.company_id if person else None,
                country=country,
                language=person.language if person else None,
            )
            .on_conflict_do_nothing(index_elements=["tenant_id", "message_id", "address"])
        )
    return message


async def unsubscribe_header(
    session: WriteSession, outgoing_id: UUID, recipient: Recipient, *, mailto: str | None, runtime: Runtime
) -> Unsubscribe:
    """How this recipient ends such mail: their own page, one-click where that is allowed to be said (RFC 8058 wants
    https), and a mail to `mailto` (our mailbox), whose subject names the page."""
    return unsubscribe_of(await reader_page(session, outgoing_id, recipient, runtime=runtime), mailto)


async def reader_page(session: WriteSession, outgoing_id: UUID, recipient: Recipient, *, runtime: Runtime) -> str:
    """The address of the page on which this recipient says what they want to get, for the foot of the message."""
    message = await ensure_tracked(session, outgoing_id, [recipient])
    public_id = await session.scalar(
        select(TrackedRecipient.public_id).where(
            TrackedRecipient.message_id == message.id, TrackedRecipient.address == address_key(recipient.address)
        )
    )
    if public_id is None:
        raise ValueError("a recipient without an address has no page")
    signer = await Signer.of(session, runtime)
    return signer.reader(await reader_base(session, runtime.settings), public_id)


async def note_sent(
    session: WriteSession,
    outgoing_id: UUID,
    recipients: Sequence[Recipient],
    *,
    message_id_header: str,
    conversation_id: UUID | None,
    sent_at: datetime,
    sender_id: UUID | None,
) -> TrackedMessage:
    """A server took the message: replies, bounces and hits are measured from here on."""
    message = await ensure_tracked(session, outgoing_id, recipients)
    message.message_id_header = message_id_header
    message.conversation_id = conversation_id
    message.sent_at = sent_at
    message.sender_id = sender_id
    await session.flush()
    return message


async def _rules(session: ReadSession) -> Rules:
    policy = await _policy(session)
    if policy is None:
        return Rules()
    return Rules(countries=policy.countries, elsewhere=policy.elsewhere, unknown=policy.unknown)  # type: ignore[arg-type]


async def _policy(session: ReadSession) -> TrackingPolicy | None:
    tenant_id = session.info["tenant_id"]
    return await session.get(TrackingPolicy, (tenant_id, tenant_id))


async def _bucket(session: WriteSession, name: str) -> TrackedMessage:
    await session.execute(
        insert(TrackedMessage)
        .values(id=new_id(), public_id=new_public_id(), bucket=name, mode="aggregate", why="policy")
        .on_conflict_do_nothing(index_elements=["tenant_id", "bucket"])
    )
    return (await session.scalars(select(TrackedMessage).where(TrackedMessage.bucket == name))).one()


async def _links(session: WriteSession, message_id: UUID, destinations: Sequence[str]) -> dict[str, bytes]:
    if not destinations:
        return {}
    rows = await session.execute(
        select(TrackedLink.destination, TrackedLink.public_id).where(
            TrackedLink.message_id == message_id,
            TrackedLink.kind == "link",
            TrackedLink.destination.in_(list(destinations)),
        )
    )
    found: dict[str, bytes] = dict(rows.all())
    for position, destination in enumerate(destinations):
        if destination not in found:
            found[destination] = new_public_id()
            session.add(
                TrackedLink(
                    public_id=found[destination], message_id=message_id, position=position, destination=destination
                )
            )
    await session.flush()
    return found


async def _trap(session: WriteSession, message_id: UUID) -> bytes:
    known = await session.scalar(
        select(TrackedLink.public_id).where(TrackedLink.message_id == message_id, TrackedLink.kind == "trap")
    )
    if known is not None:
        return known
    public_id = new_public_id()
    session.add(TrackedLink(public_id=public_id, message_id=message_id, kind="trap", position=-1, destination=""))
    await session.flush()
    return public_id


async def _without_own(session: WriteSession, html: str, runtime: Runtime) -> str:
    tokens = own_tokens(html)
    known: dict[str, str] = {}
    if tokens:
        keys = await verifying_keys(session, runtime.vault)
        names = {token: name.public_id for token in tokens if (name := read_token(keys, "link", token))}
        rows = await session.execute(
            select(TrackedLink.public_id, TrackedLink.destination).where(TrackedLink.public_id.in_(names.values()))
        )
        destinations: dict[bytes, str] = dict(rows.all())
        known = {token: destinations[public_id] for token, public_id in names.items() if public_id in destinations}
    return without_own(html, known.get)

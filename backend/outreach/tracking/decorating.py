"""Pixel and links put into messages right before they go out, for many at once: what they need is read in as many
queries as for one."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.queries.reached import Reached, reached_by
from backend.outreach.addresses import address_key
from backend.outreach.tracking.addresses import Signer
from backend.outreach.tracking.keys import signing_key, verifying_keys
from backend.outreach.tracking.links import destinations_in, own_tokens, with_links, with_pixel, with_trap, without_own
from backend.outreach.tracking.models import TrackedLink, TrackedMessage, TrackedRecipient
from backend.outreach.tracking.plans import Planner, load_policy_row
from backend.outreach.tracking.schemas import Plan, Recipient
from backend.outreach.tracking.tokens import new_public_id, read_token
from mail_ingest.understand.countries import country_of_domain
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tenants.session import WriteSession


class Undecorated(msgspec.Struct, frozen=True):
    """A message as its author wrote it, and whom it goes to."""

    outgoing_id: UUID
    html: str
    recipients: Sequence[Recipient]


async def decorate(
    session: WriteSession, outgoing_id: UUID, html: str, recipients: Sequence[Recipient], *, runtime: Runtime
) -> str:
    """One message as `decorate_many` does many."""
    made = await decorate_many(session, [Undecorated(outgoing_id, html, recipients)], runtime=runtime)
    return made[outgoing_id]


async def decorate_many(session: WriteSession, letters: Sequence[Undecorated], *, runtime: Runtime) -> dict[UUID, str]:
    """The HTML of each as it is to go out: with pixel and tracked links where all its recipients may be tracked, and in
    any case without those of earlier mail. Doing it again for the same message gives the same addresses."""
    secret = await signing_key(session, runtime.vault)
    signer = Signer(secret, session.info["tenant_id"])
    clean = await _without_own(session, {each.outgoing_id: each.html for each in letters}, runtime)
    keys = {key for each in letters for recipient in each.recipients if (key := address_key(recipient.address))}
    people = await reached_by(session, keys)
    messages = await ensure_tracked(session, letters, people)
    planner = await Planner.of(session, runtime.settings, keys, people)
    plans: dict[UUID, Plan] = {}
    wanted: dict[UUID, list[str]] = {}
    for each in letters:
        decided = planner.plan([recipient.address for recipient in each.recipients])
        message = messages[each.outgoing_id]
        message.mode, message.why = decided.effect, decided.why
        if decided.effect != "off" and decided.host is not None:
            plans[each.outgoing_id] = decided
    await session.flush()
    targets: dict[UUID, TrackedMessage] = {}
    for outgoing_id, decided in plans.items():
        targets[outgoing_id] = messages[outgoing_id]
        if decided.effect == "aggregate":
            country = decided.recipients[0].country or "ZZ"
            targets[outgoing_id] = await _bucket(session, f"{now():%Y-%m}/{country}")
        found = wanted.setdefault(targets[outgoing_id].id, [])
        found += [url for url in destinations_in(clean[outgoing_id]) if url not in found]
    policy = await load_policy_row(session) if plans else None
    trapped = policy is not None and policy.trap_links
    links, traps = await _links(session, wanted)
    for outgoing_id, decided in plans.items():
        host, target = decided.host or "", targets[outgoing_id]
        here = destinations_in(clean[outgoing_id])
        led = with_links(clean[outgoing_id], {url: signer.link(host, links[target.id, url]) for url in here})
        if trapped and here and decided.effect == "individual":
            led = with_trap(led, signer.link(host, traps.get(target.id) or await _trap(session, target.id)))
        clean[outgoing_id] = with_pixel(led, signer.pixel(host, target.public_id))
    return clean


async def ensure_tracked(
    session: WriteSession, letters: Sequence[Undecorated], people: Mapping[str, Reached]
) -> dict[UUID, TrackedMessage]:
    """The rows of outgoing messages, with one for each of their recipients; made where they are missing. `people` are
    those behind the recipients' addresses."""
    wanted = [each.outgoing_id for each in letters]
    rows = await _tracked(session, wanted)
    missing = [each for each in wanted if each not in rows]
    if missing:
        made = [
            {"id": new_id(), "public_id": new_public_id(), "outgoing_id": each, "mode": "off", "why": ""}
            for each in missing
        ]
        await session.execute(insert(TrackedMessage).on_conflict_do_nothing(), made)
        rows = await _tracked(session, wanted)
    given = [
        (rows[each.outgoing_id].id, key, recipient)
        for each in letters
        for recipient in each.recipients
        if (key := address_key(recipient.address))
    ]
    ids = {row.id for row in rows.values()}
    known = (
        await session.execute(
            select(TrackedRecipient.message_id, TrackedRecipient.address).where(TrackedRecipient.message_id.in_(ids))
        )
    ).all()
    there = {(message_id, address) for message_id, address in known}
    lacking = [_reader(*each, people.get(each[1])) for each in given if each[:2] not in there]
    if lacking:
        await session.execute(insert(TrackedRecipient).on_conflict_do_nothing(), lacking)
    return rows


async def _tracked(session: WriteSession, outgoing_ids: Sequence[UUID]) -> dict[UUID, TrackedMessage]:
    rows = await session.scalars(select(TrackedMessage).where(TrackedMessage.outgoing_id.in_(outgoing_ids)))
    return {row.outgoing_id: row for row in rows if row.outgoing_id is not None}


def _reader(message_id: UUID, key: str, recipient: Recipient, person: Reached | None) -> dict[str, Any]:
    return {
        "id": new_id(),
        "message_id": message_id,
        "public_id": new_public_id(),
        "address": key,
        "name": recipient.name or (person.name if person else ""),
        "role": recipient.role,
        "contact_id": person.contact_id if person else None,
        "company_id": person.company_id if person else None,
        "country": (person.country if person else None) or country_of_domain(key.rpartition("@")[2]),
        "language": person.language if person else None,
    }


async def _bucket(session: WriteSession, name: str) -> TrackedMessage:
    await session.execute(
        insert(TrackedMessage)
        .values(id=new_id(), public_id=new_public_id(), bucket=name, mode="aggregate", why="policy")
        .on_conflict_do_nothing(index_elements=["tenant_id", "bucket"])
    )
    return (await session.scalars(select(TrackedMessage).where(TrackedMessage.bucket == name))).one()


async def _links(
    session: WriteSession, wanted: Mapping[UUID, Sequence[str]]
) -> tuple[dict[tuple[UUID, str], bytes], dict[UUID, bytes]]:
    """Public ids of links by message and destination, made where they are missing; and of the traps that are there."""
    if not wanted:
        return {}, {}
    rows = (
        await session.execute(
            select(TrackedLink.message_id, TrackedLink.kind, TrackedLink.destination, TrackedLink.public_id).where(
                TrackedLink.message_id.in_(list(wanted))
            )
        )
    ).all()
    traps = {message_id: public_id for message_id, kind, _, public_id in rows if kind == "trap"}
    found = {(message_id, url): public_id for message_id, kind, url, public_id in rows if kind == "link"}
    for message_id, urls in wanted.items():
        for position, url in enumerate(urls):
            if (message_id, url) not in found:
                found[message_id, url] = new_public_id()
                session.add(
                    TrackedLink(
                        public_id=found[message_id, url], message_id=message_id, position=position, destination=url
                    )
                )
    await session.flush()
    return found, traps


async def _trap(session: WriteSession, message_id: UUID) -> bytes:
    public_id = new_public_id()
    session.add(TrackedLink(public_id=public_id, message_id=message_id, kind="trap", position=-1, destination=""))
    await session.flush()
    return public_id


async def _without_own(session: WriteSession, letters: Mapping[UUID, str], runtime: Runtime) -> dict[UUID, str]:
    tokens = {token for html in letters.values() for token in own_tokens(html)}
    known: dict[str, str] = {}
    if tokens:
        keys = await verifying_keys(session, runtime.vault)
        names = {token: name.public_id for token in tokens if (name := read_token(keys, "link", token))}
        rows = await session.execute(
            select(TrackedLink.public_id, TrackedLink.destination).where(TrackedLink.public_id.in_(names.values()))
        )
        destinations: dict[bytes, str] = dict(rows.all())
        known = {token: destinations[public_id] for token, public_id in names.items() if public_id in destinations}
    return {outgoing_id: without_own(html, known.get) for outgoing_id, html in letters.items()}

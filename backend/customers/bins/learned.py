"""The tenant's classifier in the database: what it is asked, what it is taught, how it does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from backend.customers.bins.classifier import ACTS_FROM, MEASURED, Model, Report, may_act, measure
from backend.customers.bins.features import Described, features
from backend.customers.bins.models import BinClassifier, BinLesson, BinSignal
from backend.customers.bins.rules import Tally
from backend.customers.bins.tallies import Subject
from backend.customers.models import Company, Contact
from backend.customers.vocabulary import Bin
from mail_ingest.store.queries import messages
from tenants.orm import now
from tenants.session import ReadSession, WriteSession

#: Of each subject, so many of its latest messages are read.
_MESSAGES: Final = 3
#: A model that is made anew is made of so many of the latest lessons.
_MOST_LESSONS: Final = 1000
_PASSES: Final = 3


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the classifier decides, and how sure it is."""

    bin: Bin
    confidence: float


@dataclass(frozen=True, slots=True)
class Learned:
    """The state of the classifier."""

    enabled: bool
    model: Model
    report: Report


async def load(session: ReadSession) -> Learned:
    """The tenant's classifier, untaught where there is none yet."""
    row = (
        await session.execute(
            select(BinClassifier.enabled, BinClassifier.model).where(BinClassifier.id == session.info["tenant_id"])
        )
    ).first()
    latest = await session.execute(
        select(BinLesson.predicted, BinLesson.label)
        .where(BinLesson.predicted.is_not(None))
        .order_by(BinLesson.at.desc(), BinLesson.id.desc())
        .limit(MEASURED)
    )
    report = measure([(lesson.predicted, lesson.label) for lesson in latest])
    if row is None:
        return Learned(enabled=True, model=Model(), report=report)
    return Learned(row.enabled, msgspec.convert(row.model, Model), report)


async def opinions(
    session: ReadSession, subject: Subject, counted: Mapping[UUID, Tally], *, free_mail: Iterable[UUID] = ()
) -> dict[UUID, Opinion]:
    """What the classifier decides about these; those of which it is not sure are left out.

    People on free mail are never put into the noise by it.
    """
    if not counted:
        return {}
    enabled = await session.scalar(select(BinClassifier.enabled).where(BinClassifier.id == session.info["tenant_id"]))
    if not enabled:
        return {}
    learned = await load(session)
    acting = {label for label in (True, False) if may_act(learned.model, learned.report, label=label)}
    if not acting:
        return {}
    freely = set(free_mail)
    decided: dict[UUID, Opinion] = {}
    for each, found in (await described_features(session, subject, counted)).items():
        likely = learned.model.predict(found)
        if likely is None:
            continue
        if likely >= ACTS_FROM and True in acting:
            decided[each] = Opinion("customer", round(likely, 4))
        elif 1.0 - likely >= ACTS_FROM and False in acting and each not in freely:
            decided[each] = Opinion("noise", round(1.0 - likely, 4))
    return decided


async def described_features(
    session: ReadSession, subject: Subject, counted: Mapping[UUID, Tally]
) -> dict[UUID, list[str]]:
    """The features of each of these."""
    ids = sorted(counted)
    if not ids:
        return {}
    if subject == "company":
        rows = await session.execute(select(Company.id, Company.domain, Company.country).where(Company.id.in_(ids)))
        known = {row.id: (row.domain, row.country) for row in rows}
    else:
        people = await session.execute(select(Contact.id, Contact.email).where(Contact.id.in_(ids)))
        known = {row.id: ((row.email or "").rpartition("@")[2] or None, None) for row in people}
    texts, languages = await _texts(session, subject, ids)
    return {
        each: features(
            counted[each],
            Described(*known.get(each, (None, None)), languages=tuple(languages[each]), texts=tuple(texts[each])),
        )
        for each in ids
    }


async def _texts(
    session: ReadSession, subject: Subject, ids: list[UUID]
) -> tuple[dict[UUID, list[str]], dict[UUID, list[str]]]:
    """Of each, subjects and first lines of the latest messages that it sent, and their languages."""
    column = BinSignal.company_id if subject == "company" else BinSignal.contact_id
    newest = (
        select(
            column.label("subject"),
            BinSignal.message_id,
            func.dense_rank()
            .over(partition_by=column, order_by=(BinSignal.at.desc(), BinSignal.message_id.desc()))
            .label("place"),
        )
        .where(BinSignal.tenant_id == session.info["tenant_id"], column.in_(ids), BinSignal.role == "from")
        .subquery()
    )
    rows = (
        await session.execute(
            select(newest.c.subject, newest.c.message_id)
            .where(newest.c.place <= _MESSAGES)
            .distinct()
            .order_by(newest.c.subject, newest.c.message_id)
        )
    ).all()
    records = {record.id: record for record in await messages(session, sorted({row.message_id for row in rows}))}
    texts: dict[UUID, list[str]] = defaultdict(list)
    languages: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        record = records.get(row.message_id)
        if record is not None:
            texts[row.subject].append(f"{record.subject}\n{record.snippet}")
            if record.language:
                languages[row.subject].append(record.language)
    return texts, languages


async def teach(session: WriteSession, lessons: Mapping[UUID, tuple[list[str], bool]]) -> None:
    """Learn from people's decisions: by the decision's id, the features and whether it is a customer."""
    if not lessons:
        return
    model = await _locked(session)
    moment = now()
    for decision_id in sorted(lessons):
        found, label = lessons[decision_id]
        guess = model.predict(found)
        session.add(BinLesson(id=decision_id, features=found, label=label, predicted=guess, at=moment))
    await session.flush()
    await _store(session, await _made_anew(session))


async def unteach(session: WriteSession, decision_ids: Iterable[UUID]) -> None:
    """Forget what these decisions taught: the model is made anew of the lessons that are left."""
    wanted = sorted(set(decision_ids))
    gone = await session.scalars(
        delete(BinLesson)
        .where(BinLesson.id.in_(wanted))
        .returning(BinLesson.id)
        .execution_options(synchronize_session=False)
    )
    if not list(gone):
        return
    await _locked(session)
    await _store(session, await _made_anew(session))


async def _made_anew(session: WriteSession) -> Model:
    """A model of all lessons, which takes them in mixed and more than once: who first clears the noise and then the
    customers must not teach it that everything is a customer."""
    rows = (
        await session.execute(
            select(BinLesson.id, BinLesson.features, BinLesson.label)
            .order_by(BinLesson.at.desc(), BinLesson.id.desc())
            .limit(_MOST_LESSONS)
        )
    ).all()
    # The last bytes of a UUIDv7 are random, and the same whenever the model is made.
    mixed = sorted(rows, key=lambda row: row.id.bytes[::-1])
    model = Model()
    for _ in range(_PASSES):
        for row in mixed:
            model.learn(row.features, label=row.label)
    model.accepted = sum(row.label for row in rows)
    model.rejected = len(rows) - model.accepted
    return model


async def reset(session: WriteSession) -> None:
    """Forget everything; the decisions themselves stay."""
    await _locked(session)
    await session.execute(delete(BinLesson).execution_options(synchronize_session=False))
    await _store(session, Model())
    await _set(session, reset_at=now())


async def switch(session: WriteSession, *, enabled: bool) -> None:
    """Let it decide, or only learn."""
    await _locked(session)
    await _set(session, enabled=enabled)


async def _locked(session: WriteSession) -> Model:
    """The model, which nobody else teaches until the transaction ends."""
    tenant_id: UUID = session.info["tenant_id"]
    await session.execute(
        insert(BinClassifier)
        .values(id=tenant_id, enabled=True, model={}, lessons=0)
        .on_conflict_do_nothing(index_elements=["tenant_id", "id"])
    )
    model = await session.scalar(select(BinClassifier.model).where(BinClassifier.id == tenant_id).with_for_update())
    return msgspec.convert(model, Model)


async def _store(session: WriteSession, model: Model) -> None:
    await session.flush()
    await _set(session, model=msgspec.to_builtins(model), lessons=model.accepted + model.rejected)


async def _set(session: WriteSession, **values: object) -> None:
    await session.execute(
        update(BinClassifier)
        .where(BinClassifier.tenant_id == session.info["tenant_id"], BinClassifier.id == session.info["tenant_id"])
        .values(**values)
        .execution_options(synchronize_session=False)
    )

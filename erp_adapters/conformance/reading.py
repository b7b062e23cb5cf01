"""Checks of reading: nothing left out, nothing cut, the same after a break, failures of the right kind."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from erp_adapters.conformance.checks import Mode, check, hidden_of, readable
from erp_adapters.conformance.subject import Subject
from erp_adapters.contract.adapter import NaturalKey, Page, Refused, Window, content_hash
from erp_adapters.contract.calls import closing
from erp_adapters.contract.capabilities import Incremental, KeyKind
from erp_adapters.contract.records import RECORD_OF, Entity
from erp_adapters.contract.results import FAILURES, NotFound, RateLimited, Rejected, Unavailable

MOST_PAGES = 40  # a real server may hold millions
SMALL = 3


async def pages_of(
    subject: Subject,
    entity: Entity,
    window: Window | None = None,
    *,
    resume: str | None = None,
    size: int = SMALL,
    most: int = MOST_PAGES,
) -> list[Page]:
    """The first pages of a reading."""
    pages: list[Page] = []
    reading = subject.adapter.read(subject.link, entity, window or Window(), resume=resume, size=size)
    async with closing(reading):
        async for page in reading:
            pages.append(page)
            if len(pages) == most:
                break
    return pages


def ids_of(pages: list[Page]) -> list[str]:
    """The external ids in order."""
    return [str(record.external_id) for page in pages for record in page.records]


def _seed(subject: Subject, entity: Entity, count: int = 10) -> None:
    if subject.hidden is not None:
        subject.hidden.seed(entity, count)


@check(Mode.READ)
async def pages_hold_every_record_once(subject: Subject) -> None:
    """All ids come, none twice, and the last page says so."""
    for entity in readable(subject):
        _seed(subject, entity)
        pages = await pages_of(subject, entity)
        read = ids_of(pages)
        assert len(read) == len(set(read)), f"{entity}: a record twice"
        assert [page.last for page in pages[:-1]] == [False] * (len(pages) - 1), entity
        if pages and pages[-1].last:
            there = {one async for some in subject.adapter.ids(subject.link, entity) for one in some}
            assert set(read) == there, f"{entity}: read and counted differ"
        if subject.hidden is not None:
            assert pages, entity
            assert pages[-1].last, entity


@check(Mode.READ)
async def records_keep_the_rules(subject: Subject) -> None:
    """Ids are text, moments aware UTC, the type is the entity's, the ERP's own document is kept."""
    for entity in readable(subject):
        _seed(subject, entity)
        incremental = subject.capabilities.entities[entity].incremental
        for page in await pages_of(subject, entity, most=2):
            assert page.mark is None or page.mark.tzinfo is UTC, entity
            for record in page.records:
                assert type(record) is RECORD_OF[entity], entity
                assert isinstance(record.external_id, str), entity
                assert isinstance(record.raw, dict), entity
                assert record.raw, entity
                moment = record.modified_at
                if incremental in {Incremental.MODIFIED, Incremental.CREATED_OR_MODIFIED}:
                    assert isinstance(moment, datetime), entity
                    assert moment.tzinfo is UTC, entity


@check(Mode.READ)
async def reading_goes_on_after_every_page(subject: Subject) -> None:
    """A reading that stopped after any page and resumes gives exactly the rest."""
    for entity in readable(subject):
        _seed(subject, entity)
        pages = await pages_of(subject, entity, most=6)
        whole = len(pages) < 6
        for index, page in enumerate(pages[:-1]):
            rest = await pages_of(subject, entity, resume=page.resume, most=MOST_PAGES if whole else 1)
            expected = ids_of(pages[index + 1 :] if whole else pages[index + 1 : index + 2])
            assert ids_of(rest) == expected, f"{entity} after page {index}"


@check(Mode.READ)
async def one_record_is_what_the_pages_hold(subject: Subject) -> None:
    """`get` and `get_many` give the record that `read` gave."""
    for entity in readable(subject):
        _seed(subject, entity)
        pages = await pages_of(subject, entity, most=1)
        records = pages[0].records[:2] if pages else ()
        for record in records:
            again = await subject.adapter.get(subject.link, entity, str(record.external_id))
            assert content_hash(again) == content_hash(record), f"{entity} {record.external_id}"
        asked = [str(record.external_id) for record in records]
        many = await subject.adapter.get_many(subject.link, entity, asked)
        assert sorted(str(record.external_id) for record in many) == sorted(asked), entity


@check(Mode.READ)
async def an_unknown_id_is_not_found(subject: Subject) -> None:
    """No such record is `not_found`, not an empty record and not another error."""
    for entity in readable(subject):
        try:
            await subject.adapter.get(subject.link, entity, "987654321987")
        except Refused as refused:
            assert isinstance(refused.result, NotFound), (entity, refused.result)
        else:
            raise AssertionError(f"{entity}: something was found")


@check(Mode.READ)
async def a_window_leaves_out_what_is_older(subject: Subject) -> None:
    """From a record's moment on, that record comes (seconds are coarse) and what was changed before does not."""
    for entity in readable(subject):
        offered = subject.capabilities.entities[entity]
        if offered.incremental not in {Incremental.MODIFIED, Incremental.CREATED_OR_MODIFIED}:
            continue
        _seed(subject, entity)
        known = sorted(
            (record for page in await pages_of(subject, entity) for record in page.records),
            key=lambda record: str(record.modified_at),
        )
        if not known:
            continue
        middle = known[len(known) // 2]
        since = middle.modified_at
        assert isinstance(since, datetime)
        pages = await pages_of(subject, entity, Window(since=since))
        assert str(middle.external_id) in ids_of(pages), entity
        for record in (record for page in pages for record in page.records):
            moment = record.modified_at
            assert isinstance(moment, datetime)
            assert moment >= since - offered.granularity, entity
        early = await pages_of(subject, entity, Window(until=since - timedelta(seconds=1)))
        assert str(middle.external_id) not in ids_of(early), f"{entity}: the upper bound is ignored"


@check(Mode.READ)
async def records_are_found_by_their_number(subject: Subject) -> None:
    """`find` by number gives the record; an unknown number gives nothing."""
    for entity in readable(subject):
        if KeyKind.NUMBER not in subject.capabilities.entities[entity].find_by:
            continue
        _seed(subject, entity)
        for page in await pages_of(subject, entity, most=1):
            for record in [one for one in page.records if one.external_number][:1]:
                key = NaturalKey(kind=KeyKind.NUMBER, value=str(record.external_number))
                found = await subject.adapter.find(subject.link, entity, key)
                assert str(record.external_id) in [str(one.external_id) for one in found], entity
        hostile = NaturalKey(kind=KeyKind.NUMBER, value="no-such' OR '1'='1")
        assert await subject.adapter.find(subject.link, entity, hostile) == (), entity


@check(Mode.HIDDEN)
async def edits_during_paging_lose_nothing(subject: Subject) -> None:
    """While records move in the order of their change, all that were there come."""
    hidden = hidden_of(subject)
    for entity in readable(subject):
        hidden.seed(entity, 12)
        before = {one async for some in subject.adapter.ids(subject.link, entity) for one in some}
        seen: list[str] = []
        waiting = sorted(before)
        async for page in subject.adapter.read(subject.link, entity, Window(), size=SMALL):
            seen += [str(record.external_id) for record in page.records]
            edited = [one for one in waiting if one not in seen][:1] + seen[-1:]
            for one in edited:
                waiting = [other for other in waiting if other != one]
                hidden.edit(entity, one)
            assert len(seen) < 20 * len(before), "the reading does not end"
        assert before <= set(seen), f"{entity}: {sorted(before - set(seen))} left out"


@check(Mode.HIDDEN)
async def an_edit_comes_with_the_next_window(subject: Subject) -> None:
    """What is edited after a reading is in the window that begins at its mark."""
    hidden = hidden_of(subject)
    for entity in readable(subject):
        offered = subject.capabilities.entities[entity]
        if offered.incremental not in {Incremental.MODIFIED, Incremental.CREATED_OR_MODIFIED}:
            continue
        hidden.seed(entity, 5)
        pages = await pages_of(subject, entity)
        mark = max(page.mark for page in pages if page.mark is not None)
        chosen = ids_of(pages)[0]
        hidden.edit(entity, chosen)
        later = await pages_of(subject, entity, Window(since=mark))
        assert chosen in ids_of(later), entity


async def _refused(subject: Subject, entity: Entity, fault: Callable[[], None]) -> Refused:
    fault()
    try:
        await pages_of(subject, entity)
    except Refused as refused:
        return refused
    raise AssertionError(f"{entity}: a failed reading looks complete")


@check(Mode.HIDDEN)
async def failures_of_reading_are_told_apart(subject: Subject) -> None:
    """Too many calls, a server that is down, a dropped connection and a web page each give their kind."""
    hidden = hidden_of(subject)
    entity = readable(subject)[0]
    hidden.seed(entity, 3)
    assert isinstance((await _refused(subject, entity, hidden.limit)).result, RateLimited), "limit"
    assert isinstance((await _refused(subject, entity, hidden.fail)).result, Unavailable), "503"
    assert isinstance((await _refused(subject, entity, hidden.drop)).result, Unavailable), "dropped"
    told = (await _refused(subject, entity, hidden.babble)).result
    assert isinstance(told, FAILURES), told
    assert isinstance(told, Unavailable | Rejected), f"a web page: {told}"


@check(Mode.HIDDEN)
async def a_lost_session_is_renewed_once(subject: Subject) -> None:
    """Sessions and tokens that the server forgot are made anew without anybody noticing."""
    hidden = hidden_of(subject)
    entity = readable(subject)[0]
    hidden.seed(entity, 9)
    seen: list[str] = []
    async for page in subject.adapter.read(subject.link, entity, Window(), size=SMALL):
        seen += [str(record.external_id) for record in page.records]
        if len(seen) <= 2 * SMALL:
            hidden.expire()
    assert len(set(seen)) >= 9, "the reading ended early"

"""What is decided for somebody on the way, over zones, calendars and any history of changes."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.customers.clock import Place
from backend.outreach.sequences.deciding import Facts, Finish, Hold, Sent, Step, Stop, Wait, Write, decide, following
from backend.outreach.sequences.models import WaitUnit
from backend.outreach.sequences.timing import due_at, still_good
from i18n.calendars import is_working_day
from i18n.moments import good_moment, working_hours_between
from i18n.zones import zone, zone_country

ZONES = ("America/Sao_Paulo", "Asia/Riyadh", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu",
         "Pacific/Auckland", "Asia/Tehran", "Asia/Dubai")  # fmt: skip
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
instants = st.integers(0, 882 * 24 * 60).map(lambda minutes: _FIRST + timedelta(minutes=minutes))
places = st.sampled_from(ZONES).map(lambda name: Place(name, None))


def a_step(number: int, wait: int = 1, unit: WaitUnit = "days") -> Step:
    return Step(id=UUID(int=number), position=number, template_id=UUID(int=1), wait=wait, unit=unit, thread="same")


def a_letter(step: Step, at: datetime) -> Sent:
    return Sent(step_id=step.id, position=step.position, outgoing_id=UUID(int=step.position), state="sent", sent_at=at)


@settings(deadline=None)
@given(start=instants, wait=st.integers(0, 12), unit=st.sampled_from(["hours", "days"]), place=places)
def test_a_letter_is_due_in_a_good_moment_after_so_much_working_time(
    start: datetime, wait: int, unit: WaitUnit, place: Place
) -> None:
    due = due_at(start, wait, unit, place)
    territory = zone_country(place.zone)
    assert due >= start
    assert good_moment(due, place.zone).good
    local = due.astimezone(zone(place.zone))
    assert is_working_day(local.date(), territory)
    if unit == "hours":
        assert working_hours_between(start, due, place.zone, territory) >= wait - 1e-6
    else:
        day, passed = start.astimezone(zone(place.zone)).date(), 0
        while day < local.date():
            day += timedelta(days=1)
            passed += is_working_day(day, territory)
        assert passed >= wait


def test_noon_on_a_friday_in_riyadh_and_in_berlin() -> None:
    """Saudi offices rest on Friday and Saturday; two working days after Thursday are Monday there, and here."""
    thursday = datetime(2027, 2, 4, 11, 0, tzinfo=UTC)
    riyadh = due_at(thursday, 2, "days", Place("Asia/Riyadh", "SA")).astimezone(zone("Asia/Riyadh"))
    berlin = due_at(thursday, 1, "days", Place("Europe/Berlin", "DE")).astimezone(zone("Europe/Berlin"))
    assert (riyadh.strftime("%a %H:%M"), berlin.strftime("%a %H:%M")) == ("Mon 14:00", "Fri 14:00")


def test_the_clock_changes_between_two_letters() -> None:
    """Three working days over the end of summer time in Berlin keep the hour on the wall."""
    before = datetime(2026, 10, 23, 7, 30, tzinfo=UTC)  # half past nine
    after = due_at(before, 3, "days", Place("Europe/Berlin", "DE"))
    assert after == datetime(2026, 10, 28, 8, 30, tzinfo=UTC)


def test_what_waited_in_the_queue_goes_out_as_long_as_somebody_is_at_the_desk() -> None:
    place, planned = Place("Europe/Berlin", "DE"), datetime(2027, 2, 4, 15, 0, tzinfo=UTC)
    assert still_good(planned + timedelta(hours=1), planned, place)
    assert not still_good(planned + timedelta(hours=6), planned, place)


@given(
    plans=st.lists(st.permutations(range(6)).flatmap(lambda order: st.integers(1, 6).map(lambda n: order[:n])),
                   min_size=1, max_size=8),
    place=places,
    start=instants,
)  # fmt: skip
def test_nobody_gets_a_letter_twice_however_the_plan_changes(
    plans: list[list[int]], place: Place, start: datetime
) -> None:
    """Each plan is an order of letters; after each change the next due letter goes out."""
    sent: list[Sent] = []
    moment = start
    for order in plans:
        steps = [
            Step(id=UUID(int=number), position=position, template_id=UUID(int=1), wait=1, unit="days", thread="same")
            for position, number in enumerate(order)
        ]
        facts = Facts(enrolled_at=start, place=place, sent=sent)
        decision = decide(facts, steps, moment)
        if isinstance(decision, Wait):
            assert decision.until > moment
            moment = decision.until
            decision = decide(facts, steps, moment)
        if isinstance(decision, Write):
            assert decision.step.id not in {each.step_id for each in sent}
            assert good_moment(moment, place.zone).good
            sent.append(a_letter(decision.step, moment))
        else:
            assert isinstance(decision, Finish)
            assert following(sent, steps) is None
    assert len({each.step_id for each in sent}) == len(sent)


@given(stop=st.sampled_from(["replied", "bounced", "suppressed", "merged", "noise"]), moment=instants, place=places)
def test_nothing_goes_out_after_a_stop(stop: str, moment: datetime, place: Place) -> None:
    facts = Facts(enrolled_at=moment - timedelta(days=30), place=place, stop=stop)  # type: ignore[arg-type]
    assert decide(facts, [a_step(0), a_step(1)], moment) == Stop(stop)  # type: ignore[arg-type]


def test_a_letter_on_its_way_holds_the_next_one_back() -> None:
    start, steps = datetime(2027, 3, 9, 12, 30, tzinfo=UTC), [a_step(0, 0), a_step(1)]
    place = Place("America/Sao_Paulo", "BR")

    def with_last(state: str, error: str | None = None) -> Facts:
        last = Sent(step_id=steps[0].id, position=0, outgoing_id=UUID(int=9), state=state, sent_at=None, error=error)  # type: ignore[arg-type]
        return Facts(enrolled_at=start, place=place, sent=[last])

    later = start + timedelta(days=9)
    assert isinstance(decide(with_last("queued"), steps, later), Wait)
    assert isinstance(decide(with_last("checking"), steps, later), Wait)
    assert decide(with_last("failed", "smtputf8"), steps, later) == Hold("send-failed", "smtputf8")
    assert decide(with_last("failed", "suppressed"), steps, later) == Stop("suppressed")

"""Machine or person? All hits of one message are judged together, since what one is worth shows in the others.

Pure: the same hits and rules give the same verdicts, so stored hits can be judged again when rules get better.
"""

import itertools
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

import msgspec

from backend.outreach.tracking.rules import AgentRule, RuleSet, parse_address
from backend.outreach.tracking.schemas import Verdict

HitKind = Literal["open", "click", "trap"]

_PAIR: Final = 2
_PEOPLE: Final = frozenset({"human", "certain"})


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict with the code of its reason and what was seen. `repeats`: the same act as an earlier hit."""

    verdict: Verdict
    reason: str
    details: dict[str, str | float] = {}
    repeats: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is an act of a person that is to be counted."""
        return self.verdict in _PEOPLE and not self.repeats


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One fetch of a pixel or link. `headers` in lower case; `ip` and `user_agent` None where none is kept: `alone` is
    then what they gave away when they were there."""

    id: UUID
    kind: HitKind
    link_id: UUID | None = None
    at: datetime
    method: str = "GET"
    ip: str | None = None
    user_agent: str | None = None
    headers: dict[str, str] = {}
    alone: Judgement | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the message. `own`: sources (address, program) of colleagues. `replied_at`: when the one
    recipient answered it."""

    sent_at: datetime | None = None
    link_count: int = 0
    own: frozenset[tuple[str, str]] = frozenset()
    replied_at: datetime | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Verdicts by hit, and what speaks for somebody else reading it (None: nothing)."""

    judgements: dict[UUID, Judgement]
    forwarded: dict[str, str | float] | None = None


class _Crowd(msgspec.Struct, frozen=True, kw_only=True):
    """What the hits of one message give away of each other: links that no person sees, questions whether an address
    exists, and hits of links that were followed together (how many)."""

    traps: Sequence[Hit] = ()
    probes: Sequence[Hit] = ()
    many: dict[UUID, int] = {}


def judge(hits: Iterable[Hit], facts: Facts, rules: RuleSet) -> Outcome:
    """Judge all hits of one message."""
    ordered = sorted(hits, key=lambda hit: (hit.at, hit.id))
    traps = [hit for hit in ordered if hit.kind == "trap"]
    probes = [hit for hit in ordered if hit.method != "GET"]
    crowd = _Crowd(traps=traps, probes=probes, many=_many_links(ordered, facts, rules))
    found = {hit.id: _judge_one(hit, facts, rules, crowd) for hit in ordered}
    _confirm(ordered, found, facts)
    _mark_repeats(ordered, found, rules)
    return Outcome(judgements=found, forwarded=_forwarded(ordered, found, rules))


def judge_alone(hit: Hit, facts: Facts, rules: RuleSet) -> Judgement:
    """The verdict on a hit of which nothing is kept: by itself alone."""
    return _judge_one(hit, facts, rules, _Crowd())


def _judge_one(hit: Hit, facts: Facts, rules: RuleSet, crowd: _Crowd) -> Judgement:
    own = (hit.ip or "", hit.user_agent or "") in facts.own
    if own:
        return Judgement(verdict="own", reason="own")
    sure = _by_request(hit, rules, crowd) or _by_sender(hit, facts, rules)
    if sure is not None:
        return sure
    if hit.id in crowd.many:
        return Judgement(verdict="machine", reason="many_links", details={"links": float(crowd.many[hit.id])})
    return _by_time(hit, facts, rules)


def _by_request(hit: Hit, rules: RuleSet, crowd: _Crowd) -> Judgement | None:
    """What the request itself gives away."""
    if hit.kind == "trap":
        return Judgement(verdict="machine", reason="trap")
    window = timedelta(seconds=rules.timing.trap_window)
    for trap in crowd.traps:
        if abs(trap.at - hit.at) <= window or (hit.ip is not None and _network(hit.ip) == _network(trap.ip)):
            return Judgement(verdict="machine", reason="beside_trap")
    if hit.method != "GET":
        return Judgement(verdict="machine", reason="method", details={"method": hit.method})
    for rule in rules.header:
        value = hit.headers.get(rule.name, "").lower()
        if any(word in value for word in rule.contains):
            return Judgement(verdict="machine", reason="prefetch", details={"header": rule.name})
    near = timedelta(seconds=rules.timing.probe_window)
    for probe in crowd.probes:
        if abs(probe.at - hit.at) <= near and probe.user_agent == hit.user_agent and _same_source(probe, hit):
            return Judgement(verdict="machine", reason="beside_probe")
    return None


def _by_sender(hit: Hit, facts: Facts, rules: RuleSet) -> Judgement | None:
    """What the program and the network give away."""
    if hit.alone is not None:
        return None if hit.alone.reason == "browser" else hit.alone
    network = rules.network_rule(hit.ip)
    if network is not None and network.kind == "filter":
        return Judgement(verdict="machine", reason="filter_network", details={"who": network.label})
    agent = rules.agent_rule(hit.user_agent, hit.kind)
    # A mailbox's image proxy loads images; one that follows a link is looking into the mail.
    if agent is not None and (agent.verdict == "machine" or (agent.verdict == "proxy" and hit.kind != "open")):
        return Judgement(verdict="machine", reason=agent.code, details={"who": agent.label})
    if agent is not None and agent.verdict == "proxy":
        return _by_proxy(hit, facts, rules, agent)
    if agent is not None and agent.verdict == "unknown":
        return Judgement(verdict="unknown", reason=agent.code, details={"who": agent.label})
    return None


def _by_proxy(hit: Hit, facts: Facts, rules: RuleSet, agent: AgentRule) -> Judgement:
    seconds = _since_sent(hit, facts)
    if seconds is not None and seconds <= rules.timing.proxy_prefetch:
        details: dict[str, str | float] = {"who": agent.label, "seconds": round(max(seconds, 0.0), 1)}
        return Judgement(verdict="machine", reason="proxy_prefetch", details=details)
    return Judgement(verdict="human", reason="proxy", details={"who": agent.label})


def _by_time(hit: Hit, facts: Facts, rules: RuleSet) -> Judgement:
    seconds = _since_sent(hit, facts)
    limit = rules.timing.too_fast_open if hit.kind == "open" else rules.timing.too_fast_click
    if seconds is not None and seconds <= limit:
        return Judgement(verdict="machine", reason="too_fast", details={"seconds": round(max(seconds, 0.0), 1)})
    network = rules.network_rule(hit.ip)
    if network is not None:  # people browse through these networks too
        return Judgement(verdict="unknown", reason="vendor_network", details={"who": network.label})
    return Judgement(verdict="human", reason="browser")


def _many_links(hits: Sequence[Hit], facts: Facts, rules: RuleSet) -> dict[UUID, int]:
    """Hits of links that were followed together with too many others, and with how many. From one source all of a
    message's links are too many; from several, as scanners in a cloud do it, no fewer than for one."""
    window = timedelta(seconds=rules.timing.many_links_window)
    enough, quick = rules.timing.many_links, rules.timing.two_links_window
    if 2 <= facts.link_count < enough:
        enough = facts.link_count
    clicks = [hit for hit in hits if hit.kind == "click"]
    found: dict[UUID, int] = {}
    for place, first in enumerate(clicks):
        anywhere = [hit for hit in clicks[place:] if hit.at - first.at <= window]
        together = [hit for hit in anywhere if _same_source(hit, first)]
        spread = len({hit.link_id for hit in anywhere})
        if spread >= rules.timing.many_links:
            found |= {hit.id: max(spread, found.get(hit.id, 0)) for hit in anywhere}
        links = len({hit.link_id for hit in together})
        at_once = {hit.link_id for hit in together if (hit.at - first.at).total_seconds() <= quick}
        if links >= enough or len(at_once) >= _PAIR:
            shown = [
                hit
                for hit in hits
                if hit.kind == "open" and abs(hit.at - first.at) <= window and _same_source(hit, first)
            ]
            for hit in (*together, *shown):
                found[hit.id] = max(links, found.get(hit.id, 0))
    return found


def _same_source(one: Hit, other: Hit) -> bool:
    """From one network; scanners use many machines of one network. Nothing known of either: the same."""
    if one.ip is None or other.ip is None:
        return one.user_agent == other.user_agent
    return _network(one.ip) == _network(other.ip)


def _network(address: str | None) -> str:
    parsed = parse_address(address)
    if parsed is None:
        return address or ""
    bits = 24 if parsed.version == 4 else 48
    return f"{int(parsed) >> (parsed.max_prefixlen - bits)}/{parsed.version}"


def _confirm(hits: Sequence[Hit], found: dict[UUID, Judgement], facts: Facts) -> None:
    """From likely to certain: the reader answered afterwards, or one browser both showed the message and followed a
    link in it some time later, as nobody but a reader does."""
    people = [hit for hit in hits if found[hit.id].verdict == "human"]
    for hit in people:
        if facts.replied_at is not None and facts.replied_at > hit.at:
            found[hit.id] = Judgement(verdict="certain", reason="answered_after")
            continue
        pairs = [
            other
            for other in people
            if other.kind != hit.kind
            and hit.ip is not None
            and (other.ip, other.user_agent) == (hit.ip, hit.user_agent)
        ]
        if any(timedelta(seconds=2) < abs(other.at - hit.at) < timedelta(hours=1) for other in pairs):
            found[hit.id] = Judgement(verdict="certain", reason="opened_and_clicked")


def _mark_repeats(hits: Sequence[Hit], found: dict[UUID, Judgement], rules: RuleSet) -> None:
    window = timedelta(seconds=rules.timing.repeat_window)
    last: dict[tuple[str, UUID | None], datetime] = {}
    for hit in hits:
        judged = found[hit.id]
        if judged.verdict not in _PEOPLE:
            continue
        key = (hit.kind, hit.link_id)
        before = last.get(key)
        if before is not None and hit.at - before <= window:
            found[hit.id] = msgspec.structs.replace(judged, repeats=True)
        else:
            last[key] = hit.at


def _forwarded(hits: Sequence[Hit], found: dict[UUID, Judgement], rules: RuleSet) -> dict[str, str | float] | None:
    """People with different programs in different networks at nearly the same time, or three such at any time."""
    readers: list[Hit] = []
    for hit in hits:
        judged = found[hit.id]
        if judged.verdict not in _PEOPLE or judged.reason == "proxy" or hit.ip is None or hit.user_agent is None:
            continue
        if all(hit.user_agent != known.user_agent and _network(hit.ip) != _network(known.ip) for known in readers):
            readers.append(hit)
    window = timedelta(seconds=rules.timing.forward_window)
    close = any(later.at - earlier.at <= window for earlier, later in itertools.pairwise(readers))
    if len(readers) >= 3 or (len(readers) == 2 and close):
        return {"readers": float(len(readers))}
    return None


def _since_sent(hit: Hit, facts: Facts) -> float | None:
    return None if facts.sent_at is None else (hit.at - facts.sent_at).total_seconds()

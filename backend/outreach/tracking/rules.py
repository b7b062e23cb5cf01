"""The rules by which hits are judged: data, read once from `rules.toml` beside this file."""

import tomllib
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Literal

import msgspec

_FILE = Path(__file__).with_name("rules.toml")


class Timing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds, but for `many_links`; what they are for stands in the file."""

    too_fast_click: float
    too_fast_open: float
    proxy_prefetch: float
    many_links: int
    many_links_window: float
    two_links_window: float
    probe_window: float
    trap_window: float
    repeat_window: float
    forward_window: float
    settle: float


class HeaderRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A header that gives a machine away by one of some words."""

    name: str
    contains: list[str]


class AgentRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a program is, by the name that it gives."""

    match: Literal["exact", "contains", "ends", "begins", "empty"]
    verdict: Literal["machine", "unknown", "proxy"]
    label: str
    texts: list[str] = []
    code: str = "machine_agent"
    #: The kinds of hits that the rule is for; empty = all.
    kinds: list[str] = []

    def fits(self, agent: str) -> bool:
        """Whether a User-Agent (lower case, stripped) is meant."""
        if self.match == "empty":
            return not agent
        if self.match == "exact":
            return agent in self.texts
        if self.match == "ends":
            return agent.endswith(tuple(self.texts))
        if self.match == "begins":
            return agent.startswith(tuple(self.texts))
        return any(text in agent for text in self.texts)


class NetworkRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose network it is."""

    kind: Literal["filter", "vendor"]
    label: str
    ranges: list[str]


class RuleSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules of one version."""

    version: int
    timing: Timing
    header: list[HeaderRule]
    agent: list[AgentRule]
    network: list[NetworkRule]

    def agent_rule(self, agent: str | None, kind: str = "open") -> AgentRule | None:
        """The first rule for a User-Agent in a hit of some kind; None for an ordinary program."""
        name = (agent or "").strip().lower()
        return next((rule for rule in self.agent if rule.fits(name) and (not rule.kinds or kind in rule.kinds)), None)

    def network_rule(self, address: str | None) -> NetworkRule | None:
        """The rule for the network of an address; None for an ordinary one."""
        parsed = parse_address(address)
        if parsed is None:
            return None
        return next((rule for network, rule in _networks(self) if parsed in network), None)


@lru_cache(maxsize=1)
def load_rules() -> RuleSet:
    """The rules of this version of the program."""
    return msgspec.convert(tomllib.loads(_FILE.read_text(encoding="utf-8")), RuleSet)


def parse_address(text: str | None) -> IPv4Address | IPv6Address | None:
    """An address; the IPv4 one inside a mapped IPv6 one."""
    try:
        parsed = ip_address((text or "").strip("[] "))
    except ValueError:
        return None
    return parsed.ipv4_mapped or parsed if isinstance(parsed, IPv6Address) else parsed


_parsed: list[tuple[RuleSet, list[tuple[IPv4Network | IPv6Network, NetworkRule]]]] = []


def _networks(rules: RuleSet) -> list[tuple[IPv4Network | IPv6Network, NetworkRule]]:
    if not _parsed or _parsed[0][0] is not rules:
        _parsed[:] = [(rules, [(ip_network(text), rule) for rule in rules.network for text in rule.ranges])]
    return _parsed[0][1]

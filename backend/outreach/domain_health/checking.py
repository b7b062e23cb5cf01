"""Looks at a domain as receivers do, and says what to change."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Final, get_args

import msgspec
from publicsuffixlist import PublicSuffixList

from backend.outreach.domain_health.reading import DnsReader, NoAnswerError
from backend.outreach.domain_health.records import (
    MOST_LOOKUPS,
    MOST_VOID,
    DkimKey,
    Spf,
    read_dkim,
    read_spf,
    spf_records,
    tags,
)
from backend.outreach.domain_health.schemas import Finding, State, Topic
from backend.outreach.domain_health.words import ADVICE

#: Selectors that providers use, looked for beside those that signed our own mail.
KNOWN_SELECTORS: Final = (
    "google", "selector1", "selector2", "default", "dkim", "mail", "k1", "k2", "s1", "s2", "s1024", "s2048", "key1",
    "key2", "mxvault", "zoho", "zmail", "fm1", "fm2", "fm3", "protonmail", "protonmail2", "protonmail3", "sig1", "dk",
    "smtp", "mandrill", "everlytickey1", "qqmail", "s201512", "aliyun", "aliyun-cn-hangzhou", "mail2",
)  # fmt: skip
#: What a provider's mailboxes need in SPF, by a part of the name of the host that takes the domain's mail.
_INCLUDES: Final = (
    ("google.com", "_spf.google.com"),
    ("googlemail.com", "_spf.google.com"),
    ("outlook.com", "spf.protection.outlook.com"),
    ("qq.com", "spf.mail.qq.com"),
    ("163.com", "spf.163.com"),
    ("netease.com", "spf.qiye.163.com"),
    ("mxhichina.com", "spf.mxhichina.com"),
    ("aliyun.com", "spf.mxhichina.com"),
    ("zoho.com", "zohomail.com"),
    ("yandex.net", "_spf.yandex.net"),
    ("yandex.ru", "_spf.yandex.net"),
    ("mail.ru", "_spf.mail.ru"),
    ("feishu.cn", "_netblocks.m.feishu.cn"),
    ("larksuite.com", "_spf.larksuite.com"),
    ("messagingengine.com", "spf.messagingengine.com"),
    ("protonmail.ch", "_spf.protonmail.ch"),
    ("ovh.net", "mx.ovh.com"),
    ("ionos", "_spf.perfora.net"),
    ("secureserver.net", "secureserver.net"),
)
_SUFFIXES: Final = PublicSuffixList()
_ORDER: Final[dict[State, int]] = {"problem": 3, "unknown": 2, "advice": 1, "ok": 0}


class TrackingHost(msgspec.Struct, frozen=True):
    """The tenant's tracking host and where it is to lead."""

    host: str
    target: str


def organisational(domain: str) -> str:
    """The registered domain above (or at) a name: where DMARC is looked for when the name itself says nothing."""
    return str(_SUFFIXES.privatesuffix(domain) or domain)


def worst(findings: Sequence[Finding]) -> State:
    """The state of a whole."""
    return max((finding.state for finding in findings), key=lambda state: _ORDER[state], default="unknown")


async def check_domain(
    reader: DnsReader, domain: str, selectors: Sequence[str], *, signing: frozenset[str], tracking: TrackingHost | None
) -> list[Finding]:
    """Everything about one domain. `selectors`: further ones to look for; `signing`: who signed mail that we sent."""
    findings: list[Finding] = []
    exchangers: list[str] = []
    try:
        exchangers = await reader.exchangers(domain)
        findings.append(_finding("mx", "mx-ok", found=exchangers) if exchangers else _finding("mx", "mx-missing"))
    except NoAnswerError:
        findings.append(_finding("mx", "no-answer"))
    spf = await _checked(findings, "spf", _spf(reader, domain, exchangers))
    keys = await _checked(findings, "dkim", _dkim(reader, domain, selectors))
    policy = await _checked(findings, "dmarc", _dmarc(reader, domain))
    findings.append(_alignment(domain, signing, signed=bool(keys), spf=bool(spf), policy=policy))
    if tracking is not None and organisational(tracking.host) == organisational(domain):
        await _checked(findings, "tracking", _tracking(reader, tracking))
    order = {topic: place for place, topic in enumerate(get_args(Topic))}
    return sorted(findings, key=lambda each: order[each.topic])


async def _checked(findings: list[Finding], topic: Topic, work: Awaitable[tuple[Finding, object]]) -> object:
    try:
        finding, value = await work
    except NoAnswerError:
        findings.append(_finding(topic, "no-answer"))
        return None
    findings.append(finding)
    return value


async def _spf(reader: DnsReader, domain: str, exchangers: Sequence[str]) -> tuple[Finding, object]:
    found = spf_records(await reader.texts(domain))
    include = next((text for part, text in _INCLUDES if any(part in host for host in exchangers)), None)
    proposal = f"v=spf1 include:{include} ~all" if include else "v=spf1 mx ~all"
    given = {"record_name": domain, "record_type": "TXT", "found": found}
    if not found:
        return _finding("spf", "spf-missing", record=proposal, **given), None
    if len(found) > 1:
        joined = " ".join(dict.fromkeys(term for text in found for term in text.split()[1:] if "all" not in term))
        return _finding("spf", "spf-several", record=f"v=spf1 {joined} ~all", **given), None
    record = found[0]
    told = await read_spf(reader, domain, record)
    return _finding("spf", _spf_code(told, include), record=_spf_repair(record, told, include), **given), record


def _spf_code(told: Spf, include: str | None) -> str:
    if told.lookups > MOST_LOOKUPS:
        return "spf-lookups"
    if told.void > MOST_VOID:
        return "spf-void"
    if told.ending == "+":
        return "spf-everybody"
    if include and include not in told.includes and told.problem is None:
        return "spf-provider-missing"
    if told.problem is not None:
        return {"ptr": "spf-ptr", "loop": "spf-lookups", "include-empty": "spf-include-empty"}[told.problem]
    return "spf-no-end" if told.ending in {None, "?"} else "spf-ok"


def _spf_repair(record: str, told: Spf, include: str | None) -> str | None:
    code = _spf_code(told, include)
    terms = record.split()
    if code == "spf-provider-missing" and include:
        return " ".join([terms[0], f"include:{include}", *terms[1:]])
    if code in {"spf-everybody", "spf-no-end"}:
        kept = [term for term in terms if term.lstrip("+-~?").lower() != "all"]
        return " ".join([*kept, "~all"])
    if code == "spf-ptr":
        return " ".join(term for term in terms if not term.lstrip("+-~?").lower().startswith("ptr"))
    return None


async def _dkim(reader: DnsReader, domain: str, selectors: Sequence[str]) -> tuple[Finding, object]:
    keys: list[DkimKey] = []
    wanted = list(dict.fromkeys((*selectors, *KNOWN_SELECTORS)))
    answers = await asyncio.gather(*(reader.texts(f"{selector}._domainkey.{domain}") for selector in wanted))
    for selector, texts in zip(wanted, answers, strict=True):
        record = next((text for text in texts if "p" in tags(text)), None)
        if record is not None:
            keys.append(read_dkim(selector, record))
    usable = [key for key in keys if key.problem is None]
    shown = [f"{key.selector}: {'ed25519' if key.bits is None else f'{key.bits} bit'}" for key in usable]
    if not usable:
        return _finding("dkim", "dkim-revoked" if keys else "dkim-missing", found=[key.selector for key in keys]), None
    weakest = min((key.bits for key in usable if key.bits is not None), default=2048)
    code = "dkim-too-short" if weakest < 1024 else "dkim-short" if weakest < 2048 else "dkim-ok"
    return _finding("dkim", code, found=shown), usable


async def _dmarc(reader: DnsReader, domain: str) -> tuple[Finding, object]:
    for place in dict.fromkeys((domain, organisational(domain))):
        found = [text for text in await reader.texts(f"_dmarc.{place}") if text.lower().startswith("v=dmarc1")]
        if not found:
            continue
        name = f"_dmarc.{place}"
        if len(found) > 1:
            return _finding("dmarc", "dmarc-several", found=found, record_name=name), None
        fields = tags(found[0])
        wanted = fields.get("sp", fields.get("p", "")) if place != domain else fields.get("p", "")
        if wanted.lower() not in {"none", "quarantine", "reject"}:
            return _finding("dmarc", "dmarc-broken", found=found, record_name=name, record_type="TXT",
                            record=f"v=DMARC1; p=none; rua=mailto:dmarc@{place}"), None  # fmt: skip
        code = "dmarc-none" if wanted.lower() == "none" else "dmarc-ok"
        if "rua" not in fields:
            code = "dmarc-no-reports"
        repaired = f"{found[0].rstrip('; ')}; rua=mailto:dmarc@{place}" if code == "dmarc-no-reports" else None
        return _finding("dmarc", code, found=found, record_name=name, record_type="TXT", record=repaired), fields
    name = f"_dmarc.{organisational(domain)}"
    record = f"v=DMARC1; p=none; rua=mailto:dmarc@{organisational(domain)}"
    return _finding("dmarc", "dmarc-missing", record_name=name, record_type="TXT", record=record), None


def _alignment(domain: str, signing: frozenset[str], *, signed: bool, spf: bool, policy: object) -> Finding:
    strict = isinstance(policy, dict) and str(policy.get("adkim", "r")).lower() == "s"
    fits = {
        each for each in signing if each == domain or (not strict and organisational(each) == organisational(domain))
    }
    if fits:
        return _finding("alignment", "alignment-ok", found=sorted(fits))
    if signing:
        return _finding("alignment", "alignment-other", found=sorted(signing))
    return _finding("alignment", "alignment-untried" if signed or spf else "alignment-none")


async def _tracking(reader: DnsReader, tracking: TrackingHost) -> tuple[Finding, object]:
    alias = await reader.alias(tracking.host)
    given = {"record_name": tracking.host, "record_type": "CNAME", "record": tracking.target}
    if alias is None:
        there, ours = set(await reader.addresses(tracking.host)), set(await reader.addresses(tracking.target))
        if there and there & ours:
            return _finding("tracking", "tracking-ok", found=sorted(there)), True
        return _finding("tracking", "tracking-missing", found=sorted(there), **given), None
    if alias == tracking.target.lower():
        return _finding("tracking", "tracking-ok", found=[alias]), True
    return _finding("tracking", "tracking-elsewhere", found=[alias], **given), None


def _finding(topic: Topic, code: str, **values: object) -> Finding:
    state, title, what_to_do = ADVICE[code]
    return msgspec.convert(
        {"topic": topic, "state": state, "code": code, "title": title, "what_to_do": what_to_do, **values}, Finding
    )

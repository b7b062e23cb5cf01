"""What a check of an ERPNext site looks at."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from erp_adapters.adapters.erpnext.doctypes import DOCTYPES, Doctype
from erp_adapters.adapters.erpnext.rest import Rest
from erp_adapters.contract.adapter import CheckReport, Problem, Reason
from erp_adapters.contract.calls import send, skew_of
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import Forbidden, NotFound, Refused, Rejected, Unauthenticated
from erp_adapters.contract.values import moment, zone_of

FALLBACK_ZONE: Final = "Asia/Kolkata"  # the framework's own when a site sets none


async def check(link: Link) -> CheckReport:
    """Whether the site lets us in, knows the company, and has the fields and rights that are needed."""
    rest = Rest(link)
    answer = await send(link, rest.request("GET", "/api/method/frappe.auth.get_logged_user"))
    user = str(rest.read(answer, effect=False).get("message") or "")
    if user in {"", "Guest"}:
        raise Refused(Unauthenticated(message="ERPNext takes us for a guest"))
    companies = await rest.list("Company", ["name", "default_currency"], [], limit=500)
    own = next((row for row in companies if row["name"] == rest.settings.company), None)
    if own is None:
        return CheckReport(problems=(Problem(reason=Reason.COMPANY, subject=rest.settings.company),), user=user)
    problems: list[Problem] = []
    warnings: list[Problem] = []
    offered: list[str] = []
    referred: list[str] = []
    for entity, doctype in DOCTYPES.items():
        found = await _refusal(rest, doctype, ["name"])
        if found is None:
            offered.append(entity.value)
        if found is None and (doctype.referenced or doctype.referable):
            found = await _refusal(rest, doctype, ["name", rest.settings.reference_field])
            if found is None:
                referred.append(entity.value)
        if found is not None:
            (problems if doctype.referenced else warnings).append(found)
    zone = rest.settings.zone or await site_zone(rest)
    feed = await _has_feed(rest)
    return CheckReport(
        problems=tuple(problems),
        warnings=(*warnings, *await _doubtful_zone(link, rest, zone)),
        version=await _version(rest),
        user=user,
        company=str(own["name"]),
        companies={str(row["name"]): str(row["name"]) for row in companies},
        currency=str(own.get("default_currency") or ""),
        zone=zone,
        skew=skew_of(link, answer),
        facts={"zone": zone, "entities": offered, "referred": referred, "deleted": feed},
    )


async def _refusal(rest: Rest, doctype: Doctype, fields: Sequence[str]) -> Problem | None:
    try:
        await rest.list(doctype.name, fields, [], limit=1)
    except Refused as refused:
        if not isinstance(refused.result, Forbidden | NotFound | Rejected):
            raise
        reason = Reason.PERMISSION if isinstance(refused.result, Forbidden) else Reason.MISSING
        subject = ".".join([doctype.name, *fields[1:]])
        return Problem(reason=reason, subject=subject, message=refused.result.message)
    return None


async def site_zone(rest: Rest) -> str:
    """The zone that the site says its moments are in."""
    try:
        told = (await rest.call("GET", "/api/method/frappe.client.get_time_zone")).get("message")
    except Refused as refused:
        if not isinstance(refused.result, Forbidden | NotFound | Rejected):
            raise
        told = None
    found = told.get("time_zone") if isinstance(told, dict) else told
    return str(found or FALLBACK_ZONE)


async def _version(rest: Rest) -> str:
    try:
        told = (await rest.call("GET", "/api/method/frappe.utils.change_log.get_versions")).get("message")
    except Refused:
        return "?"
    apps = told if isinstance(told, dict) else {}
    return str((apps.get("erpnext") or apps.get("frappe") or {}).get("version") or "?")


async def _has_feed(rest: Rest) -> bool:
    try:
        await rest.list("Deleted Document", ["name"], [], limit=1)
    except Refused as refused:
        if not isinstance(refused.result, Forbidden | NotFound | Rejected):
            raise
        return False
    return True


async def _doubtful_zone(link: Link, rest: Rest, zone: str) -> tuple[Problem, ...]:
    rows = await rest.list("Sales Order", ["modified"], [], order="modified desc", limit=1)
    newest = moment(rows[0]["modified"], zone_of(zone)) if rows else None
    if newest is not None and newest > link.clock.now() + timedelta(minutes=10):
        # A change in the future: the site's clock runs in another zone than it says.
        return (Problem(reason=Reason.CLOCK, subject="zone", message=zone),)
    return ()

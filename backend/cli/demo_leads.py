"""The demo's inquiries: rules that give them out, a web form, and a few that came today."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from backend.leads.forms.schemas import FormField, FormTexts, LeadFormGiven
from backend.leads.forms.service import make_form
from backend.leads.queries.rules import desk_view
from backend.leads.schemas import LeadDeskView, LeadRuleGiven
from backend.leads.service.clock import note_answer
from backend.leads.service.intake import Inquiry, take_inquiry
from backend.leads.service.rules import make_rule, set_desk
from backend.leads.service.whom import Asker, find_or_make
from i18n.calendars import is_working_day
from i18n.zones import resolve_wall_time, zone
from tenants.context import Actor
from tenants.orm import now
from tenants.session import WriteSession

_HOME: Final = "Asia/Shanghai"
_OPENS: Final = time(9, 30)
#: Invented: company, country, person, address, what for, how many hours ago (None: in the morning of the last working
#: day), after how many it was answered.
_CAME: Final = (
    ("Kivi Tööriistad", "EE", "Liis Tamm", "liis@kivi-tooriistad.example", "Cordless drills, 300 pcs", 3, None),
    ("Herramientas Ocaña", "ES", "Pablo Ocaña", "pablo@herramientas-ocana.example", "Ratchet straps", None, 1.5),
    ("Al Noor Trading", "AE", "Yousef Karim", "yousef@alnoor-trading.example", "Tool sets for a tender", 30, None),
    ("Drakensberg Supplies", "ZA", "Thandi Nkosi", "thandi@drakensberg-supplies.example", "Garden shears", 1, None),
)  # fmt: skip


async def put_leads(session: WriteSession, actor: Actor, seats: Mapping[str, UUID]) -> None:
    """Make rules, a form and inquiries."""
    hours = await desk_view(session)
    await set_desk(session, actor, LeadDeskView(_HOME, "CN", hours.opens, hours.closes))
    lin, chen = seats["lin.wei"], seats["chen.yu"]
    gulf = LeadRuleGiven(
        name="中东 Gulf", active=True, countries=["AE", "SA", "QA", "KW"], method="awake", member_ids=[lin, chen],
        respond_hours=2, reassign_hours=4, priority="high",
    )  # fmt: skip
    rest = LeadRuleGiven(name="轮流 In turn", active=True, member_ids=[lin, chen], open_cap=20, respond_hours=4)
    for rule in (gulf, rest):
        await make_rule(session, actor, rule)
    texts = {
        "en": FormTexts(title="Ask Harbourline for a quotation", consent="You may keep this to answer me."),
        "zh-CN": FormTexts(title="向海澜工具询价", consent="同意贵司保存以上信息以便回复。"),
    }
    fields = [FormField(kind, kind, required=kind in {"name", "email"}) for kind in _FIELDS]
    form = LeadFormGiven(name="Web site 官网询盘", languages=["en", "zh-CN", "es", "ar"], fields=fields, texts=texts)
    await make_form(session, actor, form)
    moment = now()
    for company, country, person, email, title, ago, answered in _CAME:
        known = await find_or_make(session, actor, Asker(company, person, email, country=country))
        inquiry = Inquiry("manual", known.company_id, known.contact_id, title, country=country)
        asked = moment - timedelta(hours=ago) if ago is not None else _last_morning(moment)
        lead = await take_inquiry(session, actor, inquiry, at=asked)
        if answered is not None:
            await note_answer(session, lead, asked + timedelta(hours=answered), "hand_answer")


def _last_morning(moment: datetime) -> datetime:
    day = moment.astimezone(zone(_HOME)).date() - timedelta(days=1)
    while not is_working_day(day, "CN"):
        day -= timedelta(days=1)
    return resolve_wall_time(datetime.combine(day, _OPENS), _HOME)


_FIELDS: Final = ("name", "email", "company", "country", "product", "message")

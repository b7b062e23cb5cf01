"""Readers' own pages: what they get and what is recorded, to be changed without signing in.

GET shows, and only POST changes: scanners follow every link of a mail. RFC 8058's one-click is a POST of
`List-Unsubscribe=One-Click` to the same address, from mail providers, without cookies, and answered 200 each time.
"""

import html
from email.parser import BytesParser
from typing import Any, Final
from urllib.parse import parse_qs

from litestar import MediaType, Request, Response, post, route
from litestar.params import FromPath
from sqlalchemy import select

from backend.outreach.suppression.queries import refused
from backend.outreach.suppression.readers import allow_tracking, subscribe_again, unsubscribe
from backend.outreach.suppression.texts import TEXTS, PageTexts, page_language
from backend.outreach.tracking.consent import consent_of
from backend.outreach.tracking.keys import verifying_keys
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from backend.outreach.tracking.plans import plan
from backend.outreach.tracking.tokens import read_token, tenant_of
from backend.web.given import GivenRuntime
from i18n.locale import direction
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.runtime import Runtime
from tenants.session import WriteSession

_LONGEST_FORM: Final = 10_000
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
}
_STYLE: Final = (
    "body{font:16px/1.6 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1.25rem;color:#1b2730;"
    "background:#fff}h1{font-size:1.35rem}h2{font-size:1.05rem;margin-top:2rem}button{font:inherit;"
    "padding:.6rem 1.1rem;min-height:44px;border:1px solid #0b6b6b;border-radius:8px;"
    "background:#0b6b6b;color:#fff;cursor:pointer}"
    "button.quiet{background:#fff;color:#0b6b6b}.said{border-inline-start:4px solid #0b6b6b;padding:.5rem 1rem;"
    "background:#eef6f6}.about{color:#4d5b66}@media(prefers-color-scheme:dark){body{background:#12181d;color:#e4eaee}"
    ".said{background:#1c2a2d}.about{color:#a4b2bc}button.quiet{background:#12181d;color:#6fc7c7}}"
)


class _Reader:
    """Whose page a token opens."""

    def __init__(self, session: WriteSession, recipient: TrackedRecipient, company: str) -> None:
        self.session = session
        self.recipient = recipient
        self.company = company


async def _open(session: WriteSession, runtime: Runtime, token: str) -> _Reader | None:
    name = read_token(await verifying_keys(session, runtime.vault), "reader", token)
    if name is None:
        return None
    recipient = await session.scalar(select(TrackedRecipient).where(TrackedRecipient.public_id == name.public_id))
    if recipient is None:
        return None
    async with runtime.database.system_session() as system:
        company = await system.scalar(select(Tenant.name).where(Tenant.id == name.tenant_id))
    return _Reader(session, recipient, company or "")


@route("/u/{token:str}", http_method=["GET", "HEAD"], include_in_schema=False, media_type=MediaType.HTML)
async def show_page(request: Request[Any, Any, Any], runtime: GivenRuntime, token: FromPath[str]) -> Response[str]:
    """What the reader gets and what is recorded. Changes nothing."""
    return await _answer(request, runtime, token, {})


@post("/u/{token:str}", include_in_schema=False, status_code=200, media_type=MediaType.HTML)
async def change_page(request: Request[Any, Any, Any], runtime: GivenRuntime, token: FromPath[str]) -> Response[str]:
    """One-click unsubscribing, or a button of the page."""
    return await _answer(request, runtime, token, await _form(request))


async def _answer(request: Request[Any, Any, Any], runtime: Runtime, token: str, form: dict[str, str]) -> Response[str]:
    wished = request.query_params.get("lang")
    accepted = request.headers.get("accept-language")
    tenant_id = tenant_of(token)
    if tenant_id is None:
        return _gone(page_language(wished, accept_language=accepted))
    async with runtime.database.tenant_session(tenant_id, system_actor("reader")) as session:
        reader = await _open(session, runtime, token)
        if reader is None:
            return _gone(page_language(wished, accept_language=accepted))
        said = await _change(reader, form)
        # The reader's browser knows better than our files which language they read.
        language = page_language(wished, accept_language=accepted)
        if wished is None and not accepted:
            language = page_language(reader.recipient.language)
        return _page(await _shown(reader, runtime, language, said=said), language)


async def _change(reader: _Reader, form: dict[str, str]) -> bool:
    if form.get("List-Unsubscribe", "").lower() == "one-click":
        await unsubscribe(reader.session, reader.recipient, "one_click")
        return True
    action = form.get("action")
    if action == "unsubscribe":
        await unsubscribe(reader.session, reader.recipient, "page")
    elif action == "subscribe":
        await subscribe_again(reader.session, reader.recipient)
    elif action in {"refuse", "allow"}:
        await allow_tracking(reader.session, reader.recipient, allowed=action == "allow")
    else:
        return False
    return True


async def _shown(reader: _Reader, runtime: Runtime, language: str, *, said: bool) -> str:
    texts = TEXTS[language]
    address = reader.recipient.address
    values = {"company": reader.company, "address": address}
    barred = (await refused(reader.session, [address])).get(address)
    message = await reader.session.get(TrackedMessage, (reader.session.info["tenant_id"], reader.recipient.message_id))
    consent = (await consent_of(reader.session, address)).state
    planned = await plan(reader.session, runtime.settings, [address])
    tracked = consent != "refused" and (planned.effect == "individual" or (message and message.mode == "individual"))
    pieces = [f"<h1>{_fill(texts.title, values)}</h1>", f'<p class="about">{_fill(texts.about, values)}</p>']
    if said:
        pieces.append(f'<p class="said" role="status">{html.escape(texts.saved)}</p>')
    if barred is None:
        pieces += [f"<p>{_fill(texts.subscribed, values)}</p>", _button("unsubscribe", texts.unsubscribe)]
    else:
        pieces.append(f"<p>{_fill(texts.unsubscribed, values)}</p>")
        if barred == "unsubscribed":
            pieces.append(_button("subscribe", texts.again, quiet=True))
    pieces.append(f"<h2>{html.escape(texts.tracking)}</h2>")
    pieces.append(f"<p>{_fill(texts.tracked if tracked else texts.not_tracked, values)}</p>")
    if tracked:
        pieces.append(_button("refuse", texts.refuse, quiet=True))
    elif consent != "granted":
        pieces.append(_button("allow", texts.allow, quiet=True))
    return "".join(pieces)


def _button(action: str, label: str, *, quiet: bool = False) -> str:
    kind = ' class="quiet"' if quiet else ""
    return (
        f'<form method="post"><input type="hidden" name="action" value="{action}">'
        f"<button{kind}>{html.escape(label)}</button></form>"
    )


def _fill(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        if value.endswith("."):  # "… Co., Ltd." ends a sentence too
            text = text.replace(f"{{{name}}}.", f"{{{name}}}")
    return html.escape(text).format(**{name: f"<bdi>{html.escape(value)}</bdi>" for name, value in values.items()})


def _page(body: str, language: str, status: int = 200) -> Response[str]:
    title = html.escape(TEXTS[language].title.format(company="", address="").strip())
    content = (
        f'<!doctype html><html lang="{language}" dir="{direction(language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><main>{body}</main></body></html>"
    )
    return Response(content, status_code=status, media_type=MediaType.HTML, headers=_HEADERS)


def _gone(language: str) -> Response[str]:
    texts: PageTexts = TEXTS[language]
    return _page(f"<p>{html.escape(texts.gone)}</p>", language, 404)


async def _form(request: Request[Any, Any, Any]) -> dict[str, str]:
    """The fields of a form, urlencoded or multipart (RFC 8058 section 3.1 allows both)."""
    raw = await request.body()
    kind = request.headers.get("content-type", "")
    if len(raw) > _LONGEST_FORM:
        return {}
    if kind.lower().startswith("multipart/form-data"):
        parts = BytesParser().parsebytes(b"Content-Type: " + kind.encode("latin-1", "replace") + b"\r\n\r\n" + raw)
        found: dict[str, str] = {}
        for part in parts.walk():
            name = part.get_param("name", header="content-disposition")
            payload = part.get_payload(decode=True)
            if isinstance(name, str) and isinstance(payload, bytes):
                found[name] = payload.decode("utf-8", "replace").strip()
        return found
    return {name: values[-1] for name, values in parse_qs(raw.decode("utf-8", "replace")).items()}


PAGES = [show_page, change_page]

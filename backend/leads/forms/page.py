"""The form's own page: plain HTML without a script, to be opened or shown in a frame on another site."""

import html
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from litestar import MediaType, Request, Response, get, post
from litestar.params import FromPath
from sqlalchemy import select

from backend.accounts.routes.cookies import client_of
from backend.leads.forms.service import (
    TRAP,
    Filled,
    consent_asked,
    may_send,
    problems_of,
    stamp_of,
    submit,
    uses_of,
)
from backend.leads.forms.texts import BUTTON, CLOSED, THANKS, TITLE, TOO_MANY, label_of, language_for, ours
from backend.leads.models import LeadForm
from backend.web.given import GivenRuntime
from i18n.locale import SUPPORTED, accepted_languages, best_match, direction
from i18n.names import country_names
from tenants.context import Context, system_actor, use_context
from tenants.runtime import Runtime
from tenants.session import ReadSession

_LONGEST: Final = 60_000
_STYLE: Final = (
    "*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:1.25rem;color:#1b2730;"
    "background:#fff}main{max-width:34rem;margin:0 auto}h1{font-size:1.3rem;margin:0 0 .5rem}"
    "label{display:block;font-weight:600;margin:1rem 0 .25rem}input,select,textarea{font:inherit;width:100%;"
    "padding:.55rem .7rem;min-height:44px;border:1px solid #8a98a3;border-radius:8px;background:#fff;color:inherit}"
    "textarea{min-height:7rem}.check{display:flex;gap:.6rem;align-items:flex-start;font-weight:400}"
    ".check input{width:1.25rem;min-height:1.25rem;margin-top:.15rem}button{font:inherit;font-weight:600;"
    "margin-top:1.25rem;padding:.6rem 1.4rem;min-height:44px;border:0;border-radius:8px;background:#0b6b6b;"
    "color:#fff;cursor:pointer}.wrong{color:#b3261e;font-size:.9rem;margin:.25rem 0 0}.need{color:#b3261e}"
    ".aside{position:absolute;inset-inline-start:-100vw;width:1px;height:1px;overflow:hidden}"
    ":focus-visible{outline:3px solid #4fb3b3;outline-offset:2px}"
)
_TYPES: Final = {"email": "email", "phone": "tel"}
_COMPLETES: Final = {"name": "name", "email": "email", "company": "organization", "phone": "tel", "country": "country"}


async def _find(session: ReadSession, key: str) -> LeadForm | None:
    return await session.scalar(select(LeadForm).where(LeadForm.key == key))


def _parts(address: str) -> tuple[UUID, str] | None:
    name, _, key = address.partition("-")
    try:
        return UUID(hex=name), key
    except ValueError:
        return None


def address_of(tenant_id: UUID, form: LeadForm, public_url: str) -> str:
    """Where a form's page is."""
    return f"{public_url}/forms/{tenant_id.hex}-{form.key}"


def _wanted(request: Request[Any, Any, Any], form: LeadForm) -> str:
    chosen = request.query_params.get("lang")
    header = accepted_languages(request.headers.get("accept-language"))
    return language_for([chosen, *header] if chosen else header, form.languages)


def _allowed(request: Request[Any, Any, Any], form: LeadForm, runtime: Runtime) -> bool:
    """Whether a page of that origin may send to the form; browsers say it, and ours always may."""
    origin = request.headers.get("origin")
    if origin is None or not form.origins:
        return True
    ours_is = f"{urlsplit(runtime.settings.public_url).scheme}://{urlsplit(runtime.settings.public_url).netloc}"
    here = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return origin in {*form.origins, ours_is, here}


def _headers(form: LeadForm | None) -> dict[str, str]:
    framed = " ".join(form.origins) if form and form.origins else "*"
    return {
        "Cache-Control": "no-store",
        "Referrer-Policy": "strict-origin",
        "X-Robots-Tag": "noindex",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
        f" frame-ancestors {framed}",
    }


@get("/forms/{address:str}", include_in_schema=False)
async def show_form(request: Request[Any, Any, Any], runtime: GivenRuntime, address: FromPath[str]) -> Response[str]:
    """The empty form, in the reader's language where it speaks it."""
    parts = _parts(address)
    if parts is None:
        return _said(ours(CLOSED, _reader(request)), _reader(request), 404)
    async with runtime.database.tenant_session(parts[0], system_actor("web form")) as session:
        form = await _find(session, parts[1])
        if form is None or not form.active:
            return _said(ours(CLOSED, _reader(request)), _reader(request), 404)
        return _page(form, _wanted(request, form), {}, {}, stamp_of(form), request.headers.get("referer", ""))


@post("/forms/{address:str}", status_code=200, include_in_schema=False)
async def take_form(request: Request[Any, Any, Any], runtime: GivenRuntime, address: FromPath[str]) -> Response[Any]:
    """What was filled in: thanks, or the form again with what is wrong. Sent by a script that accepts JSON, the answer
    is JSON."""
    parts = _parts(address)
    if parts is None:
        return _said(ours(CLOSED, _reader(request)), _reader(request), 404)
    tenant_id, key = parts
    given = await _fields(request)
    actor = system_actor("web form")
    with use_context(Context(tenant_id, actor)):
        async with runtime.database.tenant_session(tenant_id, actor) as session:
            form = await _find(session, key)
            if form is None or not form.active or not _allowed(request, form, runtime):
                return _answer(request, form, CLOSED, _reader(request), 403)
            language = language_for([given["lang"]], form.languages) if given.get("lang") else _wanted(request, form)
            if not await may_send(runtime.redis, form, client_of(request, runtime)):
                return _answer(request, form, TOO_MANY, language, 429)
            filled = Filled(
                values={field["key"]: given.get(field["key"], "") for field in form.fields},
                language=language,
                agreed=given.get("consent") == "yes",
                trap=given.get(TRAP, ""),
                stamp=given.get("stamp", ""),
                page=given.get("page") or request.headers.get("referer"),
                uses=await uses_of(runtime.redis, form, given.get("stamp", "")),
            )
            wrong = problems_of(form, filled)
            if wrong:
                if _wants_json(request):
                    errors = {name: ours(text, language) for name, text in wrong.items()}
                    return _json(request, form, {"errors": errors}, 400)
                return _page(form, language, filled.values, wrong, filled.stamp, filled.page or "")
            await submit(session, form, filled)
        return _thanks(request, form, language)


def _thanks(request: Request[Any, Any, Any], form: LeadForm, language: str) -> Response[Any]:
    texts, first = form.texts.get(language) or {}, form.texts.get(form.languages[0]) or {}
    thanks = texts.get("thanks") or (ours(THANKS, language) if _spoken(language) else first.get("thanks"))
    said = str(thanks or ours(THANKS, "en"))
    if _wants_json(request):
        return _json(request, form, {"thanks": said, "next": form.thanks_url}, 200)
    if form.thanks_url:
        return Response("", status_code=303, headers={**_headers(form), "Location": form.thanks_url})
    return _said(said, language, 200, form)


def _spoken(language: str) -> bool:
    return best_match(language, tuple(locale.tag for locale in SUPPORTED)) is not None


def _answer(
    request: Request[Any, Any, Any], form: LeadForm | None, text: str, language: str, status: int
) -> Response[Any]:
    if form is not None and _wants_json(request):
        return _json(request, form, {"error": ours(text, language)}, status)
    return _said(ours(text, language), language, status, form)


def _wants_json(request: Request[Any, Any, Any]) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _json(request: Request[Any, Any, Any], form: LeadForm, content: dict[str, Any], status: int) -> Response[Any]:
    origin = request.headers.get("origin")
    allowed = origin if origin and (not form.origins or origin in form.origins) else None
    headers = {**_headers(form), "Vary": "Origin"}
    if allowed:
        headers["Access-Control-Allow-Origin"] = allowed
    return Response(content, status_code=status, media_type=MediaType.JSON, headers=headers)


def _reader(request: Request[Any, Any, Any]) -> str:
    return next(iter(accepted_languages(request.headers.get("accept-language"))), "en")


async def _fields(request: Request[Any, Any, Any]) -> dict[str, str]:
    raw = await request.body()
    if len(raw) > _LONGEST:
        return {}
    return {name: values[-1] for name, values in parse_qs(raw.decode("utf-8", "replace")).items()}


def _page(
    form: LeadForm, language: str, values: Mapping[str, str], wrong: Mapping[str, str], stamp: str, page: str
) -> Response[str]:
    first = form.languages[0]
    texts, usual = form.texts.get(language) or {}, form.texts.get(first) or {}
    title = texts.get("title") or (
        ours(TITLE, language) if _spoken(language) else usual.get("title") or ours(TITLE, "en")
    )
    intro = texts.get("intro") or ""
    pieces = [f"<h1>{html.escape(title)}</h1>"]
    if intro:
        pieces.append(f"<p>{html.escape(intro)}</p>")
    pieces.append('<form method="post" novalidate>')
    pieces += [
        _field(field, language, first, values.get(field["key"], ""), wrong.get(field["key"])) for field in form.fields
    ]
    consent = consent_asked(form, language)
    if consent:
        pieces.append(
            '<label class="check"><input type="checkbox" name="consent" value="yes" required>'
            f'<span dir="auto">{html.escape(consent)}</span></label>'
            + _wrong("consent", wrong.get("consent"), language)
        )
    hidden = {"stamp": stamp, "lang": language, "page": page}
    pieces += [f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in hidden.items()]
    pieces.append(
        f'<div class="aside" aria-hidden="true"><input name="{TRAP}" tabindex="-1" autocomplete="off"></div>'
        f"<button>{html.escape(texts.get('button') or ours(BUTTON, language))}</button></form>"
    )
    return _document("".join(pieces), title, language, 400 if wrong else 200, form)


def _field(field: Mapping[str, Any], language: str, first: str, value: str, wrong: str | None) -> str:
    key, kind = field["key"], field["kind"]
    label = html.escape(label_of(field, language, first))
    need = ' <span class="need" aria-hidden="true">*</span>' if field["required"] else ""
    attributes = f'id="f-{key}" name="{key}"' + (" required" if field["required"] else "")
    if kind in _COMPLETES:
        attributes += f' autocomplete="{_COMPLETES[kind]}"'
    if wrong:
        attributes += f' aria-invalid="true" aria-describedby="w-{key}"'
    shown = html.escape(value)
    if kind == "message":
        control = f'<textarea {attributes} dir="auto" maxlength="10000">{shown}</textarea>'
    elif kind in {"country", "choice"}:
        control = f"<select {attributes}>{_options(field, language, first, value)}</select>"
    else:
        control = f'<input {attributes} type="{_TYPES.get(kind, "text")}" dir="auto" maxlength="500" value="{shown}">'
    return f'<label for="f-{key}">{label}{need}</label>{control}{_wrong(key, wrong, language)}'


def _options(field: Mapping[str, Any], language: str, first: str, value: str) -> str:
    if field["kind"] == "country":
        named = sorted(country_names(language if _spoken(language) else "en").items(), key=lambda each: each[1])
    else:
        options = field.get("options") or {}
        named = [(each, each) for each in options.get(language) or options.get(first) or []]
    chosen = [
        f'<option value="{html.escape(code)}"{" selected" if code == value else ""}>{html.escape(name)}</option>'
        for code, name in named
    ]
    return '<option value=""></option>' + "".join(chosen)


def _wrong(key: str, text: str | None, language: str) -> str:
    return f'<p class="wrong" id="w-{key}">{html.escape(ours(text, language))}</p>' if text else ""


def _said(text: str, language: str, status: int, form: LeadForm | None = None) -> Response[str]:
    return _document(f'<p role="status" dir="auto">{html.escape(text)}</p>', text, language, status, form)


def _document(body: str, title: str, language: str, status: int, form: LeadForm | None) -> Response[str]:
    content = (
        f'<!doctype html><html lang="{html.escape(language)}" dir="{direction(language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{html.escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>{body}</main></body></html>"
    )
    return Response(content, status_code=status, media_type=MediaType.HTML, headers=_headers(form))


DOORS = [show_form, take_form]

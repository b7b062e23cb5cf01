"""Calling the WebAPI, and what its answers mean.

HTTP 200 says nothing: a refusal is in `Result.ResponseStatus`, a query's refusal comes as a row that holds such a
result, a body may begin with `response_error:`, and the hosted gateway answers 519 with a code of its own.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from msgspec import Struct

from erp_adapters.adapters.kingdee_k3cloud.signing import login_signature, signed_headers
from erp_adapters.contract.calls import send
from erp_adapters.contract.errors import Facts, Kind, Rule, classify, failure, retry_after
from erp_adapters.contract.http import Request, Response, to_json
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import FieldError, NeedsConfirmation, Refused
from erp_adapters.contract.spec import Setting, settings_as
from i18n.messages import N_

FORMS: Final = "Kingdee.BOS.WebApi.ServicesStub.DynamicFormService."
LOGIN: Final = "Kingdee.BOS.WebApi.ServicesStub.AuthService.LoginBySign"
MOST_ROWS: Final = 2000


class K3Settings(Struct, kw_only=True, frozen=True):
    """Settings of one data centre and organisation."""

    server_url: Annotated[str, Setting(N_("Server address"), N_("It ends with /k3cloud/."), kind="url")]
    acct_id: Annotated[str, Setting(N_("Data centre id"))]
    user_name: Annotated[str, Setting(N_("Integration user"))]
    app_id: Annotated[str, Setting(N_("Application id"))]
    app_secret: Annotated[str, Setting(N_("Application secret"), secret=True)]
    org_num: Annotated[str, Setting(N_("Organisation number"))]
    lcid: Annotated[str, Setting(N_("Language id"), N_("2052 is Chinese, 1033 English."))] = "2052"
    auth: Annotated[
        Literal["signed", "session"],
        Setting(N_("Sign-in"), choices={"signed": N_("Signed calls"), "session": N_("Session")}, kind="choice"),
    ] = "signed"
    secpwd: Annotated[str, Setting(N_("Gateway key of a private deployment"), secret=True)] = ""
    zone: Annotated[str, Setting(N_("Time zone of the server"))] = "Asia/Shanghai"
    currencies: Annotated[str, Setting(N_("Currencies and their numbers"))] = "CNY=PRE001, USD=PRE007"
    bill_type: Annotated[str, Setting(N_("Bill type of sales orders"))] = "XSDD01_SYS"
    salesperson: Annotated[str, Setting(N_("Salesperson of orders without one"))] = ""

    @property
    def base(self) -> str:
        """The address with its final slash."""
        return self.server_url.rstrip("/") + "/"

    @property
    def numbers(self) -> Mapping[str, str]:
        """Currency code → number in the ERP."""
        pairs = (one.partition("=") for one in self.currencies.split(",") if "=" in one)
        return {code.strip(): number.strip() for code, _, number in pairs}


ERRORS: Final = (
    Rule(kind=Kind.SESSION, codes=frozenset({"1"})),
    Rule(kind=Kind.SESSION, text="会话信息已丢失|请重新登录"),
    Rule(kind=Kind.FORBIDDEN, codes=frozenset({"2", "7", "15"})),
    Rule(kind=Kind.UNKNOWN, codes=frozenset({"4", "6"})),
    Rule(kind=Kind.UNAVAILABLE, codes=frozenset({"13"})),
    Rule(kind=Kind.RATE_LIMITED, codes=frozenset({"14"})),
    Rule(kind=Kind.NOT_FOUND, codes=frozenset({"10"})),
    Rule(kind=Kind.NOT_FOUND, text="业务对象不存在"),
    Rule(kind=Kind.REJECTED, codes=frozenset({"3", "5", "8", "9", "11", "12"})),
    Rule(kind=Kind.NOT_FOUND, status=(519,), codes=frozenset({"gateway-5001"})),
    Rule(kind=Kind.RATE_LIMITED, status=(519,), text="频率|限流|too many"),
    Rule(kind=Kind.AUTH, status=(519,)),
    Rule(kind=Kind.UNKNOWN, content_type="text/html", status=(200, 206)),
)
#: Questions to which a person may say yes, by what they are about, with the flag that the repeat then carries.
_ASKED: Final = ("可忽略", "可以忽略", "是否继续")
_QUESTIONS: Final = (
    ("库存", "STK_InvCheckResult"),
    ("限价", "SAL_DOWNPRICECHECK"),
    ("价格来源", "SAL_CHECKPRICESOURCEFB"),
)
CLOCK: Final = "gateway-4006"  # the call's time stamp is too old


class WebApi:
    """One connection's calls."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.settings = settings_as(K3Settings, link.settings)

    async def form(self, method: str, form: str, data: Mapping[str, Any], *, effect: bool = True, **more: Any) -> Any:
        """Call `method` on a form; the `Result`."""
        return (await self.call(method, form, data, effect=effect, **more))["Result"]

    async def rows(
        self, form: str, fields: Sequence[str], where: str, order: str, *, start: int = 0, limit: int = MOST_ROWS
    ) -> list[dict[str, Any]]:
        """Rows of ExecuteBillQuery by field; one per line of a document when a line's field is asked for."""
        data = {
            "FormId": form,
            "FieldKeys": ",".join(fields),
            "FilterString": where,
            "OrderString": order,
            "StartRow": start,
            "Limit": limit,
            "TopRowCount": 0,
        }
        found = await self.call("ExecuteBillQuery", None, data, effect=False)
        return [dict(zip(fields, row, strict=True)) for row in found]

    async def all_rows(self, form: str, fields: Sequence[str], where: str, order: str) -> list[dict[str, Any]]:
        """All rows, however many pages they take: a document is never cut."""
        found: list[dict[str, Any]] = []
        while True:
            part = await self.rows(form, fields, where, order, start=len(found))
            found += part
            if len(part) < MOST_ROWS:
                return found

    async def call(self, method: str, form: str | None, data: Mapping[str, Any], *, effect: bool, **more: Any) -> Any:
        """The answer's body; a lost session is renewed once."""
        for last in (False, True):
            request = await self.request(method, form, data, effect=effect, **more)
            answer = await send(self.link, request)
            if sid := _cookie(answer):
                await self.link.tokens.put("k3.session", sid, self.link.clock.now() + timedelta(minutes=15))
            try:
                return read(answer, effect=effect)
            except RefusedCall as refused:
                if refused.kind is not Kind.SESSION or last:
                    raise
                await self.link.tokens.drop("k3.session")
        raise AssertionError("unreachable")

    async def request(
        self, method: str, form: str | None, data: Mapping[str, Any], *, effect: bool, **more: Any
    ) -> Request:
        """The request of a call, in the style of the sign-in."""
        url = f"{self.settings.base}{FORMS}{method}.common.kdsvc"
        if self.settings.auth == "session":
            text = to_json(data).decode()
            values = [one for one in (form, *more.values()) if one is not None]
            headers = {"Content-Type": "application/json", **await self._session()}
            return _post(url, headers, {"parameters": [*values, text]}, effect=effect)
        body = {**({"formid": form} if form else {}), **more, "data": data}
        return _post(url, {**self._signed(url), **await self._kept()}, body, effect=effect)

    def _signed(self, url: str) -> Mapping[str, str]:
        own = self.settings
        return {
            "Content-Type": "application/json",
            **signed_headers(
                url,
                app_id=own.app_id,
                app_secret=own.app_secret,
                account=(own.acct_id, own.user_name, own.lcid, own.org_num),
                seconds=int(self.link.clock.now().timestamp()),
                constant=own.secpwd,
            ),
        }

    async def _kept(self) -> Mapping[str, str]:
        sid = await self.link.tokens.get("k3.session")
        return {"kdservice-sessionid": sid, "Cookie": f"kdservice-sessionid={sid}"} if sid else {}

    async def _session(self) -> Mapping[str, str]:
        if kept := await self._kept():
            return kept
        async with self.link.tokens.lock("k3.session"):
            if kept := await self._kept():
                return kept
            own, seconds = self.settings, int(self.link.clock.now().timestamp())
            sign = login_signature(own.acct_id, own.user_name, own.app_id, own.app_secret, seconds)
            parameters = [own.acct_id, own.user_name, own.app_id, str(seconds), sign, own.lcid]
            headers = {"Content-Type": "application/json"}
            url = f"{own.base}{LOGIN}.common.kdsvc"
            answer = await send(self.link, _post(url, headers, {"parameters": parameters}, effect=False))
            told = read(answer, effect=False)
            if not isinstance(told, dict) or told.get("LoginResultType") != 1:
                message = str(told.get("Message", "")) if isinstance(told, dict) else ""
                facts = Facts(status=519, message=message or "sign-in refused")
                raise Refused(failure(Kind.AUTH, facts, effect=False))
            life = self.link.clock.now() + timedelta(minutes=15)
            await self.link.tokens.put("k3.session", str(told["KDSVCSessionId"]), life)
        return await self._kept()


_SECRET: Final = frozenset({"x-api-signature", "x-kd-signature", "kdservice-sessionid", "cookie"})


def _post(url: str, headers: Mapping[str, str], body: Mapping[str, Any], *, effect: bool) -> Request:
    return Request(method="POST", url=url, headers=headers, body=to_json(body), effect=effect, secrets=_SECRET)


def _cookie(answer: Response) -> str | None:
    for line in answer.headers.get("set-cookie", "").split("\n"):
        name, _, value = line.partition(";")[0].partition("=")
        if name.strip().lower() == "kdservice-sessionid":
            return value.strip()
    return None


class RefusedCall(Refused):
    """A refusal with its kind; `status` is the ResponseStatus, if there is one."""

    def __init__(self, facts: Facts, *, effect: bool, status: Mapping[str, Any] | None = None) -> None:
        self.kind = classify(ERRORS, facts)
        self.code = facts.code
        self.status = status or {}
        super().__init__(failure(self.kind, facts, effect=effect))


def question(refused: RefusedCall) -> NeedsConfirmation | None:
    """What the ERP asks, where a refusal is a question that a flag answers."""
    message = refused.result.message
    if not any(each in message for each in _ASKED):
        return None
    flag = next((flag for about, flag in _QUESTIONS if about in message), None)
    return NeedsConfirmation(code=flag, message=message) if flag else None


def read(answer: Response, *, effect: bool) -> Any:
    """The body of an answer that is none of the refusals."""
    text = answer.text.lstrip("\ufeff").strip()
    after = retry_after(answer)
    if text.startswith("response_error:"):
        raise RefusedCall(Facts(status=answer.status, message=text.removeprefix("response_error:")), effect=effect)
    try:
        body = json.loads(text, parse_float=Decimal)
    except ValueError:
        facts = Facts(status=answer.status, content_type=answer.content_type, after=after)
        raise RefusedCall(facts, effect=effect) from None
    if answer.status not in {200, 206}:
        told = body if isinstance(body, dict) else {}
        message = str(told.get("description_cn") or told.get("description") or "")
        code = f"gateway-{told['errcode']}" if "errcode" in told else ""
        raise RefusedCall(Facts(status=answer.status, code=code, message=message, after=after), effect=effect)
    status = _status_of(body)
    if status is not None and not truth(status.get("IsSuccess")):
        raise RefusedCall(facts_of(status), effect=effect, status=status)
    return body


def _status_of(body: Any) -> Mapping[str, Any] | None:
    if isinstance(body, list) and body and isinstance(body[0], list) and body[0] and isinstance(body[0][0], dict):
        body = body[0][0]  # a query's refusal poses as its first row
    if not isinstance(body, dict) or not isinstance(body.get("Result"), dict):
        return None
    result = body["Result"]
    converted = result.get("ConvertResponseStatus")  # of Push: both must hold
    if isinstance(converted, dict) and not truth(converted.get("IsSuccess")):
        return converted
    found = result.get("ResponseStatus")
    return found if isinstance(found, dict) else None


def facts_of(status: Mapping[str, Any], index: int | None = None) -> Facts:
    """What a ResponseStatus says, of the command at `index` of a batch when given."""
    errors = [
        FieldError(
            message=str(one.get("Message") or ""), field=one.get("FieldName") or None, line=_index(one.get("DIndex"))
        )
        for one in status.get("Errors") or ()
        if index is None or _index(one.get("DIndex")) == index
    ]
    return Facts(
        status=200,
        code=str(status.get("MsgCode") or ""),
        message="; ".join(one.message for one in errors if one.message),
        fields=tuple(errors),
    )


def _index(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def truth(value: Any) -> bool:
    """A boolean that may be text."""
    return value is True or str(value).lower() == "true"


def quoted(value: str) -> str:
    """A text within a filter."""
    return "'" + value.replace("'", "''") + "'"

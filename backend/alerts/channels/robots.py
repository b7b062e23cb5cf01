"""Group robots of DingTalk, WeCom (企业微信) and Feishu/Lark: signatures, texts, limits and answers. Pure.

Failures usually come with HTTP 200: the code stands in the body. Sources: the custom robot pages of
open.dingtalk.com, developer.work.weixin.qq.com and open.feishu.cn.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from urllib.parse import quote, urlsplit

from backend.alerts.channels.verdicts import SENT, Verdict

RobotKind = Literal["dingtalk", "wecom", "feishu"]

#: Where robots live. A tenant's address elsewhere is refused, so that this is no way into other networks.
HOSTS: Final[Mapping[RobotKind, frozenset[str]]] = {
    "dingtalk": frozenset({"oapi.dingtalk.com"}),
    "wecom": frozenset({"qyapi.weixin.qq.com"}),
    "feishu": frozenset({"open.feishu.cn", "open.larksuite.com"}),
}
#: Bytes of UTF-8 that a text may have.
TEXT_BYTES: Final[Mapping[RobotKind, int]] = {"dingtalk": 18_000, "wecom": 2048, "feishu": 18_000}
#: Requests a minute. DingTalk and WeCom take 20, and DingTalk shuts a robot up for ten minutes above that.
PER_MINUTE: Final = 18
_TEN_MINUTES: Final = 600.0
_MOST_SAID: Final = 300


@dataclass(frozen=True, slots=True)
class Robot:
    """A robot's address and signing key. Both are secrets: never log them."""

    url: str
    secret: str | None = None
    keyword: str | None = None

    def __repr__(self) -> str:
        return f"Robot({urlsplit(self.url).hostname})"


@dataclass(frozen=True, slots=True)
class Request:
    """A POST of JSON."""

    url: str
    body: bytes


def request(kind: RobotKind, robot: Robot, text: str, at: datetime) -> Request:
    """A text for a robot, signed where it has a key, cut to what it takes."""
    shown = fit(_with_keyword(text, robot.keyword, TEXT_BYTES[kind]), TEXT_BYTES[kind])
    if kind == "dingtalk":
        url = robot.url
        if robot.secret:
            millis = int(at.timestamp() * 1000)
            joined = "&" if "?" in url else "?"
            url = f"{url}{joined}timestamp={millis}&sign={dingtalk_signature(millis, robot.secret)}"
        return Request(url, _json({"msgtype": "text", "text": {"content": shown}}))
    if kind == "wecom":
        return Request(robot.url, _json({"msgtype": "text", "text": {"content": shown}}))
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": shown}}
    if robot.secret:
        seconds = int(at.timestamp())
        body |= {"timestamp": str(seconds), "sign": feishu_signature(seconds, robot.secret)}
    return Request(robot.url, _json(body))


def dingtalk_signature(millis: int, secret: str) -> str:
    """The `sign` of a DingTalk address: HMAC-SHA256 of time and secret, base64, percent-encoded."""
    mac = hmac.new(secret.encode(), f"{millis}\n{secret}".encode(), hashlib.sha256).digest()
    return quote(base64.b64encode(mac), safe="")


def feishu_signature(seconds: int, secret: str) -> str:
    """The `sign` in a Feishu body: HMAC-SHA256 of nothing, under time and secret as the key, base64."""
    return base64.b64encode(hmac.new(f"{seconds}\n{secret}".encode(), b"", hashlib.sha256).digest()).decode()


def judge(kind: RobotKind, status: int, body: bytes) -> Verdict:
    """What an answer means."""
    if status == 429 or status >= 500:
        return Verdict("pause", 60.0, "robot-busy", _said(body))
    try:
        answer = json.loads(body)
        code = int(answer.get("code", answer.get("StatusCode")) if kind == "feishu" else answer.get("errcode"))
    except (ValueError, TypeError, AttributeError):
        return Verdict("refused", problem="robot-refused", said=_said(body))
    said = str(answer.get("errmsg") or answer.get("msg") or "")[:_MOST_SAID] or None
    if code == 0:
        return SENT
    seconds = _PAUSES[kind].get(code)
    if seconds is not None:
        return Verdict("pause", seconds, "robot-busy", said)
    return Verdict("refused", problem=_REFUSALS[kind].get(code, "robot-refused"), said=said)


_PAUSES: Final[Mapping[RobotKind, Mapping[int, float]]] = {
    "dingtalk": {130101: _TEN_MINUTES, 410100: _TEN_MINUTES, -1: 30.0},
    "wecom": {45009: 60.0, 45033: 60.0, -1: 30.0},
    "feishu": {11232: 60.0, 9499: 30.0},
}
_REFUSALS: Final[Mapping[RobotKind, Mapping[int, str]]] = {
    "dingtalk": {310000: "robot-security", 300001: "robot-gone", 400101: "robot-gone", 400102: "robot-stopped"},
    "wecom": {93000: "robot-gone", 93004: "robot-stopped", 93008: "robot-gone"},
    "feishu": {19001: "robot-gone", 19021: "robot-signature", 19022: "robot-security", 19024: "robot-keyword"},
}


def fit(text: str, most: int) -> str:
    """`text` in at most so many bytes of UTF-8, cut between characters, with an ellipsis where it was cut."""
    if len(text.encode()) <= most:
        return text
    kept = text.encode()[: most - len("…".encode())].decode(errors="ignore")
    return f"{kept.rstrip()}…"


def _with_keyword(text: str, keyword: str | None, most: int) -> str:
    """A robot that is guarded by a word passes over texts without it: it is put at the end, and survives a cut."""
    if not keyword or keyword in text:
        return text
    ending = f"\n{keyword}"
    return fit(text, most - len(ending.encode())) + ending


def host_allowed(kind: RobotKind, url: str, more: frozenset[str]) -> bool:
    """Whether `url` is an https address of that service, or of a host that the operator named."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        plain = parts.username is None and parts.password is None
    except ValueError:
        return False
    return parts.scheme == "https" and plain and (host in HOSTS[kind] or host in more)


def _said(body: bytes) -> str | None:
    return body[:_MOST_SAID].decode(errors="replace").strip() or None


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()

"""The network of alerts: one parcel to one channel, through the egress guard."""

import ssl
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Any, Final, cast

import aiosmtplib
import httpx
import msgspec
import structlog

from backend.alerts.channels import push, robots
from backend.alerts.channels.robots import Robot, RobotKind
from backend.alerts.channels.verdicts import SENT, Verdict
from backend.alerts.models import Alert, AlertChannel
from backend.alerts.sending.turn import Parcel
from backend.alerts.service.channels import Target
from backend.alerts.words import alert_title
from i18n.messages import translate
from tenants.egress import EgressError
from tenants.egress_http import guarded_client
from tenants.orm import now
from tenants.runtime import Runtime

_SECONDS: Final = 15.0
_MOST_ANSWER: Final = 4000
#: A reminder that a browser did not get within the hour is shown in the app anyhow.
_KEEP_PUSH: Final = 3600
_UNREACHABLE: Final = Verdict("later", problem="unreachable")

_log = structlog.get_logger(__name__)


async def send(
    runtime: Runtime, channel: AlertChannel, target: Target | None, parcel: Parcel, reader: "Reader"
) -> Verdict:
    """Say it; whatever goes wrong becomes a verdict."""
    if channel.kind == "mail":
        return await _send_mail(runtime, parcel, reader)
    if target is None:
        return Verdict("refused", problem="secret-lost")
    try:
        if channel.kind == "push":
            return await _send_push(runtime, target, parcel.alerts[0], reader.locale)
        return await _send_robot(runtime, channel, target, parcel, reader.locale)
    except EgressError:
        return Verdict("refused", problem="address-refused")
    except (httpx.HTTPError, OSError) as error:
        _log.warning("a channel of alerts is out of reach", channel=str(channel.id), error=type(error).__name__)
        return _UNREACHABLE


class Reader(msgspec.Struct, frozen=True):
    """For whom it is put into words: BCP 47 language, and the address for mail."""

    locale: str
    address: str | None = None


async def _send_robot(runtime: Runtime, channel: AlertChannel, target: Target, parcel: Parcel, locale: str) -> Verdict:
    kind = cast("RobotKind", channel.kind)
    robot = Robot(target.url, target.secret, channel.keyword)
    if not robots.host_allowed(kind, robot.url, runtime.settings.alert_hosts):
        return Verdict("refused", problem="address-refused")
    asked = robots.request(kind, robot, text_of(parcel, locale, runtime.settings.public_url), now())
    async with guarded_client(runtime.egress, seconds=_SECONDS) as client:
        answer = await client.post(asked.url, content=asked.body, headers={"Content-Type": "application/json"})
    return robots.judge(kind, answer.status_code, answer.content[:_MOST_ANSWER])


async def _send_push(runtime: Runtime, target: Target, alert: Alert, locale: str) -> Verdict:
    settings = runtime.settings
    try:
        push.check(target.subscription, settings.alert_hosts)
        body = push.encrypt(target.subscription, push_content(alert, locale))
    except push.BadSubscriptionError:
        return Verdict("gone", problem="push-ended")
    except push.PushTooLargeError:
        return Verdict("refused", problem="push-too-large")
    key = push.server_key(settings.master_key_bytes)
    contact = settings.operator_contact or settings.public_url
    headers = push.headers(target.subscription, key, contact=contact, seconds=_KEEP_PUSH, topic=alert.id.hex)
    async with guarded_client(runtime.egress, seconds=_SECONDS) as client:
        answer = await client.post(target.url, content=body, headers=headers)
    return push.judge(answer.status_code, answer.headers.get("Retry-After"), answer.content[:_MOST_ANSWER])


def push_content(alert: Alert, locale: str) -> bytes:
    """What the service worker gets: JSON with id, kind, title, body, link, language, and for a reminder its id with the
    names of what can be done from the notification."""
    shown: dict[str, Any] = {
        "id": str(alert.id), "kind": alert.kind, "title": alert_title(alert, locale)[:300], "body": alert.body,
        "link": alert.link, "lang": locale,
    }  # fmt: skip
    if "reminder_id" in alert.params:
        shown["reminder"] = {
            "id": str(alert.params["reminder_id"]),
            "done": translate("Done", locale),
            "hour": translate("In an hour", locale),
        }
    return msgspec.json.encode(shown)


def text_of(parcel: Parcel, locale: str, public_url: str) -> str:
    """The text for a robot or a mail: each alert with its line and where it leads."""
    lines = []
    if len(parcel.alerts) > 1:
        lines.append(translate("{count} alerts", locale, count=len(parcel.alerts)))
    for alert in parcel.alerts:
        said = f" — {alert.body}" if alert.body else ""
        lines.append(f"{alert_title(alert, locale)}{said}\n{public_url}{alert.link}")
    return "\n\n".join(lines)


async def _send_mail(runtime: Runtime, parcel: Parcel, reader: Reader) -> Verdict:
    settings = runtime.settings
    if settings.smtp_host is None or settings.smtp_from is None:
        return Verdict("refused", problem="no-mail-server")
    if reader.address is None:
        return Verdict("refused", problem="mail-refused")
    mail = EmailMessage()
    count = len(parcel.alerts)
    first = alert_title(parcel.alerts[0], reader.locale)
    mail["Subject"] = first if count == 1 else translate("{count} alerts", reader.locale, count=count)
    mail["From"], mail["To"], mail["Date"] = settings.smtp_from, reader.address, format_datetime(now())
    mail["Message-ID"] = make_msgid(domain=settings.smtp_from.rpartition("@")[2].rstrip(">"))
    # Nobody's absence notice is wanted for it (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text_of(parcel, reader.locale, settings.public_url))
    password = settings.smtp_password.get_secret_value() if settings.smtp_password else None
    try:
        await aiosmtplib.send(
            mail, hostname=settings.smtp_host, port=settings.smtp_port, username=settings.smtp_username,
            password=password, use_tls=settings.smtp_security == "tls",
            start_tls=settings.smtp_security == "starttls", timeout=_SECONDS,
            tls_context=runtime.egress.shared_tls_context() if settings.smtp_security != "none" else None,
        )  # fmt: skip
    except (aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPConnectError, aiosmtplib.SMTPTimeoutError, ssl.SSLError):
        return _UNREACHABLE
    except aiosmtplib.SMTPException as error:
        return Verdict("refused", problem="mail-refused", said=str(error)[:300])
    return SENT

"""What a server's refusal of one letter means: its code and text, in words for whoever wrote it.

Judged by the reason, not by the first digit: providers say "550" to a mailbox that sends too much as well as to an
address that does not exist. Sources: RFC 3463 and 5248 (enhanced codes), the providers' help pages.
"""

# ruff: noqa: E501 - patterns broken over lines are harder to read than long ones

import re
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from i18n.messages import N_
from mail_ingest.imap.responses import readable

#: `recipient`: this address alone; `message`: this letter; `mailbox`: all that this mailbox sends.
Reach = Literal["recipient", "message", "mailbox"]


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A refusal. `title` and `what_to_do` are message ids; `said` is "<code> <text>", cleaned and cut."""

    code: str
    reach: Reach
    #: Whether the same letter may pass later without anybody changing anything.
    retry: bool
    #: Seconds for which the whole mailbox is to send nothing; 0 = the mailbox is not concerned.
    pause: float = 0
    smtp_code: int
    said: str
    title: str
    what_to_do: str

    @property
    def throttle(self) -> bool:
        """Whether the server wants less of this mailbox."""
        return self.pause > 0


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    reach: Reach
    text: re.Pattern[str]
    retry: bool
    pause: float


_HOUR: Final = 3600.0


def _rule(code: str, reach: Reach, text: str, *, retry: bool = False, pause: float = 0) -> _Rule:
    return _Rule(code, reach, re.compile(text, re.IGNORECASE), retry, pause)


#: Compared with "<code> <text>" in this order; the first that fits tells.
_RULES: Final = (
    # One address gets more than its server wants: that is not this mailbox's doing (Gmail 4.2.1, Yandex 4.5.1).
    _rule(
        "try-later",
        "recipient",
        r"receiving mail (?:too quickly|at a rate)|recipient .{0,60}exceeded (?:their|its|his|the) .{0,20}(?:rate|limit)",
        retry=True,
    ),
    # The provider itself has barred the mailbox (Exchange Online 5.1.8 and 5.7.5xx, its outbound spam filter).
    _rule(
        "sender-blocked",
        "mailbox",
        r"5\.1\.8 .*outbound|bad outbound sender|5\.7\.50[1-3]|OutboundSpam|RefuseQuota|sending (?:is |has been )?(?:disabled|suspended)"
        r"|account.{0,30}(?:blocked|suspended|restricted) .{0,20}send|封禁|禁止发信|停用.{0,6}发信",
        retry=True,
        pause=_HOUR,
    ),
    # Too much from this mailbox: Gmail 5.4.5 and 4.7.28, Exchange 5.1.90, NetEase MI:SFQ, Tencent, Alibaba, Yahoo TSS04.
    _rule(
        "daily-limit",
        "mailbox",
        r"5\.4\.5|5\.1\.90|daily.{0,40}(?:limit|quota)|(?:limit|quota).{0,40}(?:per day|24 ?h|a day)|MI:DMC|发信.{0,6}上限"
        r"|Daily frequency limited|(?:submission|sending) quota|(?:recipients|messages|mails) (?:this|per|a) day"
        r"|(?:今日|当日|每日|每天).{0,12}(?:上限|超过|限制)",
        retry=True,
        pause=_HOUR,
    ),
    _rule(
        "too-fast",
        "mailbox",
        r"4\.7\.28|(?:MI|RP|HL):(?:SFQ|CEL|SPB|TRC|ITC|MFR|MEC|NHD)|TSS0?4|unexpected volume"
        r"|too (?:frequent|fast|much mail|many (?:messages|mails|emails|recipients))|unusual sending"
        r"|frequency.{0,20}limit|rate.?limit|sending.{0,20}(?:limit|rate)|throttl|4\.3\.2|5\.2\.250|4\.7\.65[01]|频率|频繁|过快",
        retry=True,
        pause=900,
    ),
    _rule("too-many-connections", "mailbox", r"^421.*(?:too many|concurrent|connections)", retry=True, pause=60),
    _rule(
        "sign-in-again",
        "mailbox",
        r"5\.7\.30|5\.7\.57|^530|^535|^526|authentication required|(?:重新|请)登录|修改密码|授权码",
        pause=900,
    ),
    # Our own domain is not set up.
    _rule(
        "domain-not-authenticated",
        "message",
        r"5\.7\.26|5\.7\.515|5\.7\.23|unauthenticated.{0,120}(?:spf|dmarc|dkim)|\b(?:spf|dkim|dmarc)\b.{0,30}(?:fail|not pass)",
    ),
    # One address, though some say it with the code for large messages.
    _rule(
        "mailbox-full",
        "recipient",
        r"[45]\.2\.2(?!\d)|over.?quota|(?:mailbox|inbox).{0,20}(?:full|out of storage)",
        retry=True,
    ),
    # The letter.
    _rule(
        "too-large",
        "message",
        r"^552|5\.3\.4|5\.2\.3(?!\d)|(?:message|mail).{0,30}(?:too (?:large|big)|size)|MI:NEM|邮件.{0,6}超",
    ),
    _rule(
        "refused-as-spam",
        "message",
        r"5\.7\.1.{0,60}spam|spam|blocked.{0,30}content|content.{0,20}(?:denied|blocked|rejected)|suspicious|virus"
        r"|MI:(?:STC|SPF|DT)|DT:SPM|反垃圾|垃圾邮件|blacklist",
    ),
    _rule(
        "sender-not-allowed",
        "message",
        r"5\.7\.60|5\.1\.[78]|5\.7\.1 .*(?:sender|send as)|sender (?:address )?(?:rejected|not|is not)|not owned by|DT:SUM"
        r"|must be (?:the )?same as (?:the )?authori[sz]ation|send ?as ?denied|^553 .*(?:sender|mail from|not yours)",
    ),
    # Nobody has the address: only where the server says so for good.
    _rule(
        "no-such-address",
        "recipient",
        r"^5.*(?:5\.1\.[1236]|5\.1\.10|5\.2\.1(?!\d)|(?:user|mailbox|recipient|address).{0,30}(?:unknown|not (?:found|exist)"
        r"|invalid|unavailable|disabled|could not be found)|no such (?:user|mailbox|recipient)|does ?n[o']t exist"
        r"|(?:收件人|用户|地址|邮箱).{0,12}(?:不存在|无效)|no existe|n[ãa]o existe|n'existe pas|не существует)|^55[013] 5\.1\.(?![78])",
    ),
    _rule("greylisted", "recipient", r"^4.*(?:grey|gray)list", retry=True),
    _rule("try-later", "message", r"^4", retry=True),
    _rule("refused", "message", r""),
)

WORDS: Final[dict[str, tuple[str, str]]] = {
    "daily-limit": (
        N_("The provider lets this mailbox send no more for today."),
        N_("Nothing is lost: it goes out by itself as soon as the provider allows it."),
    ),
    "too-fast": (
        N_("The provider wants this mailbox to send more slowly."),
        N_("Nothing is lost: it goes out by itself a little later."),
    ),
    "sender-blocked": (
        N_("The provider has stopped this mailbox from sending: it takes its mail for spam."),
        N_("Nothing is lost. Have the mailbox unblocked at the provider; what waits then goes out by itself."),
    ),
    "too-many-connections": (
        N_("The provider allows no further connection at the moment."),
        N_("Nothing is lost: it goes out by itself in a minute."),
    ),
    "sign-in-again": (
        N_("The provider does not let this mailbox send: it wants a new sign-in."),
        N_("Open the mailbox in the settings and sign in again; what waits then goes out by itself."),
    ),
    "domain-not-authenticated": (
        N_("The recipient's provider refuses mail that your domain does not vouch for."),
        N_("An administrator has to put SPF, DKIM and DMARC of your domain in order; then send it again."),
    ),
    "too-large": (
        N_("The message is too large for the mail server."),
        N_("Take out or shrink attachments and send it again. The address is good."),
    ),
    "refused-as-spam": (
        N_("The mail server took the message for spam."),
        N_("Change the wording, links or attachments and send it again; the address is good."),
    ),
    "sender-not-allowed": (
        N_("The mail server does not allow this mailbox to send from that address."),
        N_("Choose another sender, or have the address added to the mailbox at the provider."),
    ),
    "mailbox-full": (
        N_("The recipient's mailbox is full."),
        N_("It is tried again for two days. Reach the recipient another way if it is urgent."),
    ),
    "no-such-address": (
        N_("There is no such address."),
        N_("Check the address for typing mistakes and send it again."),
    ),
    "greylisted": (
        N_("The recipient's server asks strangers to come back later."),
        N_("You need not do anything: it is tried again in a few minutes."),
    ),
    "try-later": (
        N_("The mail server could not take the message just now."),
        N_("You need not do anything: it is tried again for two days."),
    ),
    "refused": (
        N_("The mail server refused the message."),
        N_("Read what the server said, change the message or the recipients, and send it again."),
    ),
}


def judge_refusal(smtp_code: int, said: str, *, of_recipient: bool = False) -> Refusal:
    """What a reply other than 2xx and 3xx means; `of_recipient` when it answered RCPT."""
    whole = readable(f"{smtp_code} {said}")
    rule = next(rule for rule in _RULES if rule.text.search(whole))
    reach: Reach = "recipient" if of_recipient and rule.reach == "message" else rule.reach
    title, what_to_do = WORDS[rule.code]
    return Refusal(
        code=rule.code,
        reach=reach,
        retry=rule.retry,
        pause=rule.pause,
        smtp_code=smtp_code,
        said=whole,
        title=title,
        what_to_do=what_to_do,
    )

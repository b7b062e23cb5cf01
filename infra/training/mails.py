"""Invented letters as they travel: with the headers that people's programs, lists and senders of campaigns write."""

import random
from email.message import EmailMessage
from typing import Final

from infra.training.letters import LIST_FOOTER, MadeLetter

#: By kind: how often a campaign's headers, List-Unsubscribe, Precedence: bulk, and an address nobody reads.
_BULK: Final = {
    "newsletter": (0.4, 0.35, 0.2, 0.1),
    "pitch": (0.05, 0.02, 0.02, 0.0),
    "notification": (0.2, 0.1, 0.05, 0.35),
    "auto-reply": (0.0, 0.0, 0.1, 0.1),
    "bounce": (0.0, 0.0, 0.0, 0.1),
}
_CAMPAIGN: Final = ("Feedback-ID", "X-CampaignID", "X-SG-EID", "X-Mailgun-Sid", "X-Report-Abuse", "X-MC-User")
_DESKS: Final = ("info", "sales", "marketing", "news", "export", "support", "service", "contact", "team")


def as_mail(letter: MadeLetter, rng: random.Random) -> bytes:
    """The letter as it travels: in several charsets and encodings, some of them as HTML alone."""
    message = EmailMessage()
    campaign, leave, bulk, unread = _BULK.get(letter.kind, (0.01, 0.0, 0.0, 0.0))
    _set_sender(message, letter, rng, unread)
    listed = LIST_FOOTER in letter.text
    message["To"] = (
        "devel@lists.example" if listed else rng.choice(("sales@ourselves.example", "li.wei@ourselves.example"))
    )
    message["Subject"] = f"[devel] {letter.subject}" if listed and rng.random() < 0.6 else letter.subject
    if letter.kind == "reply" or (letter.kind not in _BULK and rng.random() < 0.05):
        message["In-Reply-To"] = "<1@ourselves.example>"
    if listed:
        message["List-Post"] = "<mailto:devel@lists.example>"
        message["List-Unsubscribe"] = "<mailto:devel-request@lists.example?subject=unsubscribe>"
        message["Precedence"] = rng.choice(("list", "list", "bulk"))
    elif rng.random() < leave:
        message["List-Unsubscribe"] = "<https://news.example/u>"
    elif rng.random() < bulk:
        message["Precedence"] = "bulk"
    if rng.random() < campaign:
        for name in rng.sample(_CAMPAIGN, rng.choice((1, 1, 2, 3))):
            message[name] = "1042:77"
    if rng.random() < 0.2:
        rows = letter.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split("\n")
        message.set_content("".join(f"<div>{row or '<br>'}</div>\n" for row in rows), subtype="html", cte="base64")
    else:
        message.set_content(letter.text, cte=rng.choice(("base64", "quoted-printable", "8bit")))
    return message.as_bytes()


def _set_sender(message: EmailMessage, letter: MadeLetter, rng: random.Random, unread: float) -> None:
    sender = letter.sender
    program = letter.kind in {"newsletter", "notification", "bounce"}
    domain = sender.mail.rpartition("@")[2]
    if rng.random() < unread:
        message["From"] = f'"{sender.brand}" <{rng.choice(("no-reply", "noreply", "notifications"))}@{domain}>'
    elif letter.kind == "bounce" and rng.random() < 0.7:
        message["From"] = f"Mail Delivery System <{rng.choice(('mailer-daemon', 'postmaster'))}@{domain}>"
    elif rng.random() < (0.7 if program else 0.12):
        name = rng.choice((sender.brand, sender.company, "", sender.name))
        local = rng.choice(_DESKS)
        message["From"] = f'"{name}" <{local}@{domain}>' if name else f"{local}@{domain}"
    else:
        message["From"] = f'"{sender.name}" <{sender.mail}>' if rng.random() < 0.8 else sender.mail

"""A mailbox of mixed business mail, the same for each run: plain and HTML mail, replies with quotes, attachments.

Twenty thousand messages weigh 1.1 GB, most of it in one message of twelve, as in a mailbox that people work in.
"""

import base64
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from typing import Final

_SEED: Final = 20_260_101
_BEGIN: Final = datetime(2025, 1, 1, 8, tzinfo=UTC)
_US: Final = "sales@harbour.example"
#: Share of each kind of message.
_KINDS: Final = {"plain": 32, "html": 39, "newsletter": 12, "pictures": 11, "documents": 6}

_TEXTS: Final = {
    "utf-8": (
        "please find attached our offer for the valves and fittings that you asked about last week the price is"
        " FOB Ningbo and the goods can leave within thirty days after your deposit has reached our bank kindly"
        " confirm quantity packing and the port of discharge so that we can book the vessel in time"
    ),
    "gb18030": "您好 附件 是 报价单 请 确认 数量 包装 目的港 交货期 三十天 预付款 到账 之后 安排 生产 谢谢",
    "windows-1251": (
        "добрый день просим направить предложение на клапаны количество указано ниже срок поставки порт назначения"
        " оплата после получения документов с уважением отдел закупок"
    ),
    "iso-8859-1": (
        "buenos días adjuntamos el pedido confirmado rogamos nos indiquen la fecha de embarque y el número de"
        " contenedor un saludo departamento de compras más información según señaló"
    ),
    "iso-2022-jp": (
        "お世話になっております 見積書 を 添付 いたします 数量 納期 を ご確認 ください よろしく お願いします"
    ),
}
#: Words that each language has beside those above, made up, for a text index to work on.
_MORE_WORDS: Final = 4000


def _words() -> dict[str, list[str]]:
    chance = random.Random(_SEED)
    found = {}
    for charset, text in _TEXTS.items():
        known = text.split()
        letters = "".join(known)
        made = ("".join(chance.choices(letters, k=chance.randrange(2, 9))) for _ in range(_MORE_WORDS))
        found[charset] = [*known, *made]
    return found


_WORDS: Final = _words()
_CHARSETS: Final = (*["utf-8"] * 7, *list(_WORDS)[1:])


@dataclass(slots=True)
class _Thread:
    subject: str
    buyer: str
    charset: str
    references: list[str] = field(default_factory=list)


def search_words() -> list[str]:
    """Words and pairs of words that some of the messages hold, the same with every run."""
    chance = random.Random(_SEED + 1)
    known = [[word for word in words if len(word) > 2] for words in _WORDS.values()]
    single = [chance.choice(words) for words in known for _ in range(12)]
    return single + [" ".join(chance.sample(words[:60], 2)) for words in known for _ in range(4)]


def messages(count: int) -> Iterator[tuple[datetime, bytes]]:
    """`count` messages, oldest first, each with the moment it was received."""
    chance = random.Random(_SEED)
    kinds = chance.choices(list(_KINDS), list(_KINDS.values()), k=count)
    # Picked from one pool: making 1.1 GB of fresh noise would take longer than the measurement.
    noise = chance.randbytes(8_000_000)
    threads: list[_Thread] = []
    for number, kind in enumerate(kinds):
        received = _BEGIN + timedelta(minutes=number * 20)
        yield received, _message(chance, number, kind, received, threads, noise)


def _message(
    chance: random.Random,
    number: int,
    kind: str,
    received: datetime,
    threads: list[_Thread],
    noise: bytes,
) -> bytes:
    message_id = f"{number}.{chance.getrandbits(48):x}@mail.harbour.example"
    thread, replied = _thread(chance, number, threads, newsletter=kind == "newsletter")
    charset, references = thread.charset, thread.references
    subject = f"Re: {thread.subject}" if replied else thread.subject
    ours = kind != "newsletter" and bool(references) and chance.random() < 0.5
    head = [
        "Return-Path: <mail@relay.example>",
        f"Received: from relay{chance.randrange(9)}.example (relay.example [192.0.2.{chance.randrange(1, 250)}])\r\n"
        f"\tby mx.harbour.example with ESMTPS id {chance.getrandbits(64):x};\r\n\t{format_datetime(received)}",
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=relay.example; s=k1;\r\n\tb={_filler(chance, 340)}",
        f"Date: {format_datetime(received)}",
        f"From: {_US if ours else thread.buyer}",
        f"To: {thread.buyer if ours else _US}",
        f"Message-ID: <{message_id}>",
        f"Subject: {Header(subject, charset).encode()}",
        "MIME-Version: 1.0",
    ]
    if references:
        head += [f"In-Reply-To: <{references[-1]}>", "References: " + "\r\n ".join(f"<{each}>" for each in references)]
    if kind == "newsletter":
        head += ["List-Unsubscribe: <https://news.example/out>", "Precedence: bulk"]
    references.append(message_id)
    del references[:-20]
    words = chance.randrange(400, 1200) if kind == "newsletter" else chance.randrange(40, 260)
    text = _text(chance, charset, words, quoted=min(len(references) - 1, 6))
    body = _body(chance, kind, charset, text, noise)
    return ("\r\n".join(head) + "\r\n").encode() + body


def _thread(chance: random.Random, number: int, threads: list[_Thread], *, newsletter: bool) -> tuple[_Thread, bool]:
    """The thread that the message belongs to, and whether it was begun before."""
    if threads and not newsletter and chance.random() < 0.6:
        return threads[-1 - int(chance.expovariate(0.05)) % len(threads)], True
    charset = chance.choice(_CHARSETS)
    subject = f"{' '.join(chance.sample(_WORDS[charset], 4))} {number}"
    firm = chance.randrange(900)
    buyer = f"news@letters{firm % 40}.example" if newsletter else f"Buyer {firm} <buyer{firm}@firm{firm}.example>"
    thread = _Thread(subject, buyer, charset)
    if not newsletter:
        threads.append(thread)
    return thread, False


def _text(chance: random.Random, charset: str, words: int, *, quoted: int) -> str:
    space = "" if charset in {"gb18030", "iso-2022-jp"} else " "
    lines = [space.join(chance.choices(_WORDS[charset], k=12)) for _ in range(max(1, words // 12))]
    signature = ["-- ", f"Firm {chance.randrange(900)} Ltd.", "Tel. +44 20 7946 0958", "www.harbour.example"]
    for depth in range(1, quoted + 1):
        lines += ["", *(">" * depth + " " + space.join(chance.choices(_WORDS[charset], k=10)) for _ in range(20))]
    return "\r\n".join([*lines, "", *signature, ""])


def _body(chance: random.Random, kind: str, charset: str, text: str, noise: bytes) -> bytes:
    plain = _part(f"text/plain; charset={charset}", text.encode(charset, "replace"))
    if kind == "plain":
        return plain
    rows = "".join(f"<p style='margin:0;font-family:Arial'>{line}</p>\r\n" for line in text.split("\r\n"))
    padding = "<table cellpadding='0'><tr><td style='padding:4px'>&nbsp;</td></tr></table>\r\n" * (
        400 if kind == "newsletter" else 40
    )
    html = _part(
        f"text/html; charset={charset}", f"<html><body>{rows}{padding}</body></html>".encode(charset, "replace")
    )
    both = _multipart(chance, "alternative", [plain, html])
    if kind in {"html", "newsletter"}:
        return both
    if kind == "pictures":
        pictures = [
            _file(f"photo{number}.jpg", "image/jpeg", b"\xff\xd8\xff\xe0" + _noise(chance, noise, 20_000, 120_000))
            for number in range(chance.randrange(1, 3))
        ]
        return _multipart(chance, "mixed", [both, *pictures])
    documents = [_file("offer.pdf", "application/pdf", b"%PDF-1.7\n" + _noise(chance, noise, 60_000, 470_000))]
    return _multipart(chance, "mixed", [both, *documents])


def _noise(chance: random.Random, noise: bytes, least: int, most: int) -> bytes:
    begin = chance.randrange(len(noise) - most)
    return noise[begin : begin + chance.randrange(least, most)]


def _part(content_type: str, data: bytes) -> bytes:
    encoded = base64.encodebytes(data).replace(b"\n", b"\r\n")
    return f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + encoded


def _file(name: str, content_type: str, data: bytes) -> bytes:
    head = f'Content-Type: {content_type}; name="{name}"\r\nContent-Disposition: attachment; filename="{name}"\r\n'
    encoded = base64.encodebytes(data).replace(b"\n", b"\r\n")
    return head.encode() + b"Content-Transfer-Encoding: base64\r\n\r\n" + encoded


def _multipart(chance: random.Random, subtype: str, parts: list[bytes]) -> bytes:
    boundary = f"=_{chance.getrandbits(96):x}"
    opening = f"--{boundary}\r\n".encode()
    head = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"".join(opening + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()


def _filler(chance: random.Random, length: int) -> str:
    return base64.b64encode(chance.randbytes(length * 3 // 4)).decode()

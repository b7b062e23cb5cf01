"""Invented letters with labels: what is new text, what the signature, and where its entities stand."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from infra.training.people import Sender, make_sender
from infra.training.templates import Template, halves, load_templates
from mail_ingest.understand.signs import tells_how_to_leave

#: Pieces of a line: text and the entity it is, if any.
Row = list[tuple[str, str | None]]
_WEIGHTS: Final = {"inquiry": 4, "reply": 3, "pitch": 4, "newsletter": 3, "order": 2, "scam": 2, "other": 3}
#: How often letters of a kind come through a list that its members write to, and with a way to unsubscribe below.
_LISTED: Final = {"newsletter": 0.2, "pitch": 0.25, "other": 0.2, "reply": 0.15, "scam": 0.2, "inquiry": 0.15}
_LEAVABLE: Final = {"newsletter": 0.75, "pitch": 0.05, "notification": 0.08}
#: How often a signature stands below.
_SIGNED: Final = {
    "newsletter": 0.3,
    "auto-reply": 0.35,
    "bounce": 0.03,
    "notification": 0.08,
    "other": 0.65,
    "reply": 0.75,
}
LIST_FOOTER: Final = (
    "\n" + "_" * 47 + "\ndevel mailing list\ndevel@lists.example\nhttp://lists.example/mailman/listinfo/devel"
)
_DATES: Final = ("12.03.2025", "2024-11-05", "Mon, 4 Nov 2024 at 10:15", "15 May 2025", "3/7/2025 9:41 AM")
_SYLLABLES: Final = "an be co di er fo gu ha in jo ka le mi no or pa que ri so tu un ve wi xi yo zu ment ing ly st"


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter and its labels. Offsets are characters of `text`; `entities` are (start, end, label)."""

    language: str
    kind: str
    subject: str
    text: str
    sender: Sender
    #: Where the signature stands; equal when there is none.
    signature: tuple[int, int]
    last_line: str
    entities: tuple[tuple[int, int, str], ...]
    #: Which facts the signature shows: "name", "title", "company", "phone", "mobile", "address", "site".
    shown: frozenset[str]


@dataclass(slots=True)
class _Written:
    text: str
    entities: list[tuple[int, int, str]]
    shown: set[str]


def make_letters(seed: int, count: int, *, fresh: bool = False) -> Iterator[MadeLetter]:
    """`count` letters, the same for the same seed. `fresh`: of what training never sees."""
    rng = random.Random(seed)  # noqa: S311 - invented letters, no secrets
    templates = [halves(template)[fresh] for template in load_templates()]
    weights = [5 if template.language == "en" else 1 for template in templates]
    for _ in range(count):
        yield make_letter(rng, rng.choices(templates, weights)[0])


def make_letter(rng: random.Random, template: Template) -> MadeLetter:
    """One letter in the language of the template."""
    kinds = list(template.kinds)
    kind = rng.choices(kinds, [_WEIGHTS.get(name, 1) for name in kinds])[0]
    sender, other = make_sender(rng, template), make_sender(rng, template)
    subject = _filled(rng, rng.choice(template.kinds[kind].subjects), template, sender)
    body = _body(rng, template, kind, sender, other)
    text = "\n".join(body)
    last_line = next(line for line in reversed(body) if line.strip())
    signature = _Written("", [], set())
    if rng.random() < _SIGNED.get(kind, 0.9):
        signature = _signature(rng, template, sender)
    start = end = len(text)
    entities: list[tuple[int, int, str]] = []
    if signature.text:
        text += "\n" * rng.choice((1, 2, 2, 2, 3))
        start = len(text)
        entities = [(start + first, start + last, label) for first, last, label in signature.entities]
        text += signature.text
        end = len(text)
    text += _below(rng, template, kind, sender, other)
    spans, shown = tuple(entities), frozenset(signature.shown)
    return MadeLetter(template.language, kind, subject, text, sender, (start, end), last_line, spans, shown)


def _filled(rng: random.Random, line: str, template: Template, sender: Sender) -> str:
    unit = rng.choice(("pcs", "tons", "sets", "kg", "cartons", "m2"))
    return line.format(
        product=rng.choice(template.words["products"]),
        quantity=f"{rng.choice((20, 50, 500, 1000, 3000, 12000))} {unit}",
        number=f"{rng.choice(('', 'PO-', 'A', '20'))}{rng.randint(1000, 99999)}",
        city=rng.choice(("Santos", "Rotterdam", "Jebel Ali", "Lagos", "Hamburg", "Busan", "Callao", "Mersin")),
        company=sender.company,
        date=rng.choice(_DATES),
    )


def _body(rng: random.Random, template: Template, kind: str, sender: Sender, other: Sender) -> list[str]:
    lines = list(template.kinds[kind].lines)
    rng.shuffle(lines)
    count = rng.randint(1, min(5, len(lines)))
    chosen = [_filled(rng, line, template, sender) for line in lines[:count]]
    if rng.random() < 0.2:
        stray = template.kinds[rng.choice(("other", "reply", rng.choice(list(template.kinds))))]
        chosen.insert(rng.randrange(len(chosen) + 1), _filled(rng, rng.choice(stray.lines), template, sender))
    if kind == "newsletter":
        offers = template.kinds["pitch"].lines
        if rng.random() < 0.35:  # what sellers write by hand, but to everybody
            chosen = [_filled(rng, one, template, sender) for one in rng.sample(offers, min(len(offers), count))]
        chosen = [one + _link(rng, 0.4, 0.8) for one in chosen]
    elif kind in {"notification", "pitch", "other", "scam"}:
        chosen = [one + _link(rng, 0.12, 0.2) for one in chosen]
    if kind == "other" and rng.random() < 0.35:
        chosen = _babble(rng, chosen)
    body: list[str] = []
    if kind not in {"bounce", "notification"} and rng.random() < (
        0.5 if kind in {"other", "reply", "newsletter"} else 0.8
    ):
        body += [rng.choice(template.words["greetings"]).format(other=other.name), ""]
    paragraph = rng.random() < 0.5
    for line in chosen:
        body += [line, ""] if paragraph else [line]
    while body and not body[-1]:
        body.pop()
    return _wrapped(rng, body)


def _babble(rng: random.Random, lines: list[str]) -> list[str]:
    """Letters of all the things that templates do not speak of: words replaced by made-up ones, so that a classifier
    learns to take what it does not know for a letter by a person."""
    out = []
    for line in lines * rng.randint(1, 3):
        words = line.split()
        for number in range(len(words)):
            if rng.random() < 0.7:
                words[number] = "".join(rng.choice(_SYLLABLES.split()) for _ in range(rng.randint(1, 4)))
        out.append(" ".join(words))
    return out


def _link(rng: random.Random, often: float, tracked: float) -> str:
    """Sometimes a link behind a sentence, with a long code for the reader in mail to many."""
    if rng.random() >= often:
        return ""
    code = "".join(rng.choice("abcdefghkmnprstuvwxyz0123456789") for _ in range(rng.choice((8, 40, 70))))
    path = rng.choice(("trk/click/", "c/", "ls/click?upn=", "e/")) if rng.random() < tracked else rng.choice(("p/", ""))
    host = rng.choice(("www.shop", "news", "portal", "www.firm"))
    return f" {rng.choice(('http', 'https'))}://{host}.example/{path}{code}"


def _wrapped(rng: random.Random, body: list[str]) -> list[str]:
    """Broken at some width, as many programs do."""
    if rng.random() < 0.6:
        return body
    width = rng.choice((60, 72, 76))
    out: list[str] = []
    for line in body:
        rest = line
        while len(rest) > width and " " in rest[20:width]:
            cut = rest.rindex(" ", 20, width)
            out.append(rest[:cut])
            rest = rest[cut + 1 :]
        out.append(rest)
    return out


def _signature(rng: random.Random, template: Template, sender: Sender) -> _Written:
    rows: list[Row] = []
    if rng.random() < 0.8:
        rows.append([(rng.choice(template.words["closings"]), None)])
        if rng.random() < 0.3:
            rows.append([])
    if rng.random() < 0.15:
        rows.append([("-- ", None)])
    identity = _identity(rng, template, sender)
    contacts = _contacts(rng, template, sender)
    if rng.random() < 0.1:
        identity, contacts = identity[:1], [*contacts, *identity[1:]]
    if rng.random() < 0.15 and identity:
        rows += [identity[0], [(rng.choice(("-" * 24, "=" * 30, "*" * 20, "_" * 12)), None)], *identity[1:], *contacts]
    else:
        rows += [*identity, *contacts]
    if rng.random() < 0.12:
        rows = [row for one in rows for row in (one, [])]
    return _written(rng, rows)


def _identity(rng: random.Random, template: Template, sender: Sender) -> list[Row]:
    rows: list[Row] = []
    name: Row = [(rng.choice(("Mr. ", "Ms. ", "Dr. ")), None)] if rng.random() < 0.08 else []
    name = [*name, (sender.name, "PERSON")]
    title: tuple[str, str | None] = (sender.title, "TITLE")
    company: tuple[str, str | None] = (sender.company, "ORG")
    style = rng.random()
    if style < 0.45:
        rows += [name, [title], [company]]
    elif style < 0.55:
        rows += [[*name, (rng.choice((" | ", " - ", ", ", " / ")), None), title], [company]]
    elif style < 0.65:
        rows += [name, [title, (rng.choice((", ", " | ", " - ")), None), company]]
    elif style < 0.72:
        rows += [[company], name, [title]]
    elif style < 0.8:
        rows += [name, [company]]
    elif style < 0.88:
        rows += [name]
    elif style < 0.94:
        rows += [[*name, (" (", None), title, (")", None)], [company]]
    else:
        rows += [name, [title], [(sender.department, "DEPT")], [company]]
    return rows


def _contacts(rng: random.Random, template: Template, sender: Sender) -> list[Row]:
    labels = template.labels
    colon = rng.choice((": ", ": ", ":", " : ", ". ", "：" if template.language in {"zh", "ja"} else ": "))
    rows: list[Row] = []
    if rng.random() < 0.55:
        prefix: Row = [(labels["address"] + colon, None)] if rng.random() < 0.4 else []
        if template.language == "zh":
            rows.append([*prefix, (sender.city + sender.street, "ADDRESS")])
        elif rng.random() < 0.5:
            rows.append([*prefix, (f"{sender.street}, {sender.city}", "ADDRESS")])
        else:
            rows += [[*prefix, (sender.street, "ADDRESS")], [(sender.city, "ADDRESS")]]
    numbers = [("tel", sender.phone), ("mobile", sender.mobile), ("fax", sender.fax)]
    chosen = [(labels[label] + colon + number, None) for label, number in numbers if rng.random() < 0.55]
    if rng.random() < 0.25:
        chosen.append((rng.choice(("WhatsApp: ", "WeChat: ", "Skype: ", "Wechat/WhatsApp: ")) + sender.mobile, None))
    mail = [((labels["mail"] + colon if rng.random() < 0.6 else "") + sender.mail, None)] if rng.random() < 0.6 else []
    site = [((labels["web"] + colon if rng.random() < 0.5 else "") + sender.site, None)] if rng.random() < 0.55 else []
    items = [*chosen, *mail, *site]
    if rng.random() < 0.3 and len(items) > 1:
        separator = rng.choice((" | ", "   ", " · ", "\t"))
        row: Row = []
        for item in items:
            row += [(separator, None), item] if row else [item]
        rows.append(row)
    else:
        rows += [[item] for item in items]
    rng.shuffle(rows)
    return rows


def _written(rng: random.Random, rows: list[Row]) -> _Written:
    out = _Written("", [], set())
    for number, row in enumerate(rows):
        if number:
            out.text += "\n"
        out.text += " " * rng.choice((0, 0, 0, 0, 0, 1, 4))
        for text, label in row:
            if label is not None:
                out.entities.append((len(out.text), len(out.text) + len(text), label))
                out.shown.add(label)
            out.text += text
    return out


def _below(rng: random.Random, template: Template, kind: str, sender: Sender, other: Sender) -> str:
    """Notices, "Sent from", the quoted message, the footer of a list."""
    out = ""
    if rng.random() < 0.15:
        out += "\n\n" + rng.choice(template.words["sent_from"])
    if rng.random() < 0.2:
        out += "\n\n" + rng.choice(template.words["notices"])
    if kind == "reply" or rng.random() < 0.12:
        quoted = _body(rng, template, "inquiry", other, sender)
        style = rng.random()
        if style < 0.5:
            wrote = template.wrote.format(date=rng.choice(_DATES), other=other.name, mail=other.mail)
            out += f"\n\n{wrote}\n" + "\n".join(f"> {line}" for line in quoted)
        else:
            header = template.header
            head = [
                "-----Original Message-----" if style < 0.75 else "_" * 32,
                f"{header['from']}: {other.name} <{other.mail}>",
                f"{header['sent']}: {rng.choice(_DATES)}",
                f"{header['to']}: {sender.name} <{sender.mail}>",
                f"{header['subject']}: {kind}",
            ]
            out += "\n\n" + "\n".join([*head, "", *quoted])
    leave = [line for line in template.kinds["newsletter"].lines if tells_how_to_leave(line)]
    if leave and rng.random() < _LEAVABLE.get(kind, 0.01):
        out += "\n\n" + _filled(rng, rng.choice(leave), template, sender)
        out += rng.choice(("", "\nhttps://news.example/unsubscribe?id=8412", "\nhttps://e.example/optout/77af"))
    if rng.random() < _LISTED.get(kind, 0.04):
        out += LIST_FOOTER
    return out

"""A mail before it becomes bytes: who, when, what, and which mail it answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from infra.demo import clock, script
from infra.demo.rendering import programs

# What mail programs put before a subject, in the languages of the cast; forwarding prefixes stay.
_PREFIX: Final = re.compile(r"(?:re|aw|res|ynt|odp|sv|r|回复|答复|回覆) ?[:：]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Letter:
    """What one mail says.

    `sent` is aware, in the sender's zone; `message_id` and `references` have no angle brackets; `answers` is the mail
    that it replies to, `history` the one that it quotes (or None); `language` is that of the text, `labels` that of
    the sender's mail program.
    """

    key: str
    anchor: datetime
    mail: script.Mail
    sender: script.Person
    program_name: str
    program: programs.Program
    to: tuple[script.Person, ...]
    cc: tuple[script.Person, ...]
    sent: datetime
    message_id: str
    references: tuple[str, ...]
    subject: str
    text: str
    signature: str
    language: str
    labels: str
    charset: str
    answers: "Letter | None"
    history: "Letter | None"


def write_letters(key: str, conversation: script.Conversation, anchor: datetime) -> list[Letter]:
    """The mails of a conversation, oldest first, as they stand at the anchor."""
    letters: list[Letter] = []
    for number, mail in enumerate(conversation.mail, start=1):
        letters.append(_write(f"{key}/{number}", mail, conversation.subject, letters, anchor))
    return letters


def _write(key: str, mail: script.Mail, subject: str, before: Sequence[Letter], anchor: datetime) -> Letter:
    people = script.cast()
    sender = people[mail.sender]
    name = mail.client or sender.client
    program = programs.program(name)
    labels = sender.program_language or sender.language
    language = mail.language or sender.language
    position = len(before) if mail.parent is None else mail.parent
    answers = before[position - 1] if position else None
    references: tuple[str, ...] = ()
    if answers is not None and mail.linked:
        references = (*answers.references, answers.message_id)

    def filled(text: str) -> str:
        return clock.fill_dates(text.strip("\n"), anchor, language)

    return Letter(
        key=key,
        anchor=anchor,
        mail=mail,
        sender=sender,
        program_name=name,
        program=program,
        to=tuple(people[person] for person in mail.to),
        cc=tuple(people[person] for person in mail.cc),
        sent=clock.sent_at(mail.at, anchor, sender.zone),
        message_id=programs.fill_identifier(program.message_id, key, sender.address),
        references=references,
        subject=filled(mail.subject) if mail.subject else _subject(program, labels, answers, filled(subject)),
        text=filled(mail.text),
        signature=sender.signature.strip("\n") if mail.signed else "",
        language=language,
        labels=labels,
        charset=mail.charset or sender.charset,
        answers=answers,
        history=answers if mail.quoted and program.quote != "none" else None,
    )


def _subject(program: programs.Program, labels: str, answers: Letter | None, first: str) -> str:
    if answers is None:
        return first
    chosen = program.reply_zh if programs.is_chinese(labels) else program.reply
    prefix = chosen or programs.phrases(labels).reply
    bare = _PREFIX.sub("", answers.subject, count=1) if _PREFIX.match(answers.subject) else answers.subject
    return f"{prefix}{'' if prefix.endswith('：') else ' '}{bare}"

"""What looks wrong about a message before it goes out. Pure: facts in, warnings with their reasons out."""

from collections.abc import Collection, Sequence

import msgspec

from backend.outreach.sending.spoken import open_place, speaks_of_bank, spoken_file
from i18n.locale import maximized
from i18n.messages import N_
from mail_ingest.understand.lookalikes import look_alike


class Warned(msgspec.Struct, frozen=True, kw_only=True):
    """A warning. `title` is a message id, filled with `params`. `final` ones cannot be set aside."""

    code: str
    title: str
    params: dict[str, str] = {}
    final: bool = False


class Correspondent(msgspec.Struct, frozen=True, kw_only=True):
    """A recipient as far as warnings go."""

    address: str
    #: A colleague who looks after them, and the company's name.
    owner: str | None = None
    company: str | None = None
    #: Written with before.
    known: bool = False
    #: Bank details went there before.
    told_bank: bool = False
    #: "03:10" where it is night there, else None.
    night: str | None = None
    language: str | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that the checks look at. `text` is what its author wrote, without signature and quote."""

    subject: str
    text: str
    attachments: int
    recipients: Sequence[Correspondent]
    #: Domains of known companies and of ourselves.
    domains: Collection[str] = ()
    #: Of the template that it was written from.
    template_language: str | None = None
    suppressed: Sequence[str] = ()


def warnings_of(facts: Facts) -> list[Warned]:
    """What a person should look at, gravest first."""
    found: list[Warned] = []
    if facts.suppressed:
        who = ", ".join(facts.suppressed)
        found.append(Warned(code="suppressed", title=N_("{who} may not be written to and is left out."),
                            params={"who": who}, final=len(facts.suppressed) == len(facts.recipients)))  # fmt: skip
    found += _bank_details(facts)
    found += _look_alikes(facts)
    variable = open_place(f"{facts.subject}\n{facts.text}")
    if variable is not None:
        found.append(Warned(code="empty-variable", title=N_("“{text}” looks like a placeholder that nobody filled in."),
                            params={"text": variable[:40]}))  # fmt: skip
    speaks = spoken_file(facts.text)
    if speaks is not None and facts.attachments == 0:
        found.append(Warned(code="missing-attachment", title=N_("You write “{text}”, but nothing is attached."),
                            params={"text": speaks}))  # fmt: skip
    found += _colleagues(facts)
    found += _language(facts)
    nights = [each for each in facts.recipients if each.night]
    if nights:
        found.append(Warned(code="night-there", title=N_("It is {time} for {who} now."),
                            params={"time": nights[0].night or "", "who": nights[0].address}))  # fmt: skip
    if not facts.subject.strip():
        found.append(Warned(code="no-subject", title=N_("There is no subject.")))
    return found


def _read(tag: str) -> tuple[str, str | None]:
    """The language and the script somebody reads: the two scripts of Chinese are not one."""
    subtags = maximized(tag)
    return (subtags.language, subtags.script) if subtags else (tag, None)


def _bank_details(facts: Facts) -> list[Warned]:
    if not speaks_of_bank(facts.text):
        return []
    strangers = [each.address for each in facts.recipients if not each.told_bank]
    if not strangers:
        return []
    return [Warned(code="bank-details", title=N_("You send bank details to {who} for the first time."),
                   params={"who": ", ".join(strangers[:3])})]  # fmt: skip


def _look_alikes(facts: Facts) -> list[Warned]:
    found = []
    for each in facts.recipients:
        domain = each.address.rpartition("@")[2].casefold()
        other = None if each.known else look_alike(domain, facts.domains)
        if other is not None:
            found.append(Warned(code="look-alike", title=N_("{domain} looks like {other}, but is another domain."),
                                params={"domain": domain, "other": other}))  # fmt: skip
    return found


def _colleagues(facts: Facts) -> list[Warned]:
    seen: dict[str, Correspondent] = {each.owner: each for each in facts.recipients if each.owner}
    return [
        Warned(code="colleagues-customer", title=N_("{company} is looked after by {owner}."),
               params={"company": each.company or each.address, "owner": owner})
        for owner, each in seen.items()
    ]  # fmt: skip


def _language(facts: Facts) -> list[Warned]:
    written = facts.template_language
    if written is None:
        return []
    others = [each for each in facts.recipients if each.language and _read(each.language) != _read(written)]
    if not others:
        return []
    params = {"language": written, "who": others[0].address, "other": others[0].language or ""}
    title = N_("The text is written in {language}, but {who} writes in {other}.")
    return [Warned(code="wrong-language", title=title, params=params)]

"""Why a message did not go out, in words; beside those of `mail_ingest.submit.refusals` and the mail engine's own."""

from typing import Any, Final

from i18n.messages import N_, translate
from mail_ingest.imap.errors import Problem
from mail_ingest.submit.refusals import WORDS

_OWN: Final[dict[str, tuple[str, str]]] = {
    "outcome-unknown": (
        N_("The connection broke at the very moment of handing over: nobody can tell whether it went out."),
        N_("Ask the recipient or look for it in Sent; then mark it as sent, or send it again."),
    ),
    "suppressed": (
        N_("Nobody of the recipients may be written to: they asked for it, or their addresses do not work."),
        N_("Look at the list of suppressed addresses if you think that this is wrong."),
    ),
    "sender-not-allowed-here": (
        N_("You cannot send from this address any more."),
        N_("Choose another sender and send it again."),
    ),
    "connection-lost": (
        N_("The connection to the mail server broke before the message was handed over."),
        N_("You need not do anything: it is tried again."),
    ),
    "smtputf8": (
        N_("The mail server cannot send to addresses with such letters."),
        N_("Ask the recipient for an address in Latin letters, or send from a mailbox at another provider."),
    ),
    "attachment-missing": (
        N_("An attachment is missing from the store."),
        N_("Attach the file again and send it again."),
    ),
    "bad-address": (
        N_("One of the addresses is not valid."),
        N_("Correct the addresses and send it again."),
    ),
    "no-sent-folder": (
        N_("The message went out, but the mailbox has no folder for sent mail."),
        N_("Create a folder for sent mail at your provider if you want copies there."),
    ),
    "no-smtp": (
        N_("This mailbox has no server for outgoing mail."),
        N_("Enter one in the mailbox's settings; what waits then goes out by itself."),
    ),
    "defect": (
        N_("The message could not be put together. This is a defect of the program."),
        N_("Your text is kept. Try it again; if it fails again, tell your administrator."),
    ),
}


def problem(code: str, *, said: str | None = None) -> dict[str, Any]:
    """A problem as `OutgoingMessage.error` keeps it."""
    title, what_to_do = _OWN.get(code) or WORDS[code]
    return {"code": code, "title": title, "what_to_do": what_to_do, "said": said, "params": {}}


def mailbox_problem(found: Problem) -> dict[str, Any]:
    """A problem of the mailbox's server, in the same form."""
    return {
        "code": found.code,
        "title": found.title,
        "what_to_do": found.what_to_do,
        "said": found.server_said,
        "params": found.params,
    }


def describe(error: dict[str, Any], locale: str) -> tuple[str, str]:
    """What happened and what to do, in words of `locale`."""
    title, what_to_do = error.get("title"), error.get("what_to_do")
    if title is None or what_to_do is None:
        title, what_to_do = _OWN.get(error["code"]) or WORDS.get(error["code"]) or WORDS["refused"]
    params = error.get("params") or {}
    return translate(title, locale, **params), translate(what_to_do, locale, **params)

"""What is found about a domain, in words: state, title and what to do, as message ids."""

from typing import Final

from backend.outreach.domain_health.schemas import State
from i18n.messages import N_

ADVICE: Final[dict[str, tuple[State, str, str]]] = {
    "no-answer": ("unknown", N_("The DNS did not answer."), N_("Look again in a few minutes.")),
    "mx-ok": ("ok", N_("The domain receives mail."), ""),
    "mx-missing": (
        "problem",
        N_("The domain has no MX record: nobody can answer you, and many servers refuse such mail."),
        N_("Enter the MX records that your mail provider names."),
    ),
    "spf-ok": ("ok", N_("SPF says which servers may send for the domain."), ""),
    "spf-missing": (
        "problem",
        N_("There is no SPF record: receivers cannot tell your mail from forged mail."),
        N_("Enter this record at your DNS provider."),
    ),
    "spf-several": (
        "problem",
        N_("There are several SPF records; receivers then count none of them."),
        N_("Replace them by this one record."),
    ),
    "spf-lookups": (
        "problem",
        N_("The SPF record asks for more than ten further records; receivers stop there and count it as an error."),
        N_("Remove services that no longer send for you, or have an include replaced by its addresses."),
    ),
    "spf-void": (
        "problem",
        N_("The SPF record names several hosts that do not exist; receivers count it as an error."),
        N_("Remove the parts that lead nowhere."),
    ),
    "spf-include-empty": (
        "problem",
        N_("The SPF record includes a domain that has none itself."),
        N_("Correct or remove that include."),
    ),
    "spf-everybody": (
        "problem",
        N_("The SPF record ends with +all: everybody may send in your name."),
        N_("Replace it by this record."),
    ),
    "spf-no-end": (
        "advice",
        N_("The SPF record does not say what is to become of other servers' mail."),
        N_("Replace it by this record."),
    ),
    "spf-provider-missing": (
        "problem",
        N_("The SPF record does not name the provider that has your mailboxes."),
        N_("Replace it by this record."),
    ),
    "spf-ptr": (
        "advice",
        N_("The SPF record uses “ptr”, which is slow and which many receivers ignore."),
        N_("Replace it by this record."),
    ),
    "dkim-ok": ("ok", N_("DKIM keys are in place."), ""),
    "dkim-missing": (
        "problem",
        N_("No DKIM key was found: your mail is probably not signed."),
        N_("Switch DKIM on at your mail provider and enter the record that it shows. Name its selector here."),
    ),
    "dkim-revoked": (
        "problem",
        N_("The DKIM keys that were found are revoked or cannot be read."),
        N_("Have your mail provider make a new key and enter its record."),
    ),
    "dkim-short": (
        "advice",
        N_("A DKIM key has less than 2,048 bits."),
        N_("Have your mail provider make a key of 2,048 bits when you have the time."),
    ),
    "dkim-too-short": (
        "problem",
        N_("A DKIM key has less than 1,024 bits; receivers ignore such signatures."),
        N_("Have your mail provider make a key of 2,048 bits and enter its record."),
    ),
    "dmarc-ok": ("ok", N_("DMARC says what is to become of forged mail."), ""),
    "dmarc-missing": (
        "problem",
        N_("There is no DMARC record. Google, Yahoo and Microsoft want one from whoever sends much."),
        N_("Enter this record; with p=none nothing is refused because of it. Use a mailbox that you read."),
    ),
    "dmarc-several": (
        "problem",
        N_("There are several DMARC records; receivers then count none of them."),
        N_("Keep one and remove the others."),
    ),
    "dmarc-broken": (
        "problem",
        N_("The DMARC record does not say what is to become of forged mail."),
        N_("Replace it by this record."),
    ),
    "dmarc-none": (
        "advice",
        N_("DMARC only watches (p=none): forged mail is delivered all the same."),
        N_("When the reports show that all your mail passes, change p to quarantine."),
    ),
    "dmarc-no-reports": (
        "advice",
        N_("DMARC sends no reports, so you do not learn who sends in your name."),
        N_("Add an address for reports, as in this record."),
    ),
    "alignment-ok": ("ok", N_("Sent mail was signed with the domain that readers see."), ""),
    "alignment-other": (
        "problem",
        N_("Sent mail was signed with another domain than the one that readers see."),
        N_("Switch on DKIM for your own domain at your mail provider."),
    ),
    "alignment-untried": (
        "advice",
        N_("No sent mail with a signature has been seen yet."),
        N_("Send a mail to another provider and let it be answered or copied to you; then look again."),
    ),
    "alignment-none": (
        "problem",
        N_("Neither SPF nor DKIM vouch for the domain that readers see."),
        N_("Enter an SPF record and switch DKIM on."),
    ),
    "tracking-ok": ("ok", N_("The tracking host leads to this server."), ""),
    "tracking-missing": (
        "problem",
        N_("The tracking host does not exist yet: mail goes out without tracking from it."),
        N_("Enter this record at your DNS provider."),
    ),
    "tracking-elsewhere": (
        "problem",
        N_("The tracking host leads somewhere else."),
        N_("Replace the record by this one."),
    ),
}

ALARMS: Final[dict[str, tuple[str, str]]] = {
    "authentication": (
        N_("Receivers refuse mail of this domain because it does not prove that it is yours."),
        N_("Put SPF, DKIM and DMARC right as shown here, then settle this."),
    ),
    "reputation": (
        N_("Receivers refuse mail from this mailbox for what it sends or where it comes from."),
        N_("Send less and only to people who expect it; look at what the server said."),
    ),
    "throttled": (
        N_("The mailbox sent more at once than its provider allows. It waits, and goes on by itself."),
        N_("You need not do anything; spread large mailings over more days."),
    ),
    "complaints": (
        N_("Readers called mail from this mailbox unwanted. They get no more of it."),
        N_("Look at whom you write to, and make it easy to unsubscribe."),
    ),
}

"""The closed lists of the domain."""

from typing import Final, Literal, get_args

from i18n.messages import N_

Kind = Literal[
    "reminder",
    "mention",
    "reply",
    "inquiry",
    "opened",
    "send_failed",
    "appeal",
    "assigned",
    "mailbox",
    "pool",
    "export",
    "erp",
    "late",
    "webhook",
]
ChannelKind = Literal["push", "mail", "dingtalk", "wecom", "feishu"]
DeliveryState = Literal["waiting", "sending", "sent", "failed", "dropped"]
Digest = Literal["at_once", "hourly", "daily"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
CHANNEL_KINDS: Final[tuple[ChannelKind, ...]] = get_args(ChannelKind)
ROBOTS: Final[frozenset[str]] = frozenset({"dingtalk", "wecom", "feishu"})
DELIVERY_STATES: Final[tuple[DeliveryState, ...]] = get_args(DeliveryState)
DIGESTS: Final[tuple[Digest, ...]] = get_args(Digest)

#: What a list of kinds calls them.
KIND_NAMES: Final[dict[Kind, str]] = {
    "reminder": N_("Reminders and follow-ups"),
    "mention": N_("Somebody names me"),
    "reply": N_("A customer answered"),
    "inquiry": N_("A new inquiry"),
    "opened": N_("A customer opened my mail"),
    "send_failed": N_("A mail could not be sent"),
    "appeal": N_("Two of us on one customer"),
    "assigned": N_("Something was given to me"),
    "mailbox": N_("A mailbox needs attention"),
    "pool": N_("My customers and the public pool"),
    "export": N_("Much was exported"),
    "erp": N_("News from the ERP, and links that need somebody"),
    "late": N_("An inquiry waits too long"),
    "webhook": N_("A webhook was switched off"),
}

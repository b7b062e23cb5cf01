"""The closed lists of the domain."""

from typing import Literal, get_args

#: Who organizes it.
Side = Literal["theirs", "ours"]
#: What somebody who is invited says (RFC 5545 section 3.2.12, in lower case).
Answer = Literal["none", "accepted", "tentative", "declined"]
#: How a meeting stands, seen by a colleague.
Standing = Literal["asked", "waiting", "accepted", "tentative", "declined", "cancelled"]

SIDES: tuple[str, ...] = get_args(Side)
ANSWERS: tuple[str, ...] = get_args(Answer)

"""What a service's answer to an alert means. Pure."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["sent", "later", "pause", "refused", "gone"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`later`: try this alert again after `seconds`. `pause`: the channel as a whole waits so long, nothing is lost.

    `refused`: the settings are wrong and a person has to look; what waits is kept for a while. `gone`: the channel
    exists no more. `problem` is a stable code, `said` the service's own words.
    """

    outcome: Outcome
    seconds: float = 0.0
    problem: str | None = None
    said: str | None = None


SENT = Verdict("sent")

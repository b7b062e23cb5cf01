"""What day it is for who asks."""

from datetime import date

from i18n.zones import zone
from tenants.context import current
from tenants.orm import now


def current_day() -> date:
    """Today on the clock of who asks; in UTC for keys and jobs. At seven in Shanghai the day has begun that is still to
    come in Greenwich: papers, numbers and due dates go by the former."""
    return now().astimezone(zone(current().zone)).date()

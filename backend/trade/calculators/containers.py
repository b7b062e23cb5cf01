"""Container numbers: ISO 6346, four letters, six digits and a check digit."""

import re
from typing import Final, Literal

ContainerFault = Literal["shape", "check_digit"]
_SHAPE: Final = re.compile(r"[A-Z]{3}[UJZ]\d{7}")
#: Letters count from 10 on and leave out multiples of 11.
_VALUES: Final = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (each for each in range(10, 39) if each % 11), strict=True)),
}


def normal_container_number(text: str) -> str:
    """As it is written on the box: capitals, no spaces or hyphens."""
    return re.sub(r"[\s-]", "", text).upper()


def check_digit(prefix: str) -> int:
    """The check digit of the first ten characters."""
    return sum(_VALUES[each] << place for place, each in enumerate(prefix)) % 11 % 10


def container_number_fault(text: str) -> ContainerFault | None:
    """What is wrong with a container number; None for a right one."""
    number = normal_container_number(text)
    if not _SHAPE.fullmatch(number):
        return "shape"
    return None if check_digit(number[:10]) == int(number[10]) else "check_digit"

"""Numbers in Arabic words, as they count a masculine noun (دولار، يورو، ريال)."""

from typing import Final

_SMALL: Final = (
    "صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثنا عشر",
    "ثلاثة عشر", "أربعة عشر", "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر",
)  # fmt: skip
_TENS: Final = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_HUNDREDS: Final = (
    "", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة",
)  # fmt: skip
#: One, two, three to ten, after a full hundred, and otherwise.
_GROUPS: Final = (
    (10**9, ("مليار", "ملياران", "مليارات", "مليار", "مليارًا")),
    (10**6, ("مليون", "مليونان", "ملايين", "مليون", "مليونًا")),
    (1000, ("ألف", "ألفان", "آلاف", "ألف", "ألفًا")),
)


def arabic(number: int) -> str:
    """128430: «مئة وثمانية وعشرون ألفًا وأربعمئة وثلاثون»."""
    if number == 0:
        return _SMALL[0]
    said = []
    for size, names in _GROUPS:
        group, number = divmod(number, size)
        if group:
            said.append(_counted(group, names))
    if number:
        said.append(_hundreds(number))
    return " و".join(said)


def _counted(group: int, names: tuple[str, str, str, str, str]) -> str:
    one, two, few, after_hundred, many = names
    last = group % 100
    if group == 1:
        return one
    if group == 2:
        return two
    if last == 0:
        # مئتان loses its ending before what it counts.
        return f"{_hundreds(group).replace('مئتان', 'مئتا')} {after_hundred}"
    if 3 <= last <= 10:
        return f"{_hundreds(group)} {few}"
    return f"{_hundreds(group)} {after_hundred if last < 3 else many}"


def _hundreds(number: int) -> str:
    said = []
    if number >= 100:
        said.append(_HUNDREDS[number // 100])
    number %= 100
    if 0 < number < 20:
        said.append(_SMALL[number])
    elif number:
        if number % 10:
            said.append(_SMALL[number % 10])
        said.append(_TENS[number // 10])
    return " و".join(said)

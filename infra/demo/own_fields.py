"""The demo's own fields: what exporters ask of their customers, and what a few of them answered."""

from typing import Any, Final

_COLOURS: Final = ("green", "teal", "gray")


def _options(*labels: tuple[str, str, str]) -> list[dict[str, Any]]:
    return [
        {"key": key, "labels": {"en": english, "zh-CN": chinese}, "color": _COLOURS[place % len(_COLOURS)]}
        for place, (key, english, chinese) in enumerate(labels)
    ]


#: As `POST /custom-fields` takes them.
FIELDS: Final[tuple[dict[str, Any], ...]] = (
    {
        "object": "company",
        "kind": "choice",
        "key": "grade",
        "labels": {"en": "Customer grade", "zh-CN": "客户等级", "ar": "درجة العميل"},
        "options": _options(
            ("a", "Key account", "重点客户"), ("b", "Regular", "普通客户"), ("c", "Occasional", "零散客户")
        ),
    },
    {
        "object": "company",
        "kind": "money",
        "key": "yearly_purchase",
        "labels": {"en": "Purchases a year", "zh-CN": "年采购额", "ar": "المشتريات السنوية"},
        "help": {"en": "What they buy in our line from everybody.", "zh-CN": "向所有供应商采购同类产品的总额。"},
    },
    {
        "object": "company",
        "kind": "date",
        "key": "audit_on",
        "labels": {"en": "Next factory audit", "zh-CN": "下次验厂", "ar": "تدقيق المصنع التالي"},
    },
    {
        "object": "deal",
        "kind": "choice",
        "key": "certificates",
        "many": True,
        "labels": {"en": "Certificates asked for", "zh-CN": "认证要求", "ar": "الشهادات المطلوبة"},
        "options": _options(("ce", "CE", "CE"), ("gs", "GS", "GS"), ("saber", "SABER", "SABER")),
    },
)
#: Values of companies in the order in which they came, over and over; the rest have none.
COMPANY_VALUES: Final[tuple[dict[str, Any], ...]] = (
    {"grade": "a", "yearly_purchase": {"amount": "420000", "currency": "EUR"}, "audit_on": "2027-03-16"},
    {"grade": "b", "yearly_purchase": {"amount": "180000", "currency": "USD"}},
    {"grade": "c"},
    {"grade": "b", "yearly_purchase": {"amount": "95000", "currency": "GBP"}, "audit_on": "2027-05-04"},
)
DEAL_VALUES: Final[tuple[dict[str, Any], ...]] = ({"certificates": ["ce", "gs"]}, {"certificates": ["saber"]})

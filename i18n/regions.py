"""Regions in which export sales are planned, after the United Nations' geoscheme (M49), with the Arab countries of
Africa and western Asia together as Middle East, for they are sold to together."""

from typing import Final, Literal, get_args

from i18n.messages import N_

Region = Literal[
    "east_asia", "south_east_asia", "south_asia", "central_asia", "middle_east", "europe", "africa", "north_america",
    "latin_america", "oceania",
]  # fmt: skip
REGIONS: Final[tuple[Region, ...]] = get_args(Region)
REGION_NAMES: Final[dict[Region, str]] = {
    "east_asia": N_("East Asia"),
    "south_east_asia": N_("South-East Asia"),
    "south_asia": N_("South Asia"),
    "central_asia": N_("Central Asia and the Caucasus"),
    "middle_east": N_("Middle East and North Africa"),
    "europe": N_("Europe"),
    "africa": N_("Africa south of the Sahara"),
    "north_america": N_("North America"),
    "latin_america": N_("Latin America"),
    "oceania": N_("Oceania"),
}
_COUNTRIES: Final[dict[Region, str]] = {
    "east_asia": "CN HK MO TW JP KR KP MN",
    "south_east_asia": "BN KH ID LA MY MM PH SG TH TL VN",
    "south_asia": "AF BD BT IN MV NP PK LK",
    "central_asia": "KZ KG TJ TM UZ AM AZ GE",
    "middle_east": "AE BH EG DZ EH IL IQ IR JO KW LB LY MA OM PS QA SA SD SY TN TR YE",
    "europe": "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV "
    "MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
    "africa": "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW IO KE KM LR LS MG ML MR MU MW MZ NA NE "
    "NG RE RW SC SH SL SN SO SS ST SZ TD TF TG TZ UG YT ZA ZM ZW",
    "north_america": "US CA BM GL PM",
    "latin_america": "AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY "
    "LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI",
    "oceania": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
}
REGION_OF: Final[dict[str, Region]] = {
    country: region for region, countries in _COUNTRIES.items() for country in countries.split()
}
"""The region of each country (ISO 3166-1 alpha-2)."""

"""Which clock a town keeps, and which part of a country it lies in where weeks or holidays differ by part.

Only countries with several clocks need their towns: those are in `data/towns.txt` (made by `i18n.towns_data`), and the
states and provinces below. A town of a name that several states share counts only with its state.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pytz

from i18n.zones import country_zones, representative

TOWNS: Final = Path(__file__).parent / "data" / "towns.txt"

# State or province (ISO 3166-2 part and name) → zone; those that two clocks share are left out.
_STATES: Final = {
    "US": """
        America/New_York: ct connecticut, de delaware, dc district of columbia, ga georgia, me maine, md maryland,
            ma massachusetts, nh new hampshire, nj new jersey, ny new york, nc north carolina, oh ohio,
            pa pennsylvania, ri rhode island, sc south carolina, vt vermont, va virginia, wv west virginia
        America/Chicago: al alabama, ar arkansas, il illinois, ia iowa, la louisiana, mn minnesota, ms mississippi,
            mo missouri, ok oklahoma, wi wisconsin
        America/Denver: co colorado, mt montana, nm new mexico, ut utah, wy wyoming
        America/Phoenix: az arizona
        America/Los_Angeles: ca california, wa washington, nv nevada
        Pacific/Honolulu: hi hawaii
    """,
    "CA": """
        America/Toronto: qc quebec
        America/Winnipeg: mb manitoba
        America/Edmonton: ab alberta
        America/Halifax: ns nova scotia, nb new brunswick, pe prince edward island
        America/Regina: sk saskatchewan
    """,
    "AU": """
        Australia/Sydney: vic victoria, tas tasmania, act
        Australia/Brisbane: qld queensland
        Australia/Adelaide: sa south australia
        Australia/Perth: wa western australia
        Australia/Darwin: nt northern territory
    """,
    "BR": """
        America/Sao_Paulo: sp sao paulo, rj rio de janeiro, mg minas gerais, es espirito santo, pr parana,
            sc santa catarina, rs rio grande do sul, ba bahia, ce ceara, go goias, df distrito federal,
            se sergipe, al alagoas, pb paraiba, rn rio grande do norte, pi piaui, ma maranhao, to tocantins
        America/Manaus: mt mato grosso, ms mato grosso do sul, ro rondonia, rr roraima
        America/Rio_Branco: ac acre
    """,
    "ID": """
        Asia/Jakarta: java, jawa, west java, jawa barat, central java, jawa tengah, east java, jawa timur, banten,
            sumatra, lampung, riau, aceh, jambi, yogyakarta, west kalimantan
        Asia/Makassar: bali, sulawesi, south sulawesi, lombok, east kalimantan, nusa tenggara
        Asia/Jayapura: papua, maluku
    """,
    "MX": """
        America/Hermosillo: son sonora
        America/Cancun: qr quintana roo
        America/Tijuana: bc baja california
        America/Mexico_City: cdmx, jal jalisco, nl nuevo leon, edomex, pue puebla, gto guanajuato, qro queretaro
    """,
}

# States that two clocks share: their towns decide.
_SHARED: Final = {
    "US": "ak alaska, fl florida, id idaho, in indiana, ks kansas, ky kentucky, mi michigan, nd north dakota, "
    "ne nebraska, or oregon, sd south dakota, tn tennessee, tx texas",
    "CA": "bc british columbia, nl newfoundland and labrador, on ontario",
    "BR": "am amazonas, pa para, pe pernambuco",
}

# Who names one of these without a state means the large one.
_LARGE: Final = {
    "US": """
        America/New_York: new york, nyc, manhattan, brooklyn, miami, atlanta, boston, philadelphia, charlotte, orlando,
            washington, washington dc, baltimore, pittsburgh, cleveland, columbus, cincinnati, tampa, detroit,
            indianapolis, raleigh, richmond, savannah, jersey city, newark, buffalo, louisville
        America/Chicago: chicago, houston, dallas, austin, san antonio, fort worth, minneapolis, st louis, saint louis,
            milwaukee, nashville, memphis, new orleans, kansas city, oklahoma city, omaha, laredo
        America/Denver: denver, salt lake city, albuquerque, boise, el paso, colorado springs
        America/Los_Angeles: los angeles, san francisco, san diego, seattle, portland, las vegas, san jose, oakland,
            sacramento, long beach, irvine, fresno, anaheim
        America/Phoenix: phoenix, tucson, scottsdale, mesa
        Pacific/Honolulu: honolulu
    """,
    "CA": """
        America/Toronto: toronto, ottawa, montreal, quebec city, mississauga, hamilton, brampton, london, markham
        America/Vancouver: vancouver, victoria, burnaby, surrey, richmond
        America/Edmonton: calgary, edmonton
        America/Halifax: halifax
    """,
    "BR": "America/Sao_Paulo: sao paulo, rio de janeiro, belo horizonte, curitiba, recife, salvador, fortaleza, santos",
    "AU": """
        Australia/Sydney: sydney, melbourne, canberra, newcastle, geelong, hobart, wollongong
        Australia/Brisbane: brisbane, gold coast, cairns, townsville
        Australia/Perth: perth, fremantle
        Australia/Adelaide: adelaide
        Australia/Darwin: darwin
    """,
    "RU": """
        Europe/Moscow: moscow, москва, saint petersburg, st petersburg, санкт петербург, kazan, казань, krasnodar,
            краснодар, nizhny novgorod, rostov on don, voronezh, sochi, novorossiysk
        Europe/Samara: samara, самара, izhevsk, tolyatti
        Asia/Yekaterinburg: yekaterinburg, ekaterinburg, екатеринбург, chelyabinsk, челябинск, perm, ufa, tyumen
        Asia/Omsk: omsk, омск
        Asia/Novosibirsk: novosibirsk, новосибирск, tomsk, barnaul
        Asia/Krasnoyarsk: krasnoyarsk, красноярск, kemerovo
        Asia/Irkutsk: irkutsk, иркутск, ulan ude
        Asia/Vladivostok: vladivostok, владивосток, khabarovsk
        Europe/Kaliningrad: kaliningrad
    """,
    "MX": """
        America/Mexico_City: mexico, mexico city, ciudad de mexico, guadalajara, monterrey, puebla, queretaro, leon
        America/Tijuana: tijuana, mexicali, ensenada
        America/Ciudad_Juarez: ciudad juarez, juarez
        America/Hermosillo: hermosillo
        America/Cancun: cancun
    """,
    "ES": "Atlantic/Canary: las palmas, tenerife, santa cruz de tenerife, canarias, canary islands",
    "ID": "Asia/Makassar: denpasar, makassar, bali, manado, balikpapan",
    "NZ": "Pacific/Auckland: auckland, wellington, christchurch, hamilton, tauranga, dunedin",
    "PT": "Atlantic/Azores: ponta delgada, azores, acores",
    "UA": "Europe/Kyiv: kyiv, kiev, київ, киев, odesa, odessa, kharkiv, lviv, dnipro",
    "CD": """
        Africa/Kinshasa: kinshasa
        Africa/Lubumbashi: lubumbashi, kolwezi, goma, bukavu
    """,
}

# Parts of countries whose week or holidays differ → words of an address that tell them.
_PARTS: Final = {
    "AE": {"SH": "sharjah kalba khor fakkan الشارقة"},
    "MY": {
        "01": "johor|johor bahru|batu pahat|muar|kluang|pasir gudang|iskandar puteri",
        "02": "kedah|alor setar|alor star|sungai petani|kulim|langkawi",
        "03": "kelantan|kota bharu|pasir mas",
        "11": "terengganu|kuala terengganu|kemaman",
        "07": "penang|pulau pinang|george town|bayan lepas|butterworth",
        "10": "selangor|shah alam|petaling jaya|klang|subang jaya",
        "14": "kuala lumpur",
    },
    "DE": {
        "BY": "bavaria|bayern|munich|munchen|nuremberg|nurnberg|augsburg|regensburg|ingolstadt|wurzburg",
        "BW": "baden-wurttemberg|stuttgart|mannheim|karlsruhe|freiburg|heidelberg|ulm|heilbronn",
        "NW": "north rhine-westphalia|nordrhein-westfalen|cologne|koln|dusseldorf|dortmund|essen|duisburg|bonn|aachen",
        "HE": "hesse|hessen|frankfurt|wiesbaden|kassel|darmstadt",
        "SN": "saxony|sachsen|dresden|leipzig|chemnitz",
        "BE": "berlin",
        "HH": "hamburg",
        "HB": "bremen|bremerhaven",
        "NI": "lower saxony|niedersachsen|hannover|hanover|braunschweig|osnabruck",
    },
    "ES": {
        "CT": "catalonia|catalunya|barcelona|girona|tarragona",
        "MD": "madrid",
        "VC": "valencia|alicante|castellon",
        "AN": "andalucia|sevilla|seville|malaga|granada",
        "PV": "bilbao|san sebastian|vitoria",
        "AR": "zaragoza",
        "GA": "galicia|vigo|a coruna",
    },
    "GB": {"SCT": "scotland|glasgow|edinburgh|aberdeen|dundee", "NIR": "northern ireland|belfast"},
    "CH": {"ZH": "zurich|zuerich|winterthur", "GE": "geneva|geneve|genf", "BS": "basel", "BE": "bern", "TI": "lugano"},
    "CA": {"ON": "ontario|toronto|ottawa|mississauga", "QC": "quebec|montreal", "BC": "british columbia|vancouver",
           "AB": "alberta|calgary|edmonton"},
    "AU": {"NSW": "new south wales|nsw|sydney", "VIC": "victoria|vic|melbourne", "QLD": "queensland|qld|brisbane",
           "WA": "western australia|perth", "SA": "south australia|adelaide"},
    "IN": {"MH": "maharashtra|mumbai|pune|nagpur", "GJ": "gujarat|ahmedabad|surat|rajkot", "TN": "tamil nadu|chennai",
           "KA": "karnataka|bengaluru|bangalore", "WB": "west bengal|kolkata", "DL": "delhi|new delhi"},
}  # fmt: skip


def plain(text: str) -> str:
    """A place's name without case, accents and marks: "São Paulo" → "sao paulo"."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[^\w ]+", " ", bare.casefold().replace("ß", "ss")).strip()


@lru_cache(maxsize=4096)
def zones_of_place(place: str, country: str) -> tuple[str, ...]:
    """The clocks that a town or an address may have, as `country_zones` names them; empty when it tells nothing.

    `place` is a town with or without its state ("Portland, OR"), or lines of an address.
    """
    country = country.upper()
    own = country_zones(country)
    if len(own) < 2:
        return own
    pieces, regions, towns = _pieces(place, country), _regions(country), _towns(country)
    states = [regions[piece] for piece in pieces if piece in regions]
    for piece in pieces:
        for state in states:
            found = towns.get(f"{piece}, {state}")
            if found:
                return tuple(name for name in own if name in found)
    for state in states:
        if (sure := _read_table(country, states=True).get(state)) and (
            len(pieces) > 1 or pieces[0] not in _large(country)
        ):
            return (sure,)
    for piece in pieces:
        if piece in _large(country):
            return (_large(country)[piece],)
    for piece in pieces:
        if piece in towns:
            return tuple(name for name in own if name in towns[piece])
    return ()


@lru_cache(maxsize=4096)
def territory_of(country: str | None, place: str | None) -> str | None:
    """The ISO 3166 code to ask calendars for: the part of the country where that matters and is known, as "MY-03"."""
    if country is None:
        return None
    code = country.upper()
    if place:
        padded = f" {plain(place)} "
        for part, words in _PARTS.get(code, {}).items():
            if any(f" {plain(word)} " in padded for word in _split(words)):
                return f"{code}-{part}"
    return code


def _split(words: str) -> list[str]:
    return words.split("|") if "|" in words else [words] if " " not in words else ["khor fakkan", *words.split()]


def _pieces(place: str, country: str) -> list[str]:
    """Parts between commas and lines without digits (postcodes), as plain words; a state behind a town is a part of
    its own. At least one."""
    found: list[str] = []
    for written in re.split(r"[,;\n/]", place):
        words = re.sub(r"\w*\d\w*", " ", plain(written)).split()
        if len(words) > 1 and words[-1] in _regions(country) and " ".join(words) not in _large(country):
            found += [" ".join(words[:-1]), words[-1]]
        elif words:
            found.append(" ".join(words))
    return found or [""]


@cache
def _read_table(country: str, *, states: bool) -> dict[str, str]:
    """ "zone: name, name zone: name" → each name's zone; a state stands under its code and its name."""
    found: dict[str, str] = {}
    for zone_name, names in re.findall(
        r"(\w+/\w+): ([^:]+?)(?=\s+\w+/\w+:|\s*$)", (_STATES if states else _LARGE).get(country, "")
    ):
        known = representative(country, zone_name) or zone_name
        for listed in names.split(","):
            name = " ".join(listed.split())
            found[name] = known
            code, _, rest = name.partition(" ")
            if states and rest and len(code) <= 3:
                found[code] = found[rest] = known
    return found


def _large(country: str) -> dict[str, str]:
    return _read_table(country, states=False)


@cache
def _regions(country: str) -> dict[str, str]:
    """State, by code or name → its code."""
    listed = re.sub(r"\w+/\w+:", ",", _STATES.get(country, "")) + "," + _SHARED.get(country, "")
    found: dict[str, str] = {}
    for names in listed.split(","):
        code, _, rest = " ".join(names.split()).partition(" ")
        if len(code) <= 3 and code:
            found |= {code: code, rest: code} if rest else {code: code}
        elif code:
            whole = f"{code} {rest}".strip()
            found[whole] = whole
    return found


@cache
def _towns(country: str) -> dict[str, frozenset[str]]:
    """Towns → their zones, more than one where states share a name; "name, region" is sure."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in TOWNS.read_text(encoding="utf-8").splitlines():
        code, name, towns = line.split("\t")
        if code == country:
            for town in towns.split("|"):
                found[town].add(name)
                found[town.partition(", ")[0]].add(name)
    for name in pytz.country_timezones.get(country, ()):
        known = representative(country, name)
        if known:
            found.setdefault(plain(name.rpartition("/")[2].replace("_", " ")), {known})
    return {town: frozenset(zones) for town, zones in found.items()}

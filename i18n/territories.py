"""Which part of a country an address lies in, where weeks or holidays differ by part. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Parts of countries whose week or holidays differ → words of an address that tell them.
_PARTS: Final = {
    "AE": {"SH": "sharjah|kalba|khor fakkan|khorfakkan|hamriyah|saif zone|الشارقة|沙迦"},
    "MY": {
        "01": "johor|johor bahru|batu pahat|muar|kluang|pasir gudang|iskandar puteri|新山|柔佛",
        "02": "kedah|alor setar|alor star|sungai petani|kulim|langkawi|吉打",
        "03": "kelantan|kota bharu|pasir mas|吉兰丹",
        "04": "melaka|malacca|马六甲",
        "05": "negeri sembilan|seremban|nilai",
        "06": "pahang|kuantan",
        "07": "penang|pulau pinang|george town|bayan lepas|butterworth|bukit mertajam|槟城",
        "08": "perak|ipoh|taiping|怡保",
        "09": "perlis|kangar",
        "10": "selangor|shah alam|petaling jaya|klang|subang jaya|puchong|雪兰莪",
        "11": "terengganu|kuala terengganu|kemaman|登嘉楼",
        "12": "sabah|kota kinabalu|sandakan|tawau|沙巴",
        "13": "sarawak|kuching|miri|sibu|bintulu|砂拉越|古晋",
        "14": "kuala lumpur|吉隆坡",
        "15": "labuan",
        "16": "putrajaya",
    },
    "DE": {
        "BY": "bavaria|bayern|munich|munchen|muenchen|nuremberg|nurnberg|nuernberg|augsburg|regensburg|ingolstadt|"
        "wurzburg|furth|erlangen|bamberg|passau|rosenheim",
        "BW": "baden-wurttemberg|stuttgart|mannheim|karlsruhe|freiburg|heidelberg|ulm|heilbronn|pforzheim|reutlingen|"
        "esslingen|tubingen|konstanz",
        "NW": "north rhine-westphalia|nordrhein-westfalen|cologne|koln|koeln|dusseldorf|duesseldorf|dortmund|essen|"
        "duisburg|bonn|aachen|bochum|wuppertal|bielefeld|munster|krefeld|monchengladbach|gelsenkirchen|paderborn|hagen",
        "HE": "hesse|hessen|frankfurt|frankfurt am main|wiesbaden|kassel|darmstadt|offenbach|fulda",
        "SN": "saxony|sachsen|dresden|leipzig|chemnitz|zwickau",
        "ST": "saxony-anhalt|sachsen-anhalt|magdeburg|halle|dessau",
        "TH": "thuringia|thuringen|erfurt|jena|gera|weimar",
        "BB": "brandenburg|potsdam|cottbus|frankfurt oder",
        "MV": "mecklenburg|rostock|schwerin|stralsund|greifswald",
        "RP": "rhineland-palatinate|rheinland-pfalz|mainz|ludwigshafen|koblenz|trier|kaiserslautern",
        "SL": "saarland|saarbrucken|saarbruecken",
        "SH": "schleswig-holstein|kiel|lubeck|flensburg",
        "BE": "berlin",
        "HH": "hamburg",
        "HB": "bremen|bremerhaven",
        "NI": "lower saxony|niedersachsen|hannover|hanover|braunschweig|osnabruck|oldenburg|wolfsburg|gottingen",
    },
    "ES": {
        "CT": "catalonia|catalunya|cataluna|barcelona|girona|tarragona|lleida|sabadell|terrassa",
        "MD": "madrid|alcobendas|getafe|alcala de henares",
        "VC": "valencia|alicante|castellon|elche",
        "AN": "andalucia|sevilla|seville|malaga|granada|cordoba|cadiz|almeria",
        "PV": "bilbao|san sebastian|donostia|vitoria|pais vasco",
        "AR": "zaragoza|huesca",
        "GA": "galicia|vigo|a coruna|la coruna",
        "MC": "murcia|cartagena",
        "IB": "mallorca|palma de mallorca|ibiza|menorca|baleares",
        "CN": "las palmas|tenerife|gran canaria|canarias|lanzarote|fuerteventura",
        "NC": "navarra|pamplona",
    },
    "GB": {
        "SCT": "scotland|glasgow|edinburgh|aberdeen|dundee|inverness",
        "NIR": "northern ireland|belfast|derry|londonderry",
        "WLS": "wales|cardiff|swansea|newport",
    },
    "CH": {
        "ZH": "zurich|zuerich|winterthur",
        "GE": "geneva|geneve|genf",
        "BS": "basel",
        "BE": "bern|biel",
        "TI": "lugano|bellinzona|locarno|ticino",
        "VD": "lausanne|vaud|montreux",
        "LU": "luzern|lucerne",
        "SG": "st gallen|saint gallen",
        "ZG": "zug",
        "NE": "neuchatel",
        "VS": "sion|valais",
        "AG": "aarau|baden|aargau",
        "FR": "fribourg|freiburg",
    },
    "CA": {
        "ON": "ontario|toronto|ottawa|mississauga|brampton|hamilton|markham|on",
        "QC": "quebec|montreal|laval|qc",
        "BC": "british columbia|vancouver|burnaby|richmond|surrey|kelowna|bc",
        "AB": "alberta|calgary|edmonton|ab",
        "MB": "manitoba|winnipeg|mb",
        "SK": "saskatchewan|regina|saskatoon|sk",
        "NS": "nova scotia|halifax|ns",
        "NB": "new brunswick|moncton|fredericton|nb",
        "NL": "newfoundland|st john s|nl",
        "PE": "prince edward island|charlottetown",
        "YT": "yukon|whitehorse",
        "NT": "northwest territories|yellowknife",
        "NU": "nunavut|iqaluit",
    },
    "AU": {
        "NSW": "new south wales|nsw|sydney|newcastle|wollongong",
        "VIC": "victoria|vic|melbourne|geelong",
        "QLD": "queensland|qld|brisbane|gold coast|cairns|townsville",
        "WA": "western australia|perth|fremantle|wa",
        "SA": "south australia|adelaide|sa",
        "TAS": "tasmania|hobart|launceston|tas",
        "ACT": "canberra|act",
        "NT": "northern territory|darwin|alice springs",
    },
    "IN": {
        "MH": "maharashtra|mumbai|pune|nagpur|thane|bombay",
        "GJ": "gujarat|ahmedabad|surat|rajkot|vadodara|morbi",
        "TN": "tamil nadu|chennai|coimbatore|tirupur|tiruppur|madurai",
        "KA": "karnataka|bengaluru|bangalore|mysore|mysuru",
        "WB": "west bengal|kolkata|calcutta|howrah",
        "DL": "delhi|new delhi",
        "TS": "telangana|hyderabad|secunderabad",
        "KL": "kerala|kochi|cochin|thiruvananthapuram|kozhikode",
        "RJ": "rajasthan|jaipur|jodhpur|udaipur",
        "UP": "uttar pradesh|noida|lucknow|kanpur|agra|moradabad|ghaziabad",
        "HR": "haryana|gurgaon|gurugram|faridabad|panipat",
        "PB": "punjab|ludhiana|amritsar|jalandhar",
        "MP": "madhya pradesh|indore|bhopal",
        "AP": "andhra pradesh|visakhapatnam|vijayawada",
    },
    "FR": {"57": "metz|moselle|thionville", "6AE": "strasbourg|alsace|mulhouse|colmar|haguenau"},
}


def plain(text: str) -> str:
    """A place's name without case, accents and marks: "São Paulo" → "sao paulo"."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[^\w ]+", " ", bare.casefold().replace("ß", "ss")).strip()


@lru_cache(maxsize=4096)
def territory_of(country: str | None, place: str | None) -> str | None:
    """The ISO 3166 code to ask calendars for: the part of the country where that matters and is known, as "MY-03"."""
    if country is None:
        return None
    code = country.upper()
    if place:
        padded = f" {plain(place)} "
        for part, words in _PARTS.get(code, {}).items():
            if any(f" {plain(word)} " in padded for word in words.split("|")):
                return f"{code}-{part}"
    return code

"""Cities that trade is done in, for addresses that name no country; and states and postcodes that give one away."""

import re
from typing import Final

_CITIES: Final = """
    CN: shenzhen guangzhou shanghai beijing ningbo yiwu hangzhou xiamen qingdao tianjin dongguan foshan
        suzhou wuxi nanjing chengdu chongqing wuhan dalian zhongshan zhuhai huizhou wenzhou jinhua taizhou
        shantou fuzhou quanzhou yantai jinan xi'an zhengzhou hefei changsha shijiazhuang guangdong zhejiang
        jiangsu shandong fujian hebei henan hunan hubei sichuan
        深圳 广州 上海 北京 宁波 义乌 杭州 厦门 青岛 天津 东莞 佛山 苏州 广东 浙江
        江苏 山东 福建 河北 河南
    HK: kowloon 香港 九龍 九龙 新界
    TW: taipei taichung kaohsiung tainan hsinchu 台北 臺北 台中 高雄
    JP: tokyo osaka nagoya yokohama kobe kyoto fukuoka sapporo 東京都 大阪府 京都府 北海道
    KR: seoul busan incheon daegu gyeonggi-do daejeon 서울 부산 인천 경기도
    VN: hanoi hcmc haiphong danang
    TH: bangkok กรุงเทพ กรุงเทพฯ กรุงเทพมหานคร เชียงใหม่ ชลบุรี
    MY: selangor penang johor
    ID: jakarta surabaya bandung
    PH: manila cebu
    IN: mumbai delhi chennai kolkata bangalore bengaluru hyderabad pune ahmedabad gujarat maharashtra rajkot
        ludhiana tirupur
    PK: karachi lahore sialkot faisalabad islamabad
    BD: dhaka chittagong
    LK: colombo
    AE: dubai sharjah ajman دبي الشارقة أبوظبي
    SA: riyadh jeddah dammam الرياض جدة الدمام
    QA: doha
    EG: cairo alexandria القاهرة
    IL: haifa jerusalem ashdod חיפה ירושלים אשדוד
    IR: tehran isfahan shiraz mashhad tabriz تهران اصفهان شیراز مشهد تبریز
    TR: istanbul i̇stanbul izmir ankara bursa gaziantep konya
    RU: moscow novosibirsk москва санкт-петербург екатеринбург новосибирск казань
    UA: kyiv kiev kharkiv київ
    KZ: almaty алматы
    PL: warszawa warsaw kraków gdańsk poznań wrocław łódź
    CZ: praha prague brno
    SK: bratislava
    HU: budapest
    RO: bucharest bucurești bucuresti
    BG: sofia софия
    GR: athens thessaloniki
    DE: berlin münchen munich hamburg köln frankfurt stuttgart düsseldorf dresden leipzig nürnberg
    AT: wien vienna salzburg
    CH: zürich genève
    FR: paris marseille toulouse bordeaux strasbourg
    BE: antwerpen antwerp bruxelles
    NL: amsterdam rotterdam eindhoven utrecht
    DK: københavn copenhagen
    SE: stockholm göteborg malmö
    NO: oslo
    FI: helsinki
    IT: milano torino bologna napoli firenze
    ES: madrid barcelona sevilla zaragoza bilbao
    PT: lisboa lisbon
    GB: manchester birmingham leeds glasgow edinburgh london
    US: chicago houston miami seattle atlanta boston albuquerque
    CA: toronto vancouver montreal montréal calgary winnipeg edmonton ottawa mississauga saskatoon
    MX: monterrey zapopan tijuana jalisco
    BR: curitiba campinas
    AR: rosario
    CO: bogotá bogota medellín
    PE: lima arequipa
    NG: lagos abuja
    GH: accra kumasi tema
    KE: nairobi mombasa kisumu nakuru eldoret
    ZA: johannesburg durban
    MA: casablanca
    AU: sydney melbourne brisbane adelaide canberra
    NZ: auckland christchurch
"""
#: Several words, or places whose name other countries have as well.
_MORE: Final = {
    "ho chi minh": "VN",
    "new delhi": "IN",
    "abu dhabi": "AE",
    "são paulo": "BR",
    "sao paulo": "BR",
    "rio de janeiro": "BR",
    "buenos aires": "AR",
    "ciudad de méxico": "MX",
    "mexico city": "MX",
    "cape town": "ZA",
    "new york": "US",
    "los angeles": "US",
    "san francisco": "US",
    "kuala lumpur": "MY",
    "tel aviv": "IL",
    "st. petersburg": "RU",
    "new taipei": "TW",
}
_STATES: Final = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_STATE_NAMES: Final = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa"
    "|kansas|kentucky|louisiana|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada"
    "|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania"
    "|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|wisconsin|wyoming"
)
_POSTCODES: Final = (
    ("US", re.compile(rf"\b(?:{_STATES})\.?,?\s\d{{5}}(?:-\d{{4}})?\b")),
    ("US", re.compile(rf"(?i)\b(?:{_STATE_NAMES}),?\s+\d{{5}}(?:-\d{{4}})?\b|,\s*(?:{_STATE_NAMES})\s*[.,]?\s*$")),
    ("CA", re.compile(r"\b(?:AB|BC|MB|NB|NL|NS|ON|PE|QC|SK),?\s+[A-Z]\d[A-Z]\s?\d[A-Z]\d\b")),
    ("AU", re.compile(r"\b(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT),?\s+\d{4}\b(?!-)")),
    ("IE", re.compile(r"\b[AC-FHKNPRTV-Y]\d[\dW]\s(?=\d*[A-Z])[A-Z\d]{4}\b")),
    ("PT", re.compile(r"\b\d{4}-\d{3}\s+[A-Z][a-zà-ú]")),
    ("PL", re.compile(r"(?<!\d)\d{2}-\d{3}\s+[A-ZĆŁŚŹŻ][a-zà-ż]")),
    ("GB", re.compile(r"\b(?:[A-Z]{1,2}\d{1,2}[A-Z]?)\s\d[A-Z]{2}\b")),
    ("DE", re.compile(r"\bD-\d{5}\b")),
    ("AT", re.compile(r"\bA-\d{4}\b")),
    ("CH", re.compile(r"\bCH-\d{4}\b")),
    ("FR", re.compile(r"\bF-\d{5}\b|\bCEDEX\b")),
    ("BR", re.compile(r"\bCEP:?\s*\d{5}-?\d{3}\b|\b[A-Z]{2},?\s+\d{5}-\d{3}\b")),
    ("JP", re.compile(r"〒\s?\d{3}-\d{4}|(?:都|道|府|県)\S{1,6}(?:市|区|町|村|郡)")),
    ("NL", re.compile(r"\b\d{4}\s[A-Z]{2}\s+[A-Z][a-z]")),
)


def _by_city() -> dict[str, str]:
    found = dict(_MORE)
    code = ""
    for word in _CITIES.split():
        if len(word) == 3 and word.endswith(":"):
            code = word[:2]
        else:
            found[word] = code
    return found


_BY_CITY: Final = _by_city()
_CITY: Final = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(city)}(?!\w)" if city.isascii() or city[0] < "\u2e80" else re.escape(city)
        for city in sorted(_BY_CITY, key=len, reverse=True)
    ),
    re.IGNORECASE,
)


def country_of_place(text: str) -> tuple[str, int, int] | None:
    """The country that a postcode, a state or a city in an address line gives away: code, start and end."""
    for code, pattern in _POSTCODES:
        match = pattern.search(text)
        if match:
            return code, match.start(), match.end()
    cities = list(_CITY.finditer(text))
    if not cities:
        return None
    last = cities[-1]
    # The Turkish capital İ is folded to two characters.
    found = _BY_CITY.get(last[0].casefold().replace("i\u0307", "i"))
    return (found, last.start(), last.end()) if found else None

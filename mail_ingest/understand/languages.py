"""Which language a text is in, from its scripts and its commonest words.

Small and quick on purpose: a mail's language decides template and greeting, and a few lines are enough for that.
"""

import re
from collections import Counter
from typing import Final

_WORDS: Final[dict[str, str]] = {
    "en": """
        the and you for are we our your with have this from will please that not can would which regards dear
        is of to in it be on as if me my any all been has us best i am at so but by or do was thanks hi hello
        good day kindly quote send price order need looking sir how much
    """,
    "de": """
        und die der das wir sie ich für mit ist nicht ein eine von zu den auf im bitte uns unsere ihre ihnen
        haben werden sehr geehrte mit freundlichen grüßen auch wie bei aus oder dass kann
        bitte danke gruß hallo noch schon morgen heute ok passt so wann wie diese dieser guten angebot brauchen
    """,
    "fr": """
        le la les des et vous nous pour une dans est que qui avec sur votre nous notre merci bonjour
        cordialement pas au aux ce cette plus sont avons de du je en par
    """,
    "es": """
        el la los las y que de en para por con una su nos es le como más saludos estimado gracias del se usted
        ustedes nuestro nuestra hola favor este esta pero sus al lo
        cordial saludo buen buenos buenas días tardes cotización requerimos necesitamos precio adjunto quedo
    """,
    "pt": """
        o os as e que de em para por com uma não você nos é do da dos das seu sua obrigado atenciosamente
        prezado olá nós mais favor nossa nosso são está ao pela pelo um
        bom dia boa tarde gostaria preço orçamento cotação precisamos
    """,
    "it": """
        il la gli le e che di per con una non è del della dei sono in vi ci nostro nostra vostro grazie
        cordiali saluti gentile buongiorno questo questa anche come siamo al si un
    """,
    "nl": """
        de het een en van wij u voor met is niet op in te dat zijn uw ons onze bedankt groet graag beste ook
        aan bij als maar naar heb kunnen we
    """,
    "pl": """
        i w na z do nie się że jest to dla oraz są po od jak przez proszę dzień dobry pozdrawiam państwa
        naszej nasza czy mam za o ze aby lub co będzie
    """,
    "cs": """
        a v na je se že to pro s do jsme jsou není vás vám nás jak dobrý den děkuji pozdravem nebo také při
        již které který od za bychom prosím i z po
    """,
    "sk": """
        a v na je sa že to pre s do sme sú nie vás vám nás ako dobrý deň ďakujem pozdravom alebo tiež pri už
        ktoré ktorý od za prosím aj z po
    """,
    "ro": """
        și si în in de la cu pentru că este nu sunt vă va ne din pe o un care mai dar sau bună ziua mulțumesc
        stimă noastre dumneavoastră am al ale
    """,
    "hu": """
        a az és hogy nem is egy van ez meg köszönöm üdvözlettel tisztelt kérem vagy csak önök nekünk már ha
        mint amely kell lesz volt
    """,
    "tr": """
        ve bir için ile bu da de olarak size sizin bizim merhaba teşekkürler saygılarımla rica ederim lütfen
        olan değil çok daha en var gibi sayın iyi
    """,
    "sv": """
        och att det som en är på för av med inte vi du den till har om ni hej hälsningar vänliga från kan
        eller ett
    """,
    "da": """
        gerne have tilbud hvad hvornår
        og at det som en er på for af med ikke vi du den til har om de hej hilsen venlig fra kan eller et jeg
    """,
    "nb": """
        og at det som en er på for av med ikke vi du den til har om de hei hilsen vennlig fra kan eller et jeg
    """,
    "fi": """
        ja on ei että se hän me te ovat kuin mutta tai kanssa terveisin ystävällisin hei kiitos sekä olemme
        joka
    """,
    "hr": """
        i je u na da se za od s su nije poštovani pozdrav hvala molimo vas smo ili kao što koji
        dobar dan lijep cijena cijenu te rok isporuke ponudu ponuda upit zanima kom da srdačan poštovanjem
    """,
    "sl": """
        in je na da se za od s z so ni spoštovani pozdrav hvala prosimo vas smo ali kot ki lep dan ponudbo cena
        kos bi pri nam pošljite povpraševanje
    """,
    "lt": """
        ir yra į iš su kad dėl ar prašome pateikti laba diena pagarbiai ačiū mums jums mūsų jūsų vnt kaina
        kainą kaip bei nuo už iki labas norėtume
    """,
    "lv": """
        un ir no ar par uz ka kas labdien lūdzu cieņu paldies mums jums mūsu jūsu gab cenu vai arī pie līdz
        atsūtiet vēlamies lai
    """,
    "et": """
        ja on ei et kui see palun tere saatke lugupidamisega tänan meie teie meile teile tk hind hinda või ka
        ning kas soovime
    """,
    "vi": """
        và của là có cho không được các một với chúng tôi bạn xin chào cảm ơn trân trọng này trong để
    """,
    "id": """
        dan yang di untuk dengan kami anda dari ini itu tidak ke pada adalah terima kasih salam akan bisa saya
        atau
    """,
    "ms": """
        dan yang di untuk dengan kami anda dari ini itu tidak ke pada adalah terima kasih salam boleh saya
        atau encik
    """,
}
_STOP: Final = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_LANGUAGES_OF: Final[dict[str, list[str]]] = {}
for _language, _words in _STOP.items():
    for _word in _words:
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_MARKS: Final[dict[str, str]] = {
    "de": "ßäöü",
    "fr": "çèêëàùœ",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "pl": "łąęśżźćń",
    "cs": "řůěž",
    "sk": "ľĺŕô",
    "ro": "ășțâşţ",
    "hu": "őű",
    "lt": "ėįųū",
    "lv": "āēīķļņģ",
    "tr": "ğışİ",
    "sv": "å",
    "da": "æø",
    "nb": "æø",
    "vi": "đơưạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
}
_TOKEN = re.compile(r"[^\W\d_]+")
_NOISE = re.compile(r"https?://\S+|\S+@\S+|www\.\S+")

_SCRIPTS: Final = (
    ("kana", re.compile("[\u3040-\u30ff\uff66-\uff9f]")),
    ("han", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")),
    ("hangul", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("greek", re.compile("[\u0370-\u03ff]")),
    ("hebrew", re.compile("[\u0590-\u05ff]")),
    ("thai", re.compile("[\u0e00-\u0e7f]")),
    ("devanagari", re.compile("[\u0900-\u097f]")),
    ("bengali", re.compile("[\u0980-\u09ff]")),
    ("georgian", re.compile("[\u10a0-\u10ff]")),
    ("armenian", re.compile("[\u0530-\u058f]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)
_PLAIN: Final = {
    "kana": "ja",
    "hangul": "ko",
    "greek": "el",
    "hebrew": "he",
    "thai": "th",
    "devanagari": "hi",
    "bengali": "bn",
    "georgian": "ka",
    "armenian": "hy",
}
SAMPLE: Final = 4_000


def detect_language(text: str) -> str | None:
    """BCP 47 primary language, or None when the text is too short to tell."""
    sample = _NOISE.sub(" ", text[:SAMPLE])
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    # A Chinese character says about as much as three Latin letters; names and products are Latin everywhere.
    weights = {"han": 3, "kana": 3, "hangul": 2, "latin": 1}
    weighted = {name: count * weights.get(name, 2) for name, count in counts.items()}
    script, weight = max(weighted.items(), key=lambda pair: pair[1])
    if weight < 6:
        return None
    if script in {"han", "kana"}:
        return "ja" if counts["kana"] * 8 >= counts["han"] else "zh"
    if script in _PLAIN:
        return _PLAIN[script]
    if script == "cyrillic":
        return _cyrillic(sample.lower())
    if script == "arabic":
        return _arabic(sample)
    return _latin(sample.lower())


_BULGARIAN = re.compile(r"\b(?:моля|здравейте|уважение|уважаеми|благодаря|изпрат\w+|оферта|имате|бъде|вашата|нашата)\b")


def _cyrillic(text: str) -> str:
    letters = Counter(text)
    if letters["і"] + letters["ї"] + letters["є"] + letters["ґ"] > letters["ы"] + letters["э"]:
        return "be" if letters["ў"] else ("kk" if letters["ә"] + letters["қ"] + letters["ң"] else "uk")
    if letters["ә"] + letters["қ"] + letters["ң"] + letters["ұ"]:
        return "kk"
    if letters["ђ"] + letters["ћ"] + letters["ј"]:
        return "sr"
    if letters["ъ"] > letters["ы"] + letters["э"] or (
        not letters["ы"] + letters["э"] and _BULGARIAN.search(text) is not None
    ):
        return "bg"
    return "ru"


def _arabic(text: str) -> str:
    letters = Counter(text)
    if letters["ٹ"] + letters["ڈ"] + letters["ے"] > 1:
        return "ur"
    return "fa" if letters["پ"] + letters["چ"] + letters["گ"] + letters["ی"] > letters["ة"] + letters["ي"] else "ar"


def _latin(text: str) -> str | None:
    tokens = _TOKEN.findall(text)
    if not tokens:
        return None
    counted = Counter(tokens)
    letters = Counter(text)
    scores: dict[str, float] = dict.fromkeys(_STOP, 0.0)
    for word, count in counted.items():
        # A word that many languages have says little: "a", "de", "in".
        for language in _LANGUAGES_OF.get(word, ()):
            scores[language] += count / len(_LANGUAGES_OF[word]) ** 0.5
    for language, marks in _MARKS.items():
        scores[language] += min(sum(letters[mark] for mark in marks), scores[language] + 2) * 0.5
    # Alike languages: what is peculiar to one decides.
    if scores["ms"] >= scores["id"] and not counted["encik"] + counted["boleh"]:
        scores["ms"] = scores["id"] - 1
    if letters["æ"] + letters["ø"] and not letters["ä"] + letters["ö"]:
        scores["sv"] = min(scores["sv"], max(scores["da"], scores["nb"]) - 0.5)
    if scores["nb"] >= scores["da"] and not counted["av"] + counted["hei"] + counted["vennlig"]:
        scores["nb"] = scores["da"] - 1
    best, score = max(scores.items(), key=lambda pair: pair[1])
    if score < 0.9 or score < 0.03 * len(tokens):
        return None
    return best

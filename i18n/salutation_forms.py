"""What letters begin with, by language: data of `i18n.salutations`.

`{full}`, `{given}`, `{family}` and `{title}` stand for parts of a name; a title brings its own space.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Form:
    """A language's salutations."""

    man: str
    woman: str
    neutral: str
    nobody: str
    #: What `man` and `woman` name: without that part of the name, `neutral` is used.
    needs: str = "family"


def _same(addressed: str, nobody: str) -> Form:
    """A language that addresses men, women and those whose gender is not known alike."""
    return Form(addressed, addressed, addressed, nobody, "")


FORMS: Final[Mapping[str, Form]] = {
    "en": Form("Dear Mr. {family}", "Dear Ms. {family}", "Dear {full}", "Dear Sir or Madam"),
    "de": Form(
        "Sehr geehrter Herr {title}{family}",
        "Sehr geehrte Frau {title}{family}",
        "Guten Tag {title}{full}",
        "Sehr geehrte Damen und Herren",
    ),
    "fr": Form("Monsieur", "Madame", "Madame, Monsieur", "Madame, Monsieur", ""),
    "es": Form("Estimado Sr. {family}", "Estimada Sra. {family}", "Estimado/a {title}{full}", "Estimados señores"),
    "pt": Form("Prezado Sr. {family}", "Prezada Sra. {family}", "Prezado(a) {title}{full}", "Prezados Senhores"),
    "pt-PT": Form(
        "Exmo. Sr. {title}{family}", "Exma. Sra. {title}{family}", "Caro(a) {title}{full}", "Exmos. Senhores"
    ),
    "it": Form("Gentile Sig. {family}", "Gentile Sig.ra {family}", "Gentile {full}", "Gentili Signori"),
    "nl": Form("Geachte heer {family}", "Geachte mevrouw {family}", "Geachte {full}", "Geachte heer, mevrouw"),
    "pl": Form("Szanowny Panie", "Szanowna Pani", "Szanowni Państwo", "Szanowni Państwo", ""),
    "cs": Form("Vážený pane", "Vážená paní", "Dobrý den", "Vážení", ""),
    "sk": Form("Vážený pán {family}", "Vážená pani {family}", "Dobrý deň", "Vážení"),
    "ru": Form(
        "Уважаемый господин {family}", "Уважаемая госпожа {family}", "Здравствуйте, {full}", "Уважаемые коллеги"
    ),
    "uk": Form("Шановний пане {family}", "Шановна пані {family}", "Добрий день, {full}", "Шановні колеги"),
    "be": Form("Паважаны спадар {family}", "Паважаная спадарыня {family}", "Добры дзень, {full}", "Паважаныя калегі"),
    "zh": Form("尊敬的{family}先生", "尊敬的{family}女士", "{full}，您好", "尊敬的客户"),
    "zh-Hant": Form("{family}先生 您好", "{family}女士 您好", "{full} 您好", "敬啟者"),
    "ja": _same("{full}様", "ご担当者様"),
    "ko": _same("{full} 님", "담당자님께"),
    "ar": Form("السيد {given} المحترم", "السيدة {given} المحترمة", "تحية طيبة، {full}", "السادة المحترمون", "given"),
    "he": _same("{title}{full} שלום רב", "שלום רב"),
    "fa": Form("جناب آقای {title}{family}", "سرکار خانم {title}{family}", "{title}{full} گرامی", "با سلام و احترام"),
    "ur": Form("محترم {full}", "محترمہ {full}", "محترم/محترمہ {full}", "محترم جناب", ""),
    "tr": _same("Sayın {title}{full}", "Sayın Yetkili"),
    "az": Form("Hörmətli {given} bəy", "Hörmətli {given} xanım", "Hörmətli {full}", "Hörmətli həmkarlar", "given"),
    "kk": _same("Құрметті {full}", "Құрметті әріптестер"),
    "ky": _same("Урматтуу {full}", "Урматтуу кесиптештер"),
    "uz": _same("Hurmatli {full}", "Hurmatli hamkasblar"),
    "mn": _same("Эрхэм хүндэт {full}", "Эрхэм хүндэт харилцагч"),
    "ka": Form("ბატონო {given}", "ქალბატონო {given}", "პატივცემულო {full}", "პატივცემულო პარტნიორებო", "given"),
    "hy": _same("Հարգելի {full}", "Հարգելի գործընկերներ"),
    "hu": Form(
        "Tisztelt {title}{family} Úr", "Tisztelt {title}{full}", "Tisztelt {title}{full}", "Tisztelt Partnerünk"
    ),
    "ro": Form("Stimate domnule {family}", "Stimată doamnă {family}", "Stimate/ă {full}", "Stimați domni"),
    "vi": Form("Kính gửi ông {full}", "Kính gửi bà {full}", "Kính gửi {full}", "Kính gửi Quý khách hàng", ""),
    "id": Form("Yth. Bapak {title}{full}", "Yth. Ibu {title}{full}", "Yth. {title}{full}", "Dengan hormat", ""),
    "ms": Form("Tuan {full}", "Puan {full}", "Tuan/Puan {full}", "Tuan/Puan", ""),
    "fil": Form("Mahal na G. {family}", "Mahal na Bb. {family}", "Mahal na {full}", "Mahal na mga Ginoo at Ginang"),
    "th": Form("เรียน คุณ{given}", "เรียน คุณ{given}", "เรียน คุณ{full}", "เรียน ท่านผู้เกี่ยวข้อง", "given"),
    "lo": _same("ຮຽນ ທ່ານ {full}", "ຮຽນ ທ່ານ"),
    "km": Form("សូមគោរពជូន លោក {full}", "សូមគោរពជូន លោកស្រី {full}", "សូមគោរពជូន {full}", "សូមគោរពជូន លោក លោកស្រី", ""),
    "sv": _same("Hej {full}", "Hej"),
    "da": _same("Kære {full}", "Kære kunde"),
    "no": _same("Hei {full}", "Hei"),
    "is": Form("Kæri {given}", "Kæra {given}", "Góðan dag, {full}", "Góðan dag", "given"),
    "fi": _same("Hyvä {full}", "Hyvä vastaanottaja"),
    "bg": Form("Уважаеми г-н {family}", "Уважаема г-жо {family}", "Здравейте, {full}", "Уважаеми дами и господа"),
    "mk": Form("Почитуван господине {family}", "Почитувана госпоѓо {family}", "Почитуван/а {full}", "Почитувани"),
    "hr": Form("Poštovani gospodine {family}", "Poštovana gospođo {family}", "Poštovani/a {full}", "Poštovani"),
    "bs": Form("Poštovani gospodine {family}", "Poštovana gospođo {family}", "Poštovani/a {full}", "Poštovani"),
    "sr": Form("Поштовани господине {family}", "Поштована госпођо {family}", "Поштовани/а {full}", "Поштовани"),
    "sr-Latn": Form("Poštovani gospodine {family}", "Poštovana gospođo {family}", "Poštovani/a {full}", "Poštovani"),
    "sl": Form("Spoštovani gospod {family}", "Spoštovana gospa {family}", "Pozdravljeni, {full}", "Spoštovani"),
    "sq": Form("I nderuar z. {family}", "E nderuar znj. {family}", "I/E nderuar {full}", "Të nderuar zotërinj"),
    "lt": _same("Gerb. {full}", "Gerbiamieji"),
    "lv": _same("Labdien, {full}", "Labdien"),
    "et": _same("Lugupeetud {full}", "Lugupeetud daamid ja härrad"),
    "ca": Form("Benvolgut Sr. {family}", "Benvolguda Sra. {family}", "Benvolgut/da {full}", "Benvolguts senyors"),
    "gl": Form("Estimado Sr. {family}", "Estimada Sra. {family}", "Estimado/a {full}", "Estimados señores"),
    "eu": Form("{family} jaun agurgarria", "{family} andre agurgarria", "{full} agurgarria", "Jaun-andre agurgarriak"),
    "hi": Form("आदरणीय {title}{full} जी", "आदरणीया {title}{full} जी", "आदरणीय {title}{full} जी", "महोदय/महोदया", ""),
    "mr": _same("आदरणीय {full} जी", "महोदय/महोदया"),
    "ne": _same("आदरणीय {full} ज्यू", "महोदय/महोदया"),
    "bn": _same("প্রিয় {full}", "জনাব/জনাবা"),
    "ta": _same("மதிப்பிற்குரிய {full}", "மதிப்பிற்குரிய ஐயா/அம்மா"),
    "el": Form("Αξιότιμε κύριε {family}", "Αξιότιμη κυρία {family}", "Αγαπητέ/ή {full}", "Αξιότιμοι κύριοι"),
    "af": Form("Geagte mnr. {family}", "Geagte me. {family}", "Geagte {full}", "Geagte heer/dame"),
    "sw": Form("Mpendwa Bw. {family}", "Mpendwa Bi. {family}", "Mpendwa {full}", "Mpendwa mteja"),
    "am": Form("ውድ አቶ {given}", "ውድ ወ/ሮ {given}", "ውድ {full}", "ውድ ደንበኛችን", "given"),
}
#: Forms in which a title takes the place of Mr or Ms: a man's, a woman's, and where that is not known.
TITLED: Final[Mapping[str, tuple[str, str, str]]] = {
    "en": ("Dear {title}{family}",) * 3,
    "it": ("Gentile {title}{family}",) * 3,
    "es": ("Estimado {title}{family}", "Estimada {title}{family}", "Estimado/a {title}{full}"),
    "pt": ("Prezado {title}{family}", "Prezada {title}{family}", "Prezado(a) {title}{full}"),
    "th": ("เรียน {title}{given}",) * 3,
    "vi": ("Kính gửi {title}{full}",) * 3,
    "ar": ("{title}{given} المحترم", "{title}{given} المحترمة", "تحية طيبة، {full}"),
}
#: Languages that address the bearer of a title by it alone, declined: a man, a woman.
CALLED: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "pl": {
        "prof": ("Szanowny Panie Profesorze", "Szanowna Pani Profesor"),
        "dr": ("Szanowny Panie Doktorze", "Szanowna Pani Doktor"),
        "eng": ("Szanowny Panie Inżynierze", "Szanowna Pani Inżynier"),
        "law": ("Szanowny Panie Mecenasie", "Szanowna Pani Mecenas"),
    },
    "cs": {
        "prof": ("Vážený pane profesore", "Vážená paní profesorko"),
        "dr": ("Vážený pane doktore", "Vážená paní doktorko"),
        "eng": ("Vážený pane inženýre", "Vážená paní inženýrko"),
    },
    "sk": {
        "prof": ("Vážený pán profesor", "Vážená pani profesorka"),
        "dr": ("Vážený pán doktor", "Vážená pani doktorka"),
        "eng": ("Vážený pán inžinier", "Vážená pani inžinierka"),
    },
    "fr": {
        "prof": ("Monsieur le Professeur", "Madame la Professeure"),
        "law": ("Maître", "Maître"),
    },
    "ro": {
        "prof": ("Stimate domnule profesor {family}", "Stimată doamnă profesor {family}"),
        "dr": ("Stimate domnule doctor {family}", "Stimată doamnă doctor {family}"),
        "eng": ("Stimate domnule inginer {family}", "Stimată doamnă inginer {family}"),
    },
}
#: What stands before or after a name by itself, by language: a man's, a woman's.
HONORIFICS: Final[Mapping[str, tuple[str, str]]] = {
    "en": ("Mr.", "Ms."), "de": ("Herr", "Frau"), "fr": ("M.", "Mme"), "es": ("Sr.", "Sra."), "pt": ("Sr.", "Sra."),
    "it": ("Sig.", "Sig.ra"), "nl": ("dhr.", "mevr."), "pl": ("Pan", "Pani"), "ru": ("г-н", "г-жа"),
    "uk": ("пан", "пані"), "zh": ("先生", "女士"), "ja": ("様", "様"), "ko": ("님", "님"), "ar": ("السيد", "السيدة"),
    "tr": ("Bey", "Hanım"), "hu": ("Úr", ""), "cs": ("pan", "paní"), "sk": ("pán", "pani"), "az": ("bəy", "xanım"),
    "ro": ("Dl", "Dna"), "vi": ("ông", "bà"), "id": ("Bapak", "Ibu"), "th": ("คุณ", "คุณ"), "fa": ("آقای", "خانم"),
    "el": ("κ.", "κα"), "bg": ("г-н", "г-жа"), "hr": ("gosp.", "gđa"), "sr": ("г.", "гђа"), "sl": ("g.", "ga."),
    "ca": ("Sr.", "Sra."), "ms": ("Encik", "Puan"), "he": ("מר", "גב׳"), "hi": ("श्री", "सुश्री"), "gl": ("Sr.", "Sra."),
    "be": ("спадар", "спадарыня"), "mk": ("г.", "г-ѓа"), "bs": ("gosp.", "gđa"), "sq": ("z.", "znj."),
    "ka": ("ბატონი", "ქალბატონი"), "km": ("លោក", "លោកស្រី"), "af": ("mnr.", "me."), "sw": ("Bw.", "Bi."),
    "am": ("አቶ", "ወ/ሮ"), "fil": ("G.", "Bb."),
}  # fmt: skip
#: Languages whose honorific follows the name, those that write it without a space, and those that call people by the
#: first name with it.
AFTER: Final = frozenset({"az", "hu", "ja", "ko", "tr", "zh"})
JOINED: Final = frozenset({"ja", "th", "zh"})
BY_FIRST_NAME: Final = frozenset({"am", "ar", "az", "id", "ka", "ms", "th", "tr", "vi"})

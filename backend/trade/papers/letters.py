"""The mail that a paper goes out with, in the paper's language. Pure."""

from html import escape
from typing import Final

from backend.trade.papers.labels import LABELS
from backend.trade.papers.model import PaperKind, PaperLanguage

#: Greeting, what is attached, closing.
_LETTERS: Final[dict[PaperLanguage, tuple[str, str, str]]] = {
    "en": (
        "Dear {name},",
        "please find attached our {paper} {number}{order}.",
        "Please tell us if anything is unclear.",
    ),
    "zh": ("{name}，您好：", "随信附上我司{paper} {number}{order}，请查收。", "如有疑问，请随时联系我们。"),
    "es": ("Estimado/a {name}:", "Adjuntamos nuestra {paper} {number}{order}.", "Quedamos a su disposición."),
    "ru": ("Здравствуйте, {name}!", "Во вложении — {paper} {number}{order}.", "Если есть вопросы, напишите нам."),
    "ar": ("السيد/السيدة {name}،", "تجدون مرفقًا {paper} {number}{order}.", "نحن في خدمتكم لأي استفسار."),
    "fr": (
        "Bonjour {name},",
        "Veuillez trouver ci-joint : {paper} {number}{order}.",
        "Nous restons à votre disposition.",
    ),
    "pt": ("Prezado(a) {name},", "Segue em anexo: {paper} {number}{order}.", "Ficamos à disposição."),
    "de": ("Guten Tag {name},", "anbei erhalten Sie: {paper} {number}{order}.", "Bei Fragen melden Sie sich bitte."),
    "ja": (
        "{name} 様",
        "{paper} {number}{order} を添付にてお送りいたします。",
        "ご不明な点はお知らせください。",
    ),
}
_UPPER: Final = frozenset({"zh", "ar", "ja"})


def paper_letter(language: PaperLanguage, *, name: str, kind: PaperKind, number: str, order: str) -> tuple[str, str]:
    """Subject and HTML; texts are escaped. `order` is the buyer's number of it, or ours."""
    title = LABELS[kind][language]
    # Titles are printed in capitals; in a sentence they are not shouted.
    spoken = title if language in _UPPER else title.title() if language == "de" else title.lower()
    greeting, news, closing = _LETTERS[language]
    values = {"name": name, "paper": spoken, "number": number, "order": f" ({order})" if order else ""}
    html = "".join(f"<p>{escape(each.format(**values), quote=False)}</p>" for each in (greeting, news, closing))
    subject = spoken if language in _UPPER else spoken[:1].upper() + spoken[1:]
    return f"{subject} {number}{values['order']}", html

"""An honest mail about a delay, in the buyer's language: what was said, what is true now, why, what follows. Pure."""

from datetime import date
from html import escape
from typing import Final

from backend.trade.papers.printing import day_text

_FIELDS: Final = {
    "en": ("departure", "arrival"), "zh": ("离港", "到港"), "es": ("salida", "llegada"), "ru": ("отправки", "прибытия"),
    "ar": ("المغادرة", "الوصول"), "fr": ("départ", "arrivée"), "pt": ("saída", "chegada"), "de": ("Abfahrt", "Ankunft"),
    "ja": ("出港", "入港"),
}  # fmt: skip
#: Subject, greeting, first sentence, the reason's sentence, what follows, closing.
_LETTERS: Final[dict[str, tuple[str, str, str, str, str]]] = {
    "en": (
        "Order {order}: new date of {what}, {after}",
        "Dear {name},",
        "We have to tell you that the {what} of your order {order} is later than we said: {after} instead of {before}.",
        "The reason: {reason}.",
        "We are sorry for this. Please tell us if the new date causes trouble on your side, so that we can look for a"
        " way together. We will write to you as soon as anything changes.",
    ),
    "zh": (
        "订单 {order}：新的{what}日期 {after}",
        "{name}，您好：",
        "很抱歉通知您，订单 {order} 的{what}日期比原先告知的晚：由 {before} 改为 {after}。",
        "原因：{reason}。",
        "给您带来不便，我们深表歉意。如果新的日期对贵方有影响，请告诉我们，我们一起想办法。如有变化，我们会第一时间通知您。",
    ),
    "es": (
        "Pedido {order}: nueva fecha de {what}, {after}",
        "Estimado/a {name}:",
        "Debemos informarle de que la fecha de {what} de su pedido {order} se retrasa: {after} en lugar de {before}.",
        "El motivo: {reason}.",
        "Lo lamentamos. Si la nueva fecha le causa problemas, díganoslo y buscaremos juntos una solución. Le"
        " escribiremos en cuanto haya cualquier cambio.",
    ),
    "ru": (
        "Заказ {order}: новая дата {what} — {after}",
        "Здравствуйте, {name}!",
        "Вынуждены сообщить, что дата {what} по вашему заказу {order} переносится: {after} вместо {before}.",
        "Причина: {reason}.",
        "Приносим извинения. Если новая дата создаёт вам трудности, сообщите нам, и мы вместе найдём решение. О любых"
        " изменениях напишем сразу.",
    ),
    "ar": (
        "الطلب {order}: موعد {what} الجديد {after}",
        "السيد/السيدة {name}،",
        "نود إبلاغكم بأن موعد {what} لطلبكم {order} تأخر: {after} بدلاً من {before}.",
        "السبب: {reason}.",
        "نعتذر عن ذلك. إذا كان الموعد الجديد يسبب لكم صعوبة فأخبرونا لنبحث معًا عن حل. وسنكتب إليكم فور حدوث أي تغيير.",
    ),
    "fr": (
        "Commande {order} : nouvelle date de {what}, {after}",
        "Bonjour {name},",
        "Nous devons vous informer que la date de {what} de votre commande {order} est repoussée : {after} au lieu du"
        " {before}.",
        "La raison : {reason}.",
        "Nous en sommes désolés. Si cette nouvelle date vous pose problème, dites-le-nous et nous chercherons ensemble"
        " une solution. Nous vous écrirons dès que quelque chose change.",
    ),
    "pt": (
        "Pedido {order}: nova data de {what}, {after}",
        "Prezado(a) {name},",
        "Precisamos informar que a data de {what} do seu pedido {order} foi adiada: {after} em vez de {before}.",
        "O motivo: {reason}.",
        "Lamentamos. Se a nova data causar problemas, avise-nos para encontrarmos juntos uma solução. Escreveremos"
        " assim que houver qualquer mudança.",
    ),
    "de": (
        "Auftrag {order}: neuer Termin für die {what}, {after}",
        "Guten Tag {name},",
        "wir müssen Ihnen mitteilen, dass sich die {what} Ihres Auftrags {order} verschiebt: {after} statt {before}.",
        "Der Grund: {reason}.",
        "Das tut uns leid. Wenn der neue Termin Ihnen Schwierigkeiten macht, sagen Sie es uns bitte, damit wir"
        " gemeinsam einen Weg finden. Sobald sich etwas ändert, schreiben wir Ihnen.",
    ),
    "ja": (
        "ご注文 {order}：新しい{what}予定日 {after}",
        "{name} 様",
        "ご注文 {order} の{what}予定日が、当初お伝えした {before} から {after} に遅れることをお知らせいたします。",
        "理由：{reason}。",
        "ご迷惑をおかけし誠に申し訳ございません。新しい日程でお困りの点がございましたら、お知らせください。ご一緒に対応を検討いたします。変更があり次第ご連絡いたします。",
    ),
}


def delay_letter(
    language: str | None, *, name: str, order: str, field: str, before: date, after: date, reason: str | None
) -> tuple[str, str, str]:
    """Language, subject and HTML of the mail; English where the buyer's language has none. Texts are escaped."""
    spoken = (language or "en").split("-")[0]
    if spoken not in _LETTERS:
        spoken = "en"
    values = {
        "name": name,
        "order": order,
        "what": _FIELDS[spoken][field == "eta"],
        "before": day_text(before),
        "after": day_text(after),
        "reason": (reason or "").rstrip(". 。"),
    }
    subject, greeting, news, why, onward = _LETTERS[spoken]
    paragraphs = [greeting, news, *([why] if reason else []), onward]
    html = "".join(f"<p>{escape(each.format(**values), quote=False)}</p>" for each in paragraphs)
    return spoken, subject.format(**values), html

"""The few sentences of readers' pages, in the languages of customers; the interface speaks fewer."""

from typing import Final

import msgspec

from i18n.locale import accepted_languages, best_match


class PageTexts(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on a reader's page. `{company}` and `{address}` are filled in."""

    title: str
    about: str
    subscribed: str
    unsubscribe: str
    unsubscribed: str
    again: str
    tracking: str
    tracked: str
    not_tracked: str
    refuse: str
    allow: str
    saved: str
    gone: str
    footer_unsubscribe: str
    footer_tracking: str


TEXTS: Final[dict[str, PageTexts]] = {
    "en": PageTexts(
        title="Mail from {company}",
        about="This page is about the address {address}.",
        subscribed="You get mail from {company}.",
        unsubscribe="Send me no more mail",
        unsubscribed="You get no more mail from {company}.",
        again="I want mail again",
        tracking="Recording of what you read",
        tracked="{company} may see whether you open its mail and follow links in it.",
        not_tracked="Nothing is recorded of whether you open mail or follow links in it.",
        refuse="Record nothing",
        allow="I agree to recording",
        saved="Saved.",
        gone="This page does not exist (any more).",
        footer_unsubscribe="Unsubscribe",
        footer_tracking="Privacy: what is recorded",
    ),
    "zh-CN": PageTexts(
        title="{company} 的邮件",
        about="本页面针对邮箱地址 {address}。",
        subscribed="您会收到 {company} 的邮件。",
        unsubscribe="不再接收邮件",
        unsubscribed="您不会再收到 {company} 的邮件。",
        again="重新接收邮件",
        tracking="阅读记录",
        tracked="{company} 可以看到您是否打开邮件、是否点击其中的链接。",
        not_tracked="系统不会记录您是否打开邮件或点击链接。",
        refuse="不要记录",
        allow="同意记录",
        saved="已保存。",
        gone="此页面不存在或已失效。",
        footer_unsubscribe="退订",
        footer_tracking="隐私：记录了哪些内容",
    ),
    "ar": PageTexts(
        title="رسائل {company}",
        about="هذه الصفحة تخص العنوان {address}.",
        subscribed="تصلك رسائل من {company}.",
        unsubscribe="لا أريد تلقي الرسائل",
        unsubscribed="لن تصلك رسائل من {company} بعد الآن.",
        again="أريد تلقي الرسائل من جديد",
        tracking="تسجيل القراءة",
        tracked="يمكن لـ {company} أن ترى ما إذا كنت تفتح رسائلها وتتبع الروابط فيها.",
        not_tracked="لا يُسجَّل ما إذا كنت تفتح الرسائل أو تتبع الروابط فيها.",
        refuse="عدم التسجيل",
        allow="أوافق على التسجيل",
        saved="تم الحفظ.",
        gone="هذه الصفحة غير موجودة أو لم تعد متاحة.",
        footer_unsubscribe="إلغاء الاشتراك",
        footer_tracking="الخصوصية: ما الذي يُسجَّل",
    ),
    "es": PageTexts(
        title="Correo de {company}",
        about="Esta página se refiere a la dirección {address}.",
        subscribed="Usted recibe correo de {company}.",
        unsubscribe="No quiero recibir más correo",
        unsubscribed="Ya no recibirá correo de {company}.",
        again="Quiero volver a recibir correo",
        tracking="Registro de lectura",
        tracked="{company} puede ver si usted abre sus correos y sigue sus enlaces.",
        not_tracked="No se registra si usted abre los correos ni si sigue sus enlaces.",
        refuse="No registrar nada",
        allow="Acepto el registro",
        saved="Guardado.",
        gone="Esta página no existe o ya no está disponible.",
        footer_unsubscribe="Darse de baja",
        footer_tracking="Privacidad: qué se registra",
    ),
    "pt": PageTexts(
        title="E-mails de {company}",
        about="Esta página trata do endereço {address}.",
        subscribed="Você recebe e-mails de {company}.",
        unsubscribe="Não quero mais receber e-mails",
        unsubscribed="Você não receberá mais e-mails de {company}.",
        again="Quero voltar a receber e-mails",
        tracking="Registro de leitura",
        tracked="{company} pode ver se você abre os e-mails e segue os links.",
        not_tracked="Não é registrado se você abre os e-mails ou segue os links.",
        refuse="Não registrar nada",
        allow="Concordo com o registro",
        saved="Salvo.",
        gone="Esta página não existe ou não está mais disponível.",
        footer_unsubscribe="Cancelar inscrição",
        footer_tracking="Privacidade: o que é registrado",
    ),
    "ru": PageTexts(
        title="Письма от {company}",
        about="Эта страница относится к адресу {address}.",
        subscribed="Вы получаете письма от {company}.",
        unsubscribe="Больше не присылать писем",
        unsubscribed="Вы больше не будете получать писем от {company}.",
        again="Снова получать письма",
        tracking="Запись о прочтении",
        tracked="{company} может видеть, открываете ли вы письма и переходите ли по ссылкам.",
        not_tracked="Не записывается, открываете ли вы письма и переходите ли по ссылкам.",
        refuse="Ничего не записывать",
        allow="Согласиться на запись",
        saved="Сохранено.",
        gone="Этой страницы нет или она больше не доступна.",
        footer_unsubscribe="Отписаться",
        footer_tracking="Конфиденциальность: что записывается",
    ),
    "fr": PageTexts(
        title="Courriels de {company}",
        about="Cette page concerne l’adresse {address}.",
        subscribed="Vous recevez des courriels de {company}.",
        unsubscribe="Ne plus recevoir de courriels",
        unsubscribed="Vous ne recevrez plus de courriels de {company}.",
        again="Recevoir de nouveau des courriels",
        tracking="Suivi de lecture",
        tracked="{company} peut voir si vous ouvrez ses courriels et suivez leurs liens.",
        not_tracked="Rien n’est enregistré de l’ouverture des courriels ni des liens suivis.",
        refuse="Ne rien enregistrer",
        allow="J’accepte le suivi",
        saved="Enregistré.",
        gone="Cette page n’existe pas ou n’est plus disponible.",
        footer_unsubscribe="Se désabonner",
        footer_tracking="Confidentialité : ce qui est enregistré",
    ),
    "de": PageTexts(
        title="E-Mails von {company}",
        about="Diese Seite betrifft die Adresse {address}.",
        subscribed="Sie erhalten E-Mails von {company}.",
        unsubscribe="Keine E-Mails mehr senden",
        unsubscribed="Sie erhalten keine E-Mails von {company} mehr.",
        again="Wieder E-Mails erhalten",
        tracking="Aufzeichnung des Lesens",
        tracked="{company} kann sehen, ob Sie E-Mails öffnen und Links darin folgen.",
        not_tracked="Es wird nicht aufgezeichnet, ob Sie E-Mails öffnen oder Links darin folgen.",
        refuse="Nichts aufzeichnen",
        allow="Aufzeichnung zustimmen",
        saved="Gespeichert.",
        gone="Diese Seite gibt es nicht (mehr).",
        footer_unsubscribe="Abmelden",
        footer_tracking="Datenschutz: was aufgezeichnet wird",
    ),
    "it": PageTexts(
        title="E-mail di {company}",
        about="Questa pagina riguarda l’indirizzo {address}.",
        subscribed="Lei riceve e-mail da {company}.",
        unsubscribe="Non inviarmi più e-mail",
        unsubscribed="Non riceverà più e-mail da {company}.",
        again="Voglio ricevere di nuovo e-mail",
        tracking="Registrazione della lettura",
        tracked="{company} può vedere se apre le e-mail e segue i link.",
        not_tracked="Non viene registrato se apre le e-mail o segue i link.",
        refuse="Non registrare nulla",
        allow="Acconsento alla registrazione",
        saved="Salvato.",
        gone="Questa pagina non esiste o non è più disponibile.",
        footer_unsubscribe="Annulla iscrizione",
        footer_tracking="Privacy: che cosa viene registrato",
    ),
    "ja": PageTexts(
        title="{company} からのメール",
        about="このページはメールアドレス {address} に関するものです。",
        subscribed="{company} からメールが届きます。",
        unsubscribe="メールの配信を停止する",
        unsubscribed="{company} からのメールは今後届きません。",
        again="再びメールを受け取る",
        tracking="閲覧の記録",
        tracked="{company} は、メールの開封やリンクのクリックを確認できます。",
        not_tracked="メールの開封やリンクのクリックは記録されません。",
        refuse="記録しない",
        allow="記録に同意する",
        saved="保存しました。",
        gone="このページは存在しないか、利用できなくなりました。",
        footer_unsubscribe="配信停止",
        footer_tracking="プライバシー：記録される内容",
    ),
    "tr": PageTexts(
        title="{company} e-postaları",
        about="Bu sayfa {address} adresi içindir.",
        subscribed="{company} size e-posta gönderiyor.",
        unsubscribe="Artık e-posta almak istemiyorum",
        unsubscribed="{company} size artık e-posta göndermeyecek.",
        again="Yeniden e-posta almak istiyorum",
        tracking="Okuma kaydı",
        tracked="{company}, e-postaları açıp açmadığınızı ve bağlantılara tıklayıp tıklamadığınızı görebilir.",
        not_tracked="E-postaları açıp açmadığınız ve bağlantılara tıklayıp tıklamadığınız kaydedilmez.",
        refuse="Hiçbir şey kaydetme",
        allow="Kaydı kabul ediyorum",
        saved="Kaydedildi.",
        gone="Bu sayfa yok veya artık kullanılamıyor.",
        footer_unsubscribe="Abonelikten çık",
        footer_tracking="Gizlilik: neler kaydediliyor",
    ),
}


def page_language(*wished: str | None, accept_language: str | None = None) -> str:
    """The language of a reader’s page: the first wish that we speak, else what the browser asks for, else English."""
    available = tuple(TEXTS)
    for tag in [*filter(None, wished), *accepted_languages(accept_language)]:
        match = best_match(tag, available) or next((each for each in available if each[:2] == tag[:2].lower()), None)
        if match is not None:
            return match
    return "en"

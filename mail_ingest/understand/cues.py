"""Words that tell what a letter is for, in many languages. Each group counts once, however often it occurs."""

import re
from typing import Final

from mail_ingest.parse.patterns import alternatives
from mail_ingest.understand.result import MessageKind

_INQUIRY: Final = (
    r"""
    \b(?:send|give|provide|forward|email|let\s+(?:us|me)\s+have|share|offer|advise|quote|need|get|request\w*
    |receive|e-?mail)\b[^.!?\n]{0,50}\b(?:your|best|latest|current|updated|the|a|us)\b[^.!?\n]{0,40}\b(?:quot\w*
    |price\w*|catalog\w*|pricelist|brochure|offer|cost|proforma|pro-forma|samples?|product\s+list|designs?)
    |\b(?:your|best)\s+(?:best\s+|lowest\s+|competitive\s+|fob\s+|cif\s+|unit\s+|good\s+)*(?:price|quotation|quote
    |offer)s?\b|\brfq\b|\brequest\s+for\s+(?:a\s+)?(?:quot|proposal|price)|\bquotation\s+request|\bplease\s+quote
    |\bkindly\s+quote|\bprice\s+inquiry|\b(?:product|order)\s+(?:inquiry|enquiry)
    """,
    r"""
    \b(?:interested|interest)\s+(?:in|on)\s+(?:\w+\s+){0,3}(?:your|purchas\w+|buying|importing|ordering
    |the\s+product)|\b(?:want|wish|like|plan\w*|intend|need|looking|ready|hope|willing
    |require)\b[^.!?\n]{0,25}\b(?:to\s+)?(?:buy|purchase|order|import|place\s+(?:an?|our|my
    |the)?\s*(?:\w+\s+)?order|source|procure)\b
    |\b(?:trial|first|bulk|large|new|urgent|possible|huge|our|an)\s+order\b|\bplace\s+(?:an?
    |our)\s+(?:\w+\s+)?order|\blooking\s+(?:for|to)\s+(?:a\s+|an\s+)?(?:\w+\s+){0,4}(?:supplier|manufacturer
    |factory|vendor|buy|purchase)|\b(?:purchase|purchasing|buying)\s+(?:your|from\s+you|of\s+your)
    |\bdo\s+you\s+(?:sell|ship|have|supply|carry|stock|accept)\b|\bwe\s+(?:need|require|are\s+buying
    |want\s+to\s+buy)|\bsupply\s+us\b|\bneed\s+(?:the\s+)?below\b
    """,
    r"""
    \b(?:moq|minimum\s+(?:order|quantity)|delivery\s+time|lead\s*time|payment\s+terms?|terms\s+of\s+payment
    |port\s+of|fob|cif|cfr|exw)\b|\bquantit(?:y|ies)\b|\bspecification
    """,
    r"""
    \b(?:anfrage|preisanfrage|angebot\s+(?:für|zu|über)|bitte\s+(?:um|senden|schicken)[^.!?\n]{0,50}(?:angebot
    |preis\w*|katalog|muster))|interessieren\s+uns\s+für|demande\s+de\s+(?:prix|devis|cotation)|(?:envoyer
    |transmettre|recevoir)[^.!?\n]{0,40}(?:devis|tarifs?|catalogue|prix)|intéress[ée]s?\s+par\s+(?:vos|votre)
    |cotizaci[óo]n|cotizar|presupuesto|lista\s+de\s+precios|interesad[oa]s?\s+en\s+(?:sus?|comprar|adquirir)
    |cota[çc][ãa]o|or[çc]amento|interesse\s+em\s+(?:seus?|comprar|adquirir)|preventivo|quotare|listino\s+prezzi
    |interessati\s+a[il]?\s+v|offerteaanvraag|prijsaanvraag|offerte\s+(?:voor|van)|uw\s+(?:beste\s+)?prijs
    |zapytanie\s+ofertowe|prosz[ęe]\s+o\s+(?:wycen|ofert|przes)|cennik|popt[áa]vk|cen[íi]k|nab[íi]dku\s+na
    |ár?aj[áa]nlat|cerere\s+de\s+ofert|fiyat\s+(?:teklif|talep|list)|teklif\s+(?:almak|rica|isti)|запрос\s+(?:цен
    |на|кп)|прайс|коммерческое\s+предложение\s+на|сколько\s+стоит|интересует\s+ваш
    |询价|询盘|報價|请报价|报价单?|价格表|产品目录|求购|采购一批|起订量|見積|お見積|価格表|カタログを|견적|단가|عرض\s*(?:ال)?(?:سعر|أسعار)|قائمة\s+(?:ال)?أسعار
    |báo\s+giá|penawaran\s+harga|ขอใบเสนอราคา|tarjouspyyn|pyydämme\s+tarjous|forespørgsel|forespørsel|(?:tilbud|pris)\s+på
    |offertförfrågan|ζήτηση\s+προσφορ|προσφορά\s+για|הצעת\s+מחיר|запит\s+цін|комерційну\s+пропозицію\s+на|upit\s+za\s+ponud
    |zanima\s+nas\s+cijen|(?:pošaljete|poslati|pošljete|pošljite|dostavite)\s+(?:nam\s+)?ponud|povpraševanj|cenov[úu]\s+ponuk|dopyt
    |pateikti\s+(?:\w+\s+)?pasiūlym|užklaus\w+\s+dėl|cenu\s+(?:pieprasījum|piedāvājum)|hinna(?:päring|pakkumi)
    |कीमत|भाव\s+(?:बताएं|भेजें)|कोटेशन|চাহিদা|দাম\s+(?:পাঠান|জানান)|মূল্য\s*তালিকা|কোটেশন|запитване\s+за|изпратете\s+оферта
    """,
)
_PITCH: Final = (
    r"""
    \bwe(?:\s+are|'re|\s+have\s+been)\s+(?:an?\s+|the\s+|one\s+of\s+)?(?:\w+[\s,-]+){0,6}(?:manufactur\w+
    |supplier\w*|factory|producer|exporter|provider|agency|vendor|distributor\s+of|specialized|specialised
    |speciali[sz]ing|experts?)|\b(?:a|as\s+a|is\s+a|real)\s+(?:\w+\s+){0,4}(?:manufacturer|supplier|factory
    |exporter)\b|\bspeciali[sz]e[sd]?\s+(?:in|on)
    |\bwe\s+(?:offer|supply|provide|produce|manufacture|export|develop|build|design|help|can\s+(?:offer|supply
    |provide|help|make|produce|improve|deliver|do))\b|\bi\s+(?:can|could)\s+(?:offer|provide|help|improve|supply)
    """,
    r"""
    \bour\s+(?:products?|factory|main|company\s+(?:is|has|supplies|specia|produce|offer|manufact)|price|quality
    |catalog\w*|e-?catalog\w*|hot\s+sale|best\s+sell\w+|team|service\w*|clients?|customers?|brand|solution
    |platform|software|experience|advantage\w*)\b
    """,
    r"""
    \bif\s+(?:you\s+(?:are|have|need)|you're|there\s+is|any|interested)\b[^.!?\n]{0,40}\b(?:interest|need|inquir
    |enquir|requirement|question)|\b(?:any|your)\s+(?:inquir\w+|enquir\w+|interest)\b
    |\bfeel\s+free\s+to\s+(?:contact|let|send|ask)|\bglad\s+to\s+(?:know|learn|get|hear|write)
    |\bgot\s+your\s+(?:contact|email|info)|\bwould\s+you\s+be\s+(?:interested|open|available)|\b(?:business
    |long[- ]term)\s+(?:relation\w*|cooperation)|\bfree\s+samples?\b|\bcompetitive\s+price|\bbest\s+(?:quality
    |price)\s+(?:and|for\s+you)
    |\b(?:seo|first\s+page|web\s*(?:site)?\s+(?:design|develop)\w*|app\s+develop\w*|attendees?|email\s+list
    |traffic|backlinks?|ranking|leads?\s+generation|loan|funding|invest(?:ment|or)s?|affiliate|outsourc\w+
    |guest\s+post|freight|forwarder|shipping\s+rates?)\b
    """,
    r"""
    \bwir\s+(?:sind\s+(?:ein\s+)?(?:\w+\s+){0,3}(?:hersteller|anbieter|lieferant)|bieten|liefern|produzieren)
    |unsere\s+(?:produkte|leistungen|preise)|nous\s+(?:sommes\s+(?:un\s+)?(?:fabricant|fournisseur)|proposons
    |offrons|fabriquons)|nos\s+(?:produits|services|tarifs|prestations)|somos\s+(?:una?\s+)?(?:fabricantes?
    |empresa|proveedores?|l[íi]deres)|ofrecemos|nuestros?\s+(?:productos|servicios)|oferecemos
    |nossos\s+(?:produtos|servi[çc]os)|siamo\s+(?:un['ao]?\s*)?(?:produttori|azienda|fornitori)|offriamo
    |i\s+nostri\s+(?:prodotti|servizi)|wij\s+(?:zijn\s+(?:een\s+)?(?:fabrikant|leverancier)|bieden|leveren)
    |onze\s+producten
    |jeste[śs]my\s+(?:producent|firm)|oferujemy|nasz[aey]?\s+(?:produkt|ofert|us[łl]ug|propozyc|rozwi)
    |jsme\s+(?:v[ýy]robce|t[ýy]m|firma|spole)|nab[íi]z[íi]me|na[šs]e\s+(?:produkt|slu[žz]b|portfolio|zdroje)
    |мы\s+(?:производим|предлагаем|поставляем|являемся)|наш[аи]?\s+(?:продукц|компани|услуг)|предлагаем
    |üreticisiyiz|sunuyoruz|hizmet(?:leri)?miz|我们是|我司是|专业(?:生产|制造|货代)|厂家|生产厂|我们的产品|货代|获客|代开|弊社は|ご提案|제조업체|공급업체
    |نحن\s+(?:شركة|مصنع)|منتجاتنا|chúng\s+tôi\s+(?:là|cung)
    """,
)
_GROUPS: Final[dict[MessageKind, tuple[str, ...]]] = {
    MessageKind.INQUIRY: _INQUIRY,
    MessageKind.PITCH: _PITCH,
    MessageKind.ORDER: (
        r"""
    \b(?:attached|find|herewith|sent|send\w*|see|confirm\w*|issue\w*|our|new
    |enclosed)\b[^.!?\n]{0,40}\b(?:purchase\s+order|p\.?o\.?\b(?:\s*(?:no|number|#))?|signed\s+(?:contract|pi)
    |order\s+(?:no|number|confirmation))|\bpurchase\s+order\b|\border\s+confirmation
    |^\W*(?:re:?\s+)?(?:\[[^\]]*\]\s*)?(?:our\s+|urgent\s+)?(?:new\s+)?order\b(?!\s+(?:inquiry|enquiry))
    |\bsigned\s+(?:proforma|pi|contract)\b|\b(?:attached|below)\b[^.!?\n]{0,25}\bis\s+our\s+(?:new\s+)?order
    |\bour\s+order\s+(?:is\s+)?attached|\bp\.?o\.?\s*(?:no\.?|#|number)?\s*[:#]?\s?\d{3,}
    |\bproforma\s+invoice\s+for
    |bestellung\s+(?:nr|\d)|auftragsbest[äa]tigung|bon\s+de\s+commande|orden\s+de\s+compra|pedido\s+de\s+compra
    |ordine\s+(?:n|d'acquisto)|conferma\s+d'ordine|inkooporder|zam[óo]wienie\s+nr|objedn[áa]vk\w*\s+č|заказ\s*№
    |sipari[şs]\s+(?:no|formu)|采购订单|订单确认|注文書|発注書|발주서|أمر\s+شراء
    """,
    ),
    MessageKind.PAYMENT: (
        r"""
    \b(?:bank\s+slip|t/?t\s+(?:slip|copy)|payment\s+for|provide\s+us\s+(?:the|with\s+the|your)\s+invoice
    |swift\s+copy|remittance|payment\s+(?:advice|confirmation|slip|receipt|proof|has\s+been|was\s+made|copy)
    |proof\s+of\s+payment|t/t\s+copy|overdue|outstanding\s+(?:invoice|balance|payment)|wire\s+transfer
    |bank\s+details|telegraphic\s+transfer)\b|\b(?:invoice|payment)\b[^.!?\n]{0,40}\b(?:attached|due|paid|overdue
    |transferr\w+|remitted)|\battached\b[^.!?\n]{0,30}\binvoice
    |überwiesen|zahlungs(?:eingang|erinnerung|avis)|rechnung\s+(?:nr|\d|ist)|virement|facture\s+(?:n|impay|ci)
    |transferencia|comprobante\s+de\s+pago|factura\s+(?:n|adjunta|vencida)|bonifico|fattura\s+n|comprovante
    |fatura\s+(?:n|venc)|przelew|faktur[ay]\s+(?:nr|pro)|оплат[аыу]\s+сч|счёт\s*№|付款|水单|汇款|送金|入金|請求書|입금|송금|حوالة
    |الفاتورة
    """,
    ),
    MessageKind.LOGISTICS: (
        r"""
    \b(?:bill\s+of\s+lading|b/l|etd|eta|vessel|container\s+(?:no|number|was|has|will)|packing\s+list
    |shipping\s+documents?|tracking\s+(?:number|no)|cut[- ]?off|booking\s+(?:no|confirmation)|customs\s+clearance
    |telex\s+release|delivery\s+note|arrival\s+notice|awb)\b
    |konnossement|packliste|spediteur|versanddokument|connaissement|colisage|transitaire
    |conocimiento\s+de\s+embarque|lista\s+de\s+empaque|embarque|polizza\s+di\s+carico|konosament|коносамент|отгруз
    |konşimento|提单|船期|装箱单|订舱|船積|원산지|بوليصة\s+الشحن
    """,
    ),
    MessageKind.COMPLAINT: (
        r"""
    \b(?:complain\w*|claim\s+for|defective|damaged\s+(?:goods|cartons?|items?)|not\s+(?:match
    |conform)\w*\s+(?:the\s+|with\s+)?(?:the\s+)?(?:approved\s+)?(?:sample|specification)|refund|compensat\w+
    |very\s+disappointed|poor\s+quality|quality\s+(?:problem|issue|complaint)|unacceptable)\b
    |reklamation|mangelhaft|beanstand|r[ée]clamation|endommag|reclamo|reclama[çc][ãa]o|da[ñn]ad[ao]s|danificad
    |reclamo|danneggiat|klacht|reklamac|претензи|рекламаци|brak\w*\s+jako|şik[aâ]yet|hasarl|投诉|质量问题|破损|クレーム|品質不良
    |破損|불량|شكوى|تالف
    """,
    ),
    MessageKind.SCAM: (
        r"""
    \b(?:next\s+of\s+kin|inherit\w+|late\s+(?:client|husband|father)|beneficiary|atm\s+card|consignment\s+box
    |million\s+(?:us\s+|united\s+states\s+|american\s+)?(?:dollars|euros?|pounds|usd)|(?:usd|us\$|\$|€
    |eur)\s?\d+(?:[.,]\d+)*\s?(?:million|m\b)|donat(?:e|ion)\s+(?:of|to\s+you|fund)|risk[- ]free
    |compensation\s+(?:fund|payment)|dying|cancer|widow|charity|barrister|western\s+union|moneygram|lottery
    |un(?:claimed|paid)\s+fund|contract\s+payment|god\s+bless)\b
    |erbschaft|nachlass|millionen\s+(?:euro|dollar)|h[ée]ritage|millions\s+d'(?:euros|dollars)|herencia
    |millones\s+de\s+(?:d[óo]lares|euros)|heran[çc]a|milh[õo]es\s+de|eredit[àa]|milioni\s+di|spadek\s+po
    |miliony?\s+dol|наследств|миллион\w*\s+(?:долл|евро)|miras|milyon\s+dolar|遗产|百万美元|遺産|유산|ميراث|مليون\s+دولار
    """,
    ),
}
_PATTERNS: Final = {
    kind: tuple(re.compile(alternatives(group)) for group in groups) for kind, groups in _GROUPS.items()
}
#: Groups by kind and number that count less.
_WEAK: Final = {(MessageKind.INQUIRY, 2): 0.4, (MessageKind.PITCH, 1): 0.7, (MessageKind.PITCH, 2): 0.7}
_AUTO_REPLIES = r"""
    \b(?:this\s+is\s+an?|an?)\s+(?:auto\w*|computer)[\s-]+(?:generated\s+)?(?:reply|response|message|e-?mail|answer
    |acknowledg\w+)|\bauto(?:matic|mated|matisch\w*)?[- ]?(?:reply|response)\b
    |^\W*(?:[^\n]{2,40}\n\s*)?(?:\w+\s+){0,3}\bi\s+(?:am|will\s+be)\s+(?:currently\s+)?(?:out\s+of
    |away\s+from)\s+(?:the\s+|my\s+)?office|\b(?:we\s+have|has\s+been)\s+received\s+your\s+(?:message|enquiry
    |inquiry|email|request)\b[^.]{0,60}\b(?:will|shortly|soon|within)
    |automatische\s+(?:antwort|e-?mail|nachricht)|nicht\s+im\s+(?:büro|haus)|réponse\s+automatique
    |absent[e]?\s+(?:du\s+bureau|jusqu)|respuesta\s+autom[áa]tica|fuera\s+de\s+(?:la\s+)?oficina
    |resposta\s+autom[áa]tica|fora\s+do\s+escrit|risposta\s+automatica|fuori\s+(?:ufficio|sede)
    |automatisch\s+(?:antwoord|bericht)|niet\s+op\s+kantoor|automatyczna\s+odpowied|poza\s+biurem
    |automatick[áa]\s+odpov|mimo\s+kancel|автоматический\s+ответ|автоответ|otomatik\s+(?:yan[ıi]t|cevap)
    |ofis\s+d[ıi]ş
    |自动回复|自動回覆|自動返信|自動的に(?:お送り|送信|返信)|自動送信|(?:本|この)メールに(?:対して)?(?:メールを)?返信|お問い?合わ?せ(?:を
    |は)?(?:誠に)?(?:いただき)?(?:誠に)?(?:ありがとう|承り|受け付け)|お問合せ(?:を)?(?:お受け|ありがとう)|자동\s*(?:회신|응답)|رد\s+تلقائي|خارج\s+المكتب
"""
_SAYS_AUTO: Final = re.compile(alternatives(_AUTO_REPLIES))
_NOTIFIED = r"""
    \b(?:this\s+(?:e-?mail|message)\s+(?:was|is|has\s+been)\s+(?:sent\s+)?automatically|do\s+not\s+reply\s+to\s+this
    |please\s+do\s+not\s+reply|verification\s+code|one[- ]time\s+(?:code|password)|your\s+password
    |sign(?:ed)?[- ]in\s+to\s+your\s+account|new\s+(?:login|sign-in)|has\s+been\s+delivered
    |you\s+receiv\w+\s+this\s+(?:e-?mail|message)\s+because\s+you\s+(?:are\s+|have\s+)?regist
    |you\s+have\s+(?:a\s+)?new\s+(?:message|notification|inquiry))\b|\bsubmitted\s+(?:on|via
    |from)\b[^.\n]{0,40}(?:form|website|user)|\bsubmission\b
    |soumis\s+le|bitte\s+(?:nicht\s+antworten|antworten\s+sie\s+nicht)|no\s+responda|não\s+responda
    |ne\s+pas\s+répondre|non\s+rispondere|не\s+отвечайте|请勿回复|認証コード|验证码
"""
_SAYS_NOTIFIED: Final = re.compile(alternatives(_NOTIFIED))


def says_auto_reply(text: str) -> bool:
    """An automatic answer says so itself."""
    return _SAYS_AUTO.search(text.lower()) is not None


def says_notification(text: str) -> bool:
    """A program's message says so itself."""
    return _SAYS_NOTIFIED.search(text.lower()) is not None


def cues_of(subject: str, body: str) -> set[str]:
    """Names of the groups of cues that occur: "inquiry:0" in the text, "inquiry:0:s" in the subject."""
    subject, body = subject.lower(), body[:3000].lower()
    return {
        f"{kind.value}:{number}{mark}"
        for kind, patterns in _PATTERNS.items()
        for number, pattern in enumerate(patterns)
        for text, mark in ((body, ""), (subject, ":s"))
        if pattern.search(text)
    }


def cue_scores(cues: set[str]) -> dict[MessageKind, float]:
    """How many groups of cues each kind has among `cues_of`. Terms of trade alone say little."""
    return {
        kind: sum(
            _WEAK.get((kind, number), 1.0) * ((f"{kind.value}:{number}" in cues) + (f"{kind.value}:{number}:s" in cues))
            for number in range(len(patterns))
        )
        for kind, patterns in _PATTERNS.items()
    }


def asks_to_buy(cues: set[str]) -> bool:
    """Whether whole phrases ask for goods or prices. The single words of group 3 stand in offers as well, so they must
    be in the subject and in the text."""
    return bool(cues & {"inquiry:0", "inquiry:1"}) or {"inquiry:3", "inquiry:3:s"} <= cues


def in_subject(kind: MessageKind, cues: set[str]) -> bool:
    """The subject alone names the kind."""
    return any(f"{kind.value}:{number}:s" in cues for number in range(len(_PATTERNS[kind])))

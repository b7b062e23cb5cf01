"""What a line of a letter looks like: a closing phrase, a way to reach somebody, a notice by lawyers, prose."""

import re
from functools import lru_cache
from typing import Final

from mail_ingest.parse.patterns import alternatives

_CLOSINGS = r"""
    (?:with\s+|my\s+|our\s+|and\s+|very\s+)*(?:(?:very\s+)?(?:best|kind(?:est)?|warm(?:est)?|sincere(?:st)?|friendly
    |good|cordial)[\s,/&]+)+(?:and\s+)?(?:(?:best|warm|kind|personal)\s+)*(?:reg[au]rds?|wishes|rgds|greetings)
    |(?:with\s+)?(?:many\s+)?(?:regards?|rgds|greetings)|b\.?\s?regards|brgds|br|kr|b/?rgds|bst\s+rgds|bestregards
    |kindly
    |yours?\s+(?:very\s+)?(?:sincerely|faithfully|truly|cordially|respectfully)|(?:very\s+)?sincerely(?:\s+yours?)?
    |yours
    |respectfully(?:\s+(?:yours?|submitted))?|cordially(?:\s+yours?)?|faithfully(?:\s+yours?)?|truly\s+yours?
    |all\s+the\s+best|(?:wish\w*\s+you\s+)?all\s+the\s+best|best|cheers
    |warmly|hugs|peace|rgrds|take\s+care|have\s+a\s+(?:nice|great|good|lovely)\s+(?:day|week\w*|one|evening)
    |sent\s+with\s+regards|with\s+(?:respect|appreciation|gratitude|thanks)
    |(?:many\s+|best\s+|with\s+|kind\s+)?thanks?(?:\s*(?:and|&|,|with|/|\$|n|\s)\s*(?:(?:best|kind
    |warm)\s+)?(?:regards?|rgds))?
    |(?:many\s+)?thanks(?:\s+(?:again|a\s+lot|so\s+much|very\s+much|in\s+advance|for\s+(?:your|the
    |all)[^.!?]{0,40}))?|thanking\s+you(?:[^.!?]{0,25})
    |thank\s+you(?:\s+(?:very\s+much|so\s+much|again|in\s+advance|all|sir|(?:and|&)\s+(?:(?:best|kind
    |warm)\s+)?regards|for\s+(?:your|the)\s+(?:time|help|attention|cooperation|support|understanding
    |kind[^.!?]{0,30})))?|thx|tks|thnx
    |(?:mit\s+)?(?:den\s+)?(?:freundlich\w*|best\w*|viele[n]?|herzlich\w*|sch[öo]ne[n]?|lieben?)\s+(?:gr(?:ü|u
    |ue)(?:ß|ss)\w*)(?:\s+aus\s+\w+)?
    |mfg|hochachtungsvoll|gr(?:u|ü|ue)(?:ß|ss)e?|vg|lg|vielen\s+dank(?:\s+im\s+voraus)?|danke
    |(?:bien\s+|tr[èe]s\s+)?cordialement|(?:mes\s+|nos\s+)?(?:meilleures|sinc[èe]res|cordiales)\s+salutations
    |bien\s+(?:[àa]\s+(?:vous|toi)|cordialement)
    |salutations(?:\s+distingu[ée]es)?|cdlt|cordlt|amicalement|merci(?:\s+(?:d'avance|beaucoup
    |de\s+votre\s+attention[^.!?]{0,25}))?|bonne\s+(?:journ[ée]e|r[ée]ception|soir[ée]e)
    |(?:un\s+|muchos\s+|reciba\s+un\s+)?(?:(?:muy\s+)?(?:cordial(?:es)?|atento
    |afectuoso)\s*)?saludos?(?:\s+(?:cordiales?|afectuosos|atentos))?|(?:muy\s+)?atentamente|atte|cordialmente
    |(?:les?\s+)?saluda(?:\s+atte\.?|\s+atentamente)?|(?:muchas\s+)?gracias(?:\s+(?:y\s+saludos|de\s+antemano
    |por\s+su\s+(?:atenci[óo]n|tiempo)))?|quedo\s+atent[oa]
    |atenciosamente|att|(?:com\s+os\s+)?(?:melhores\s+)?cumprimentos|(?:um\s+)?(?:grande\s+)?abra[çc]os?|sds|atte
    |sauda[çc][õo]es|grat[oa]|(?:muito\s+)?obrigad[oa](?:\s+pela\s+aten[çc][ãa]o)?|(?:cordiali|distinti|migliori
    |cari)\s+saluti|(?:un\s+)?(?:cordiale\s+)?salut[oi](?:\s+cordial[ei])?|cordialit[àa]|grazie(?:\s+(?:mille
    |e\s+(?:cordiali\s+)?saluti|in\s+anticipo))?
    |(?:met\s+)?(?:(?:vriendelijke?|hartelijke)\s+)gr(?:oe|ö)t(?:en|jes)?|groet(?:en|jes)?|mvg|hoogachtend
    |(?:alvast\s+)?bedankt|hartelijk\s+dank
    |(?:z\s+)?(?:powa[żz]aniem|wyrazami\s+szacunku)|(?:serdecznie\s+)?pozdrawiam(?:\s+serdecznie)?
    |(?:[łl][ąa]cz[ęe]\s+)?pozdrowienia|z\s+pozdrowieniami|dzi[ęe]kuj[ęe]
    |(?:s\s+)?(?:p[řr][áa]telsk[ýy]m\s+|srde[čc]n[ýy]m\s+)?(?:pozdravem|pozdravom)|s\s+(?:pr[áa]n[íi]m
    |[úu]ctou)[^.!?]{0,25}|d[ěe]kuji|[ďd]akujem|hezk[ýy]\s+den|pekn[ýy]\s+de[ňn]
    |(?:szivélyes\s+|baráti\s+)?[üu]dv[öo]zlettel|[üu]dv|tisztelettel|k[öo]sz[öo]nettel|cu\s+(?:stim[ăa]|respect
    |deosebit[ăa]\s+\w+)|mul[țt]umesc|o\s+zi\s+(?:bun[ăa]|frumoas[ăa])
    |lep\s+pozdrav|(?:s\s+|srda[čc]an\s+)(?:po[šs]tovanjem|pozdrav)|lijep\s+pozdrav|pozdrav|hvala|lp
    |(?:med\s+)?(?:v[äa]nlig\w*|venlig\w*|vennlig\w*|b[äa]sta|beste|bedste|hj[äe]rt\w*|mange)\s+h[äie]ls\w*|mvh
    |hilsen|h[äa]lsningar|(?:tack|takk|tak)(?:\s+(?:p[åa]\s+f[öo]rhand|s[åa]\s+mycket))?
    |(?:yst[äa]v[äa]llisin\s+|parhain\s+)?terveisin|terv\.?|kiitos|kiitoksia|lugupidamisega|pagarbiai|cieņā|ar\s+cieņu
    |(?:en\s+i[çc]ten\s+)?sayg[ıi]lar(?:[ıi]m\w*)?|iyi\s+([çc]al[ıi][şs]malar|g[üu]nler)(?:\s+dileri\w+)?
    |kolay\s+gelsin|sevgiler(?:imle)?|te[şs]ekk[üu]r(?:ler|\s+ederi[mz])|sayg[ıi]yla
    |с\s+(?:искренним\s+|глубоким\s+)?(?:уважени\w+|наилучшими|почтением)[^.!?]{0,25}|искренне\s+ваш\w*
    |з\s+(?:повагою|найкращими)[^.!?]{0,20}|всего\s+(?:доброго|хорошего)|спасибо
    |(?:заранее\s+)?благодар[юи]\w*(?:\s+за\s+внимание)?|дякую
    |(?:с|със)\s+(?:най-добри|уважение|поздрав)[^.!?]{0,20}|поздрави|поздрав|с\s+поштовањем|срдачан\s+поздрав
    |με\s+(?:εκτ[ίι]μηση|φιλικο[ύυ]ς\s+χαιρετισμο[ύυ]ς)|ευχαριστ[ώω]|φιλικ[άα]
    |(?:trân\s+trọng|thân\s+ái|cảm\s+ơn|xin\s+cảm\s+ơn)(?:[^.!?]{0,20})|salam(?:\s+hormat)?|hormat\s+(?:kami|saya)
    |terima\s+kasih|yang\s+benar|sekian[^.!?]{0,25}
    |ขอแสดงความนับถือ|ด้วยความเคารพ|ขอบคุณ\S*|सादर|धन्यवाद|בברכה|בכבוד\s+רב|תודה|با\s+(?:تشکر|احترام)|باتشکر
    |(?:مع\s+)?(?:أطيب|اطيب|خالص|فائق|أجمل)?\s*(?:ال)?(?:تحيات\w*|تحية|التحية|الاحترام|التقدير)[^.!?]{0,25}
    |(?:و)?تفضلوا[^.!?]{0,40}|شكرا[^.!?]{0,15}|شكراً[^.!?]{0,15}|والسلام[^.!?]{0,20}
    |顺祝\S{0,8}|順祝\S{0,8}|顺颂\S{0,4}|順頌\S{0,4}|此致(?:敬礼|敬禮)?|敬礼|祝好|祝商祺|即颂\S{0,4}|商祺|商安|谢谢\S{0,4}|謝謝\S{0,4}|多谢|感谢|感謝|致敬
    |(?:致以)?(?:诚挚|最好|最诚挚)的\S{2,4}|祝您?\S{2,8}|敬上|祝工作\S{2,4}
    |敬具|草々|以上|(?:何卒|今後とも|引き続き|どうぞ)?\S{0,8}(?:よろしく|宜しく)お願い\S*|감사합니다|고맙습니다|드림|올림|안녕히\s*계\S*
"""
_CLOSING = re.compile(rf"^[\W_]*(?:{alternatives(_CLOSINGS)})(?:\s*(?:[!.,;:，。！、~\-–—/|*]|$))", re.IGNORECASE)
# Polite words that may as well end a paragraph; alone they open a signature only if a name or a contact follows.
_WEAK = re.compile(
    r"(?i)^\W*(?:thank|thanks|thx|tks|thanking|gracias|merci|obrigad|danke|vielen dank|grazie|bedankt|спасибо"
    r"|благодар|дякую|谢谢|謝謝|感谢|感謝"
    r"|شكر|terima|kiitos|tack|takk?\b|mul[țt]um|dzi[ęe]k|d[ěe]ku|[ďd]aku|te[şs]ekk|hvala|k[öo]sz|감사|고맙|best\W*$"
    r"|kindly|yours\W*$|have a|take care|以上|cảm|xin|ευχ|cheers"
    r"|br\W*$|kr\W*$|att\W*$|lp\W*$|祝|bonne|hezk|pekn|o zi|iyi|kolay|تفضل|quedo)"
)
CONTACT: Final = re.compile(
    r"(?i)(?<![\w.])(?:tele?(?:phone|fono|fon|fax)?|t[ée]l|phone|ph|mob(?:ile|il)?|cell(?:phone)?|cel|celular"
    r"|m[óo]vil|handy|gsm|fax|direct(?:\s+line)?|office|e-?mail|mail|skype|whats\s?app|wa|we\s?chat"
    r"|viber|telegram|line\s+id|linked-?in|qq|msn|icq|imo|web(?:site)?|site|url|homepage|m/p|add(?:r(?:ess)?)?"
    r"|adres\w*|dirección|endereço|indirizzo|vat|ust-?id\w*|cnpj|rfc|inn)\b\W{0,3}[:：;+\d]"
    r"|www\.|https?:/|(?:电话|電話|手机|手機|传真|傳真|邮箱|邮件|网址|網址|地址|微信|携帯|住所|メール|전화|휴대폰|팩스|이메일|주소)|\bтел|\bмоб|\bфакс"
    r"|\bпочта|\bсайт|\bадрес|هاتف|جوال|فاكس|بريد|عنوان"
    r"|נייד|טל[:'׳.]|דוא|โทร|อีเมล|تلفن|موبایل|ایمیل|تليفون|موبايل|\bτηλ|\bκιν|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|\+\d[\d ()\-/.]{7,}|\(\d{2,5}\)\s?\d{3,}|\b0\d{1,4}[ \-./]\d{3,4}[ \-./]?\d{3,4}\b"
    r"|\b\d{3}[-.]\d{3}[-.]\d{4}\b|[\w.+-]+@[\w-]+\.[\w.-]+"
)
_NOTICES = r"""
    (?:this|the|any)\s+(?:\w+\s+){0,3}(?:e-?mail|message|communication|transmission|information|contents?
    |document)\b[^\n]{0,200}(?:confidential|intended|privileged|proprietary|recipient|attach|legal|virus|secur)
    |(?:\W*)confidential(?:ity)?(?:\s+(?:notice|note|e-?mail|information|warning))?\b|(?:e-?mail\s+)?disclaimer
    |legal\s+(?:notice|disclaimer)|privileged|important\s+notice|notice:|caution[:!]|warning:
    |please\s+(?:consider|think\s+of)\s+(?:the|our)\s+environment|think\s+(?:green|before)|(?:please\s+)?(?:consider
    |think)\s+before\s+print|before\s+printing|save\s+(?:paper|a\s+tree)|go\s+green|if\s+you\s+(?:are\s+not
    |have\s+received|received)\s+(?:the|this)
    |virus-free|avast|this\s+e-?mail\s+(?:has\s+been|was)\s+(?:checked|scanned|sent)|scanned\s+by|no\s+virus
    |diese\s+(?:e-?mail|nachricht)\s|der\s+inhalt\s+dieser|vertraulichkeits?|haftungsausschluss|ce\s+(?:message
    |courriel|mail|e-mail)\b|cet\s+e-?mail|avis\s+de\s+confidentialit|este\s+(?:mensaje|correo|e-?mail|mensagem)
    |esta\s+mensagem|la\s+informaci[óo]n\s+(?:contenida|transmitida)|aviso\s+(?:legal|de\s+(?:confidencialidad
    |privacidad))|as\s+informa[çc][õo]es\s+contidas
    |questo\s+messaggio|(?:le|ai\s+sensi)\s+(?:informazioni\s+contenute|d\w+\s+reg)|dit\s+(?:bericht|e-?mail)
    |de\s+informatie\s+in\s+d|ta\s+wiadomo|niniejsza\s+wiadomo|tre[śs][ćc]\s+tej|tato\s+(?:zpr[áa]va|e-?mail)
    |t[áa]to\s+spr[áa]va|acest\s+(?:mesaj|e-?mail)|bu\s+(?:e-?posta|mesaj|elektronik)|yasal\s+uyar
    |免责声明|免責聲明|保密|本邮件|本郵件|此邮件|机密|данное\s+(?:сообщение|письмо)|это\s+(?:сообщение|электронное|письмо)
    |настоящ\w+\s+(?:сообщение|письмо|электрон)|конфиденц|このメールは|本メール|本메일|이\s*(?:메일|전자우편)|(?:هذه
    |هذا)\s+(?:ال)?(?:رسالة|بريد)|إخلاء
    |you\s+(?:are\s+)?receiv\w*\s+this|to\s+(?:unsubscribe|opt|stop\s+receiving|view\s+this)|unsubscribe
    |(?:if\s+you\s+)?(?:do\s+not|don'?t|no\s+longer)\s+(?:want|wish|would)\b[^\n]{0,60}(?:receiv|mail|contact)
    |(?:pl\s+)?note:\s+if\s+you\s+do|manage\s+(?:your\s+)?(?:preferences|subscription)
    |(?:pour\s+)?(?:vous\s+)?se?\s*d[ée](?:sabonner|sinscrire)|p(?:ara|ulsa|incha)[^\n]{0,30}(?:baja|cancelar)
    |si\s+no\s+dese|退订|如果您?不|отписаться|чтобы\s+отписаться|abmelden|newsletter\s+abbestellen
    |(?:a|an?other)?\s*\(?if\s+you\s+do\s+not\s+want
"""
NOTICE: Final = re.compile(rf"^[\W_]*(?:{alternatives(_NOTICES)})", re.IGNORECASE)
_SENT_FROM = r"""
    (?:sent|send)\s+(?:from|with|via|using|by)\s+(?:my|a|an|the|your|outlook|yahoo|mail|gmail|proton\w*|iphone|ipad
    |samsung|huawei|xiaomi|android|mobile|spark|blackberry|[\w ]{0,20}mobile|[\w ]{0,20}app)\b.{0,60}
    |get\s+outlook\s+for.{0,40}
    |von\s+(?:meinem|mein)\s+[\w\s-]{2,30}gesendet|gesendet\s+(?:von|mit|über)\s.{0,50}|envoy[ée]\s+(?:de(?:puis)?
    |à\s+partir|avec)\s.{0,50}|enviado\s+(?:desde|do|de|a\s+partir|pelo)\s.{0,50}|inviato\s+da\s.{0,50}
    |verzonden\s+(?:vanaf|met|via)\s.{0,50}|verstuurd\s+(?:vanaf|met)\s.{0,50}
    |wys[łl]ane?\s+z\s.{0,40}|odesl[áa]no\s+z\s.{0,40}|odoslan[ée]\s+z\s.{0,40}|trimis\s+de\s+pe\s.{0,40}
    |skickat\s+fr[åa]n\s.{0,40}|sendt\s+fra\s.{0,40}|l[äa]hetetty\s.{0,40}|iphone'?umdan\s+g[öo]nderildi
    |.{0,30}(?:cihaz[ıi]mdan|telefonumdan)\s+g[öo]nderildi.{0,10}|.{0,30}dan\s+g[öo]nderildi
    |отправлено\s+(?:с|из)\s.{0,50}|надіслано\s+з\s.{0,40}|发自(?:我的)?.{0,30}|發自(?:我的)?.{0,30}|从我的.{0,20}发送
    |.{0,20}から送信|(?:나의\s*)?.{0,20}에서\s*보냄|أرسلت?\s+من\s.{0,40}|đã\s+gửi\s+từ\s.{0,40}|dikirim\s+dari\s.{0,40}
    |نسخ\s+من|.{0,6}签名由.{0,20}定制|נשלח\s+מ.{0,40}|ส่งจาก.{0,40}|ارسال\s+شده\s+از.{0,40}|στάλθηκε\s+από.{0,40}
    |.{0,20}(?:-r[óo]l|ról)\s+küldve|trimis\s+(?:din|de)\s.{0,40}|изпратено\s+от\s.{0,40}|.{0,20}からの送信.{0,10}
    |sent\s+from\s+\w+.{0,40}
"""
_LAWYERS = re.compile(
    r"(?i)confidentiality|privileged|intended (?:only|solely|exclusively)|intended recipient"
    r"|unauthori[sz]ed (?:use|disclosure|person)"
    r"|vertrauliche?|datenschutz|confidentiel|confidencial|riservat[eio]|vertrouwelijk|poufn|d[ůô]vern"
    r"|конфиденциальн|gizlidir|保密|机密|機密|سرية"
    r"|liable for|not liable|protección de datos|data protection|privacy (?:policy|notice)"
)
SENT_FROM: Final = re.compile(rf"^\W*(?:{alternatives(_SENT_FROM)})\W*$", re.IGNORECASE)
#: "-- " on a line of its own (RFC 3676), and its customs.
DELIMITER: Final = re.compile(r"^[ \t]*(?:-{2,3}|—|– –|__)[ \t]*$")
#: A rule of dashes, stars or the like.
RULE: Final = re.compile(r"^[ \t]*(?:[-_=*~—–─━#.·•]\s?){4,}[ \t]*$")
POSTSCRIPT: Final = re.compile(r"(?i)^\W*(?:p\.?\s?s\.?\b|n\.?b\.?[:.]|附[:：注]|追伸|зы\b|p\.d\.)")
_PICTURE = re.compile(
    r"^\W*(?:\[?(?:cid|image|inline image|logo|图片|imap?):?[^\]\n]{0,80}\]?|<image[^>]{0,60}>)\W*$", re.IGNORECASE
)
_BARS = re.compile(r"\s[|·•‖/]\s|[|│]")
_SENTENCE_END = re.compile(r"(?<!\b(?:Co|td|nc|No|St|rp))[.!?。！？…][\"'”)\]]*\s*$")
_VERBS = re.compile(
    r"(?i)\b(?:i|we|you|they|please|kindly|is|are|was|were|will|would|can|could|have|has|had|do|does|did|be|been"
    r"|need|want|hope|let|looking|forward|your|our|this|that|which|if"
    r"|ich|wir|sie|bitte|nous|vous|je|est|sommes|nosotros|usted|somos|estamos|por favor|você|nós|são|estamos"
    r"|siamo|avete|vi|если|мы|вы|вас|нам|просим)\b"
)


@lru_cache(maxsize=2048)
def is_closing(line: str) -> bool:
    """ "Best regards," and its like in other languages, perhaps with a name behind."""
    text = line.strip()
    return len(text) <= 75 and _CLOSING.match(text) is not None


@lru_cache(maxsize=2048)
def is_weak_closing(line: str) -> bool:
    """Closing words that people also end paragraphs with."""
    return _WEAK.match(line.strip()) is not None


def is_picture(line: str) -> bool:
    """Where a picture stood in the HTML: "[cid:image001.png@01D...]"."""
    return _PICTURE.match(line) is not None


@lru_cache(maxsize=2048)
def is_notice(line: str) -> bool:
    """Lawyers' text, advice on printing, a way to unsubscribe, "Sent from my phone"."""
    text = line.strip()
    if NOTICE.match(text) is not None or SENT_FROM.match(text) is not None:
        return True
    return len(text) > 70 and _LAWYERS.search(text) is not None


@lru_cache(maxsize=2048)
def is_prose(line: str) -> bool:
    """A line of running text rather than of a contact block."""
    text = line.strip()
    if not text:
        return False
    contact = CONTACT.search(text)
    if contact and (len(text) < 110 or (contact.start() < 12 and len(text) < 240 and text.count(". ") < 2)):
        return len(_VERBS.findall(text)) >= 2 and len(text.split()) >= 7
    cjk = sum("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for letter in text[:200])
    length = len(text) + cjk
    if length > 110:  # unless it is a whole contact block on one line
        return not contact or len(_BARS.findall(text)) <= 2
    words = text.split()
    verbs = len(_VERBS.findall(text))
    ended = _SENTENCE_END.search(text) is not None
    if cjk > len(text) / 2:
        return length > 44 or (ended and length > 24)
    if ended and ((verbs >= 1 and len(words) >= 4) or length > 60):
        return True
    return (verbs >= 2 and len(words) >= 6) or (text[:1].islower() and len(words) >= 6)

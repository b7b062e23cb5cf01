"""Words by which lines of a signature are told apart."""

import re
from typing import Final

from mail_ingest.parse.patterns import alternatives

_LEGAL = r"""
    (?:san\.?\s*(?:ve\s+)?)?tic\.?\s*(?:ltd\.?\s?şti|a\.?\s?ş)|ltd\.?\s?şti|s\.a\.p\.i\.\s+de\s+c\.v
    |s\.?\s?a\.?(?:b\.?)?\s+de\s+c\.?\s?v|s\.?\s?de\s+r\.?\s?l\.?(?:\s+de\s+c\.?\s?v)?|spol\.\s?s\s?r\.?\s?o
    |s\.a\.c|s\.a\.e|s\.a\.s|s\.a\.u|s\.a\.r\.l|sa(?=\s*(?:$|[,;|/)]))
    |co\.?,?\s?ltd|company\s+limited|(?:pvt|pte|pty|private|sdn)\.?\s+(?:ltd|limited|bhd)|ltd|limited|l\.?l\.?c
    |l\.?l\.?p|inc|incorporated|corp|corporation|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|kg|ohg|e\.\s?k|ug|mbh
    |s\.?\s?a\.?\s?r\.?\s?l|s\.?a\.?s\.?u?|eurl|s\.\s?a|s\.a\.b?\s+de\s+c\.v|s\.?\s?de\s+r\.?l|s\.?l\.?u?
    |s\.?\s?r\.?\s?l|s\.?\s?p\.?\s?a|s\.n\.c|b\.?v|n\.?v|v\.o\.f|bvba|a\.?b|oy|oyj|a/s|aps|asa?
    |sp\.?\s?z\s?o\.?\s?o|sp\.\s?j|s\.?\s?r\.?\s?o|a\.\s?s|k\.?f\.?t|zrt|bt|d\.?o\.?o|d\.?d|e\.?o\.?o\.?d|ltda
    |eireli|s/a|me|epp|lda|spa|e\.?i\.?r\.?l|p\.?t|tbk|plc|jsc|ojsc|cjsc|k\.?k|fze|fzco|fzc|wll|w\.l\.l|l\.l\.c
    |a\.?\s?ş|ltd\.?\s?şti|san\.?\s?(?:ve\s+)?tic|tic\.\s?a\.?ş|e\.i\.r\.l|sp\.\s?k|s\.c|nyrt|uab|sia|oü|as\.|j\.d\.o\.o|dmcc|fz-llc|w\.?l\.?l|b\.s\.c|est
    |α\.?\s?ε|ε\.?π\.?ε|ι\.?κ\.?ε|ο\.?ε|ε\.?ε|пп|прат|пат|ооо|оао|зао|пао|ао|ип|тоо|тов|чп|фоп|оод|еоод
"""
_LEGAL_FORM = re.compile(rf"(?<![\w@.])(?:{alternatives(_LEGAL)})\.?(?=$|[\s,;:)|/\-–—•·])", re.IGNORECASE)
_LEGAL_FORM_CJK = re.compile(
    r"有限责任公司|股份有限公司|有限公司|集团|集團|公司|工厂|工廠|制造厂|(?<=[\u4e00-\u9fff]{2})厂(?=$|[\s,，、;；:：/|)）])|经营部|經營部|批发部|贸易行|合作社|製作所|商行|企業社|事務所|株式会社|有限会社|合同会社|주식회사|유한회사|\(주\)|㈜"
    r"|شركة|مؤسسة|شرکت|בע\"מ|בע״מ|บริษัท|จำกัด|บจก\.|หจก\."
    r"|लिमिटेड|লিমিটেড|შპს|ՍՊԸ|ЖШС"
)
# Written in lower case, these are words of some language.
_WORDS_TOO: Final = frozenset(
    [
        "as",
        "asa",
        "me",
        "ag",
        "pt",
        "co",
        "inc",
        "bt",
        "dd",
        "d.d",
        "kg",
        "sa",
        "spa",
        "ug",
        "ab",
        "oy",
        "bv",
        "nv",
        "kk",
        "ao",
        "ип",
        "тоо",
        "ме",
        "sl",
        "sas",
        "an",
        "lda",
        "est",
        "sia",
        "ооо",
        "пп",
        "пат",
        "οε",
        "εε",
        "αε",
    ]
)


def has_legal_form(text: str) -> bool:
    """ "Ltd", "GmbH", "有限公司" and so on, in a line short enough for a company's name."""
    if len(text) > 120 or len(text.split()) > 14:
        return False
    if _LEGAL_FORM_CJK.search(text):
        return True
    return any(not (match[0].islower() and match[0].strip(" .,") in _WORDS_TOO) for match in _LEGAL_FORM.finditer(text))


def legal_forms(text: str) -> list[tuple[int, int]]:
    """Where legal forms stand in a text: start and end of each, in order."""
    found = [match.span() for match in _LEGAL_FORM_CJK.finditer(text)]
    for match in _LEGAL_FORM.finditer(text):
        word = match[0].strip(" .,")
        if word in _WORDS_TOO and word.islower():
            continue
        found.append(match.span())
    return sorted(found)


# Without a legal form, with less certainty.
_COMPANY_WORDS = r"""
    steels?|chemicals?|plastics|metals|foods|motors|lighting|packaging|pharma\w*|medical|furniture|supplies
    |group|holdings?|industr(?:y|ies|ial)|trading|traders|enterprises?|international|manufactur(?:ing|ers?)
    |technolog(?:y|ies)|solutions|systems|electronics|machinery|textiles?|garments?|logistics
    |import\s*(?:&|and|-)?\s*export|exports?|imports?|factory|associates|partners|consulting|university
    |institute|laborator(?:y|ies)|universit\w+|institut\w*|research|foundation|comercial(?:izadora)?|industrias?
    |comércio|distribuidora|importadora|exportadora|handels\w*|компания|завод|фабрика|институт|университет|مصنع
    |مجموعة|sanayi|ticaret|ferreter[ií]as?|hardware|quincaillerie|utensileria|ferramenta|eisenwaren|hırdavat
"""
COMPANY_WORD: Final = re.compile(rf"\b(?:{alternatives(_COMPANY_WORDS)})\b", re.IGNORECASE)

_TITLES = r"""
    manager|director|engineer|president|vice\s+president|v\.?p|c\.?e\.?o|c\.?t\.?o|c\.?f\.?o|c\.?o\.?o|c\.?m\.?o
    |founder|co-?founder|owner|partner|proprietor|executive|officer|representative|sales(?:man|woman|person)?
    |assistant|secretary|specialist|coordinator|supervisor|administrator|buyer|purchaser|merchandiser|agent
    |consultant|analyst|developer|programmer|architect|designer|technician|scientist|researcher
    |research\s+(?:fellow|associate)|professor|lecturer|ph\.?d\.?\s+(?:student|candidate)|student|accountant
    |controller|trader|broker|attorney|counsel|lawyer|head\s+of|lead|leader|chief|chairman|marketing|procurement
    |purchasing|business\s+development|account\s+manager|foreign\s+trade|export\s+(?:department|dept)
    |sales\s+(?:department|dept)|geschäftsführer(?:in)?|leiter(?:in)?|vertrieb(?:sleiter)?|einkauf(?:sleiter)?
    |prokurist|inhaber|mitarbeiter(?:in)?|sachbearbeiter(?:in)?|ingenieur|directeur|directrice|gérante?
    |responsable|acheteur|acheteuse|chargée?\s+d|chef\s+de|ingénieure?|assistante?|commerciale?|président
    |gerente|directora?|encargad[oa]|jef[ea]\s+de|comprador[ae]?|ventas|compras|ingenier[oa]|asesor[ae]?
    |ejecutiv[oa]|propietari[oa]|coordinador[ae]?|presidente|diretora?|analista|vendedora?|supervisora?
    |engenheir[oa]|sóci[oa]|assistente|coordenadora?|direttore|direttrice|responsabile|titolare|amministratore
    |impiegat[oa]|acquisti|ufficio|directeur|inkoper|verkoper|hoofd|medewerker|eigenaar|dyrektor|kierownik
    |specjalista|handlowiec|prezes|właściciel|przedstawiciel|doradca|ředitel(?:ka)?|jednatel(?:ka)?|obchodní
    |obchodný|manažer(?:ka)?|manažér|vedoucí|konateľ|igazgató|ügyvezető|vezető|értékesítő|manager\s+vânzări
    |administrator|müdürü?|uzmanı?|yönetici(?:si)?|sorumlusu|satış|satınalma|genel\s+müdür|mühendis|temsilcisi
    |sahibi|koordinatörü|менеджер|директор|руководитель|начальник|инженер|специалист|снабжени[ея]|закуп\w+
    |заместитель|зам\.|главный|ведущий|представитель|логист|бухгалтер|menedżer|försäljning\w*|säljare|inköp\w*
    |vd|chef|salgs\w+|indkøb\w*|innkjøp\w*|daglig\s+leder|toimitusjohtaja|myynti\w*|giám\s+đốc|trưởng\s+phòng
    |managing\s+member|accounts?\s+(?:payable|receivable)|purchase\s+ledger|\w*päällikkö|\w+johtaja
    |rechtsanwalt|rechtsanwältin|avocate?|abogad[oa]|advogad[oa]|avvocato|secretaris|resourcer|recruiter|recruitment
    |purchase\s+team|sr\.?\s+manager|asst\.?\s+manager|merchandis\w+|clerk|superintendent|foreman|planner|inspector
    |retired|inventor|tutor|teacher|principal|dean|editor|journalist|nurse|physician|surgeon|pharmacist|chemist|librarian
    |intern|trainee|apprentice|volunteer|chairperson|chairwoman|treasurer|registrar|curator|ambassador
    |managing\s+partner|vorstand|geschäftsleit\w*|abteilungsleit\w*|teamleit\w*|projektleit\w*|buchhalt\w*|assistenz
    |disponent\w*|konstrukteur\w*|techniker\w*|leitung|produktmanager\w*|kaufmann|kauffrau|wissenschaftlich\w+
    |comptable|technico[- ]commercial\w*|gestionnaire|adjointe?|pdg|dirigeante?|vendeur|vendeuse|approvisionneur
    |contador[ae]?|administrador[ae]?|subgerente|jefatura|auxiliar|secretari[oa]|representante|tesorer[oa]|dueñ[oa]
    |gestora?|comprador[ae]?\s+\w+|proprietári[oa]|estagiári[oa]|encarregad[oa]|importaç\w+|exportaç\w+
    |contabile|segretari[oa]|addett[oa]|socio|commerciale\s+\w+|tecnico|capo|inkoop\w*|verkoop\w*|directie|bedrijfsleider
    |boekhoud\w*|projectleider|księgow\w*|asystent\w*|referent|koordynator\w*|inżynier|technik|zastępca|nákupčí
    |účetní|asistent\w*|projektant|technolog|majitel\w*|nákup\w*|beszerz\w+|ügyintéző|könyvelő|munkatárs|osztályvezető
    |tulajdonos|achiziții|contabil|inginer|administrator\w*|consilier|muhasebe\w*|müdür\s+yardımcısı|asistanı?|şefi?
    |ihracat|ithalat|koordinator|inköp\w*|ekonomi\w*|konstruktör|projektledare|ägare|konsult|sälj\w*|indkøber
    |indkøbschef|direktør|ejer|bogholder|innkjøper|selger|ostaja|myyjä|johtaja|päällikkö|insinööri|omistaja
    |бухгалтер|владелец|собственник|учредитель|помощник|секретар\w*|технолог|юрист|коммерческий|продаж\w*|отдел\w*
    |керівник|власник|постачання|закупівел\w*|управител|мениджър|търговски|директорка|комерцијални
    |υπεύθυν\w+|διευθυντ\w+|διευθύνων|μηχανικός|προϊστάμεν\w+|πωλήσε\w+|λογιστ\w+|אחראי\w*|מנהל\w*|מנכ[\"״]לי?ת?|סמנכ[\"״]ל\w*
    |קניינ\w+|מהנדס\w*|סוכן|מזכיר\w*|phó\s+\w+|trợ\s+lý|kế\s+toán|chuyên\s+viên|quản\s+lý|chủ\s+tịch|kepala|direktur\s+utama
    |direktor\w*|voditelj\w*|vodja|nabav\w*|prodaj\w*|rukovodi\w+|menadžer\w*|komercijalist\w*|vlasni[ck]\w*|nákupc\w*
    |vadov\w+|vadybinink\w+|pirkim\w+|pardavim\w+|savinink\w+|vadītāj\w*|iepirkum\w*|pārdošan\w*|speciālist\w*|īpašniek\w*
    |\w*juhataja|\w{2,}juht|müügi\w*|cuentas\s+por\s+(?:pagar|cobrar)|contas\s+a\s+(?:pagar|receber)
    |დირექტორი|მენეჯერი|տնօրեն|մենեջեր
    |pemilik|pengadaan|penjualan|pembelian|pengurus|pegawai|nhân\s+viên|manajer|direktur|staf
"""
TITLE: Final = re.compile(rf"(?<!\w)(?:{alternatives(_TITLES)})(?!\w)", re.IGNORECASE)
TITLE_CJK: Final = re.compile(
    r"经理|總經理|经理人|經理|副理|協理|總監|总监|主管|业务员|業務|业务|外贸|銷售|销售|採購|采购|工程師|工程师|董事长|董事長|董事|总裁|總裁|助理"
    r"|专员|專員|负责人|負責人|跟单|会计|會計|老板|店長|厂长|廠長|处长|科长|秘书|顾问|部长|課長|部長|次長|係長|室長|工場長|担当|営業|購買"
    r"|代表取締役|専務|常務|会長|社長|取締役|主任|主事|マネージャー|マネジャー|リーダー|ディレクター|エンジニア|アシスタント|과장|부장|대리|사원|이사|대표|팀장|차장"
    r"|주임|실장|본부장|상무|전무|사장|연구원|담당자|매니저|مدير|مديرة|مهندس|مسؤول|المدير|رئيس|مندوب|محاسب|مساعد|مدیر|کارشناس|رییس|مسئول|معاون"
    r"|حسابدار|ผู้จัดการ|กรรมการ|เจ้าหน้าที่|พนักงาน|หัวหน้า|วิศวกร|ผู้อำนวยการ"
    r"|प्रबंधक|निदेशक|खरीद अधिकारी|क्रय अधिकारी|ব্যবস্থাপক|পরিচালক|নির্বাহী কর্মকর্তা"
)
DEPARTMENT: Final = re.compile(
    r"(?i)\b(?:department|dept\.?|division|abteilung|département|departamento|reparto|отдел)\b|(?:部|课|科|課|부|팀|본부)$|^(?:phòng|dział|wydział)\s|^service\s+(?:achats?|qualité|export|import|clients?|comptabilité)"
)

FAX_LABEL: Final = re.compile(r"(?i)(?:tele)?fax|传真|傳真|факс|فاكس|팩스|(?:^|[\s|])f\s*[:.]\s*$")
_ADDRESS_LABELS = r"""
    add(?:r(?:ess)?)?|adresse?|dirección|direccion|endereço|indirizzo|adres[ı]?|адрес|地址|工厂地址|公司地址
    |住所|所在地|주소|العنوان|عنوان
"""
ADDRESS_LABEL: Final = re.compile(
    r"^\W*(?:factory\s+|office\s+|company\s+|head\s+office\s+|mailing\s+|postal\s+)?"
    rf"(?:{alternatives(_ADDRESS_LABELS)})\.?\s*[:：]\s*",
    re.IGNORECASE,
)
_STREETS = r"""
    street|st\.|road|rd\.?|avenue|ave\.?|boulevard|blvd|lane|drive|suite|floor|building|bldg|room|rm\.?|district
    |province|city|town|village|industrial (?:zone|park|area|estate)|p\.?\s?o\.?\s?box|zip|\w*stra(?:ß|ss)e
    |\w*str\.|\w+weg|\w+platz|rue|calle|avenida|av\.|carrera|cra|colonia|col\.|rua|bairro|via|viale|piazza|ul\.
    |ulica|mahallesi|mah\.|caddesi|cad\.|sokak|sok\.|ул\.|улица|проспект|пр-т|дом|д\.|офис|г\.
"""
STREET: Final = re.compile(
    rf"\b(?:{alternatives(_STREETS)})|[路号楼室区市省县镇村巷弄栋]\s*\d|\d+\s*[号號楼樓室座栋]|شارع|丁目|番地",
    re.IGNORECASE,
)
SOCIAL: Final = frozenset(
    [
        "facebook.com",
        "fb.com",
        "twitter.com",
        "x.com",
        "linkedin.com",
        "instagram.com",
        "youtube.com",
        "youtu.be",
        "skype.com",
        "wa.me",
        "whatsapp.com",
        "t.me",
        "wechat.com",
        "weixin.qq.com",
        "pinterest.com",
        "tiktok.com",
        "vk.com",
        "ok.ru",
        "weibo.com",
        "google.com",
        "goo.gl",
        "maps.google.com",
        "bit.ly",
        "tinyurl.com",
        "zoom.us",
        "teams.microsoft.com",
        "calendly.com",
        "w3.org",
        "schemas.microsoft.com",
        "aka.ms",
        "avast.com",
        "avg.com",
        "apple.com",
        "play.google.com",
    ]
)
COMPOUND_SURNAMES: Final = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "端木",
        "夏侯",
        "司徒",
        "南宫",
        "歐陽",
        "諸葛",
    ]
)

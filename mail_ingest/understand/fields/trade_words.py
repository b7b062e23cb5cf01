"""How people write what they ask for: quantities, containers, Incoterms and ports, prices, certificates, products.

Patterns are grouped by what they find; each takes the languages in which buyers write to exporters.
"""

import re
from typing import Final

# Incoterms 2020, the older ones still seen in mail, and C&F.
_RULES: Final = "EXW|FCA|FAS|FOB|CFR|CNF|C&F|CIF|CPT|CIP|DAP|DPU|DDP|DAT|DDU|DAF|DES|DEQ"
_HAN: Final = "\u4e00-\u9fff"
_LATIN_WORD: Final = r"[A-ZÀ-ÞĀ-ŽƠƯ\u1e00-\u1eff][\w'’-]+"
_PLACE: Final = (
    rf"{_LATIN_WORD}(?:[ ](?:de|do|del|da|la|al|el|{_LATIN_WORD})){{0,2}}"
    r"|[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?: [А-ЯЁ][а-яё]+)?"
    # Three signs or more belong together only where nothing of the sentence follows them.
    rf"|[{_HAN}]{{2,5}}(?![{_HAN}])|[{_HAN}]{{2}}"
    r"|[\uac00-\ud7a3]{2,6}|[\u0e00-\u0e7f]{3,20}|[\u0590-\u05ff]{3,15}|[\u0621-\u064a\u067e-\u06d2]{2,15}"
)
INCOTERM: Final = re.compile(
    rf"(?<![A-Za-z&/])(?P<rule>{_RULES})(?![A-Za-z&])"
    rf"(?:[\s,:：]*(?:(?:[Pp]ort\s+of|port|порт[ау]?|cảng|pelabuhan|puerto(?:\s+de)?|porto(?:\s+d[ie])?|ميناء|مرفأ|بندر|נמל|ท่าเรือ)\s*)?(?P<place>{_PLACE}))?"
)
_PORT_CUES: Final = (
    "port of destination|port of discharge|port of loading|destination port|discharge port|loading port|port of"
    "|puerto de destino|puerto de descarga|puerto de|porto de destino|porto de descarga|porto de|porto di destinazione"
    "|porto di|port de destination|port de déchargement|port de|bestimmungshafen|zielhafen|hafen|haven van bestemming"
    "|loshaven|port przeznaczenia|port docelowy|порт назначения|порт выгрузки|порт|varış limanı|boşaltma limanı"
    "|ميناء الوصول|ميناء التفريغ|ميناء|بندر مقصد|cảng đến|cảng đích|pelabuhan tujuan|pelabuhan"
    "|ท่าเรือปลายทาง|ท่าเรือ|נמל היעד|נמל"
    "|目的港|卸货港|卸貨港|到货港|起运港|装运港|起運港|仕向港|仕向地|揚げ港|도착항|목적항"
)
PORT: Final = re.compile(
    rf"(?<![\w])(?i:(?:{_PORT_CUES}))(?:\s*(?:[:：—–-]|is|es|é|est|ist|[是为為])\s*|\s+|(?=[{_HAN}]))(?P<place>{_PLACE})"
    rf"|(?:(?<=[：:，,\s到至])|^)(?P<cjk>(?!.{0, 3}目的|卸货|卸貨|起运|装运|到货|仕向)[{_HAN}]{{2,4}}港)(?![{_HAN}])"
)
#: What follows a cue of a port and is none.
NO_PORT: Final = re.compile(
    r"(?i)^(?:please|and|with|your|the|of|loading|discharge|destination|to be)\b"
    r"|^(?:是|为|請|请|不|含|运价|运费|费用|清关|换单|提单|代理|免)"
)

#: "1 x 20ft", "2x40HC", "1*40' RF", "一个40尺高柜", "2 contenedores de 40 pies", "1 контейнер 20 футов".
_BOX_SIZE: Final = (
    r"(?:20|40|45)\s?(?:['’′]|-)?\s?(?:lık|lik|luk|lük)?"
    r"(?:\s?(?:ft|feet|foot|gp|dc|dv|st|hq|hc|rf|rh|ot|fr|reefer|pies|pés|pes|pieds|piedi|voet|fuß|fuss|stóp|футов\w*"
    r"|фут\w*|قدم\w*|尺|呎|フィート|피트|ฟุต|inç)\.?)?"
)
_BOX: Final = (
    r"(?:containers?|cntrs?|ctnrs?|fcl|contenedor(?:es)?|contêiner(?:es)?|contentor(?:es)?|conteneurs?|kontener\w*"
    r"|konteyn[ei]r\w*|контейнер\w*|container\w*|tổng cont|kontainer|peti kemas"
    r"|货柜|集装箱|高柜|平柜|小柜|大柜|柜|コンテナ|컨테이너|حاوي\w*|کانتینر|ตู้|מכולות|מכולה)"
)
CONTAINER: Final = re.compile(
    rf"(?i)(?<![A-Za-z0-9.,])(?P<count>\d{{1,3}}|[一二两三四五六七八九十]|one|two|three|un|una|une|ein|eine|bir)\s?(?:adet\s+|个|個)?"
    rf"(?:[x×*]\s?(?P<size>(?=(?:20|40|45)\s?(?:['’′]|-?\s?[^\W\d_])){_BOX_SIZE})(?![\d]|\s?[cm]m\b)(?<![\d\s])(?:\s?(?:hq|hc|gp|rf)\b)?(?:\s+{_BOX})?"
    rf"|\s?(?P<size2>{_BOX_SIZE})\s?(?P<box2>{_BOX})"
    rf"|\s?(?P<box3>{_BOX})\s+(?:de\s+|di\s+|à\s+|da\s+|van\s+)?(?P<size3>{_BOX_SIZE}))"
    r"(?=(?:\s+(?:of|de|di|von|van|mit)\s+)(?P<product>[^\W\d_][\w'’ -]{2,50})|)"
)

_UNITS: Final = (
    r"pcs|pieces?|units?|sets?|pairs?|tons?|tonnes?|mt|m\.t\.|kgs?|kilos?|grams?|lbs?|cartons?|ctns?|boxes"
    r"|bags?|rolls?|meters?|metres?|m2|m²|sqm|m3|cbm|containers?|fcl"
    r"|liters?|litres?|bottles?|dozens?|pallets?|stück|stk|pièces|piezas|peças|pezzi|stuks|sztuk|szt|ks|шт|adet"
    r"|unidades|unid|uds|juegos?|conjuntos?|cajas?|caixas?|rollos?|rolos?|toneladas?|pares|docenas?|dúzias?|metros"
    r"|unités|paires|rouleaux|kartons?|paar|rollen|tonnen|sätze|palettes?|paletten|palet|koli|takım|çift|tane|t(?=[\s.,;]|$)"
    r"|unità|scatole|rotoli|coppie|tonnellate|dozen|dozijn|ton|zestaw\w*|opakowa\w+|tấn|cái|chiếc|bộ|thùng|hộp|cuộn"
    r"|buah|lusin|karton|rim|set|ชิ้น|อัน|ชุด|กล่อง|ตัน|ม้วน|คู่|יחידות|יח['׳]|סטים|טון|קרטונים|عدد|دستگاه|تن|کارتن|جفت"
    r"|штук[аи]?|тонн\w*|кг|комплект\w*|пар[аы]?|короб\w+|рулон\w*|метр\w*"
    r"|件|个|個|套|吨|箱|台|只|支|双|对|打|卷|袋|瓶|张|米|公斤|千克|平方米|立方米|枚|本|着|足|台|トン|カートン|セット|ケース|개|세트|박스|톤|켤레"
    r"|قطعة|قطع|حبة|حبات|وحدة|وحدات|طقم|أطقم|كرتونة?|كراتين|كجم|كيلو|متر|لفة|زوج|طن"
)
QUANTITY: Final = re.compile(
    rf"(?i)(?<![^\W\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7a3{_HAN}])(?<![.,])"
    r"(?P<value>\d{1,3}(?:[., \u00a0]\d{3})+|\d+(?:[.,]\d+)?"
    r"(?:[kK](?=\s?(?:pcs|pieces|units|sets|pairs)\b)|\s?[万千])?)"
    rf"\s?(?P<unit>{_UNITS})"
    rf"(?:(?![\w])|(?<=[\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7a3{_HAN}]))"
    r"(?=(?:\s+(?:of|de|di|von|van)\s+|\s+)?(?P<product>[^\W\d_][\w'’ -]{2,50})?)"
)
_PRICE_CUES: Final = (
    r"target\s+(?:unit\s+)?price|our\s+target|our\s+budget|price\s+(?:target|idea)|zielpreis|preisvorstellung"
    r"|prix\s+(?:cible|objectif|souhaité)|precio\s+(?:objetivo|meta|ideal)|presupuesto|preço[\s-]+(?:alvo|meta)|orçamento"
    r"|prezzo\s+(?:obiettivo|target)|richtprijs|streefprijs|cena\s+docelowa|hedef\s+fiyat\w*|целевая\s+цена|бюджет"
    r"|السعر\s+المستهدف|سعر\s+مستهدف|الميزانية|قیمت\s+(?:هدف|مورد\s*نظر)|מחיר\s+(?:ה)?יעד|giá\s+mục\s+tiêu|harga\s+target"
    r"|target\s+harga|ราคาเป้าหมาย|目标价格?|目标单价|预算|单价不超过|心理价位|目標(?:価格|単価|價格?)|希望価格|목표\s?(?:단가|가격)|희망\s?가격"
)
_MONEY: Final = r"USD|EUR|US\$|R\$|\$|€|£|RMB|CNY|¥|￥"
_MONEY_AFTER: Final = (
    r"USD|euros?|EUR|TL|dollars?|dólares|dolar\w*|доллар\w*|долл\.?|руб\w*|دولار\w*|دلار|דולר|евро|يورو|€|\$|RMB|zł"
    r"|美元|美金|欧元|人民币|元|円|ドル|달러|원"
)
PRICE: Final = re.compile(
    rf"(?i)(?:{_PRICE_CUES})[^\d\n]{{0,25}}?(?P<value>(?:{_MONEY})?\s?\d+(?:[.,]\d+)*\s?(?:{_MONEY_AFTER})?)"
)

_NOT_LATIN_BEFORE: Final = r"(?<![A-Za-z0-9])"
CERTIFICATE: Final = re.compile(
    _NOT_LATIN_BEFORE
    + r"(?:ISO\s?(?:9001|14001|13485|22000|45001|17025|50001)|RoHS|REACH|FDA|LFGB|BPA[ -]free|ETL|FCC|SGS|BSCI|SEDEX"
    r"|OEKO-?TEX|GOTS|FSC|HACCP|BRC|HALAL|Halal|KOSHER|Kosher|EN\s?\d{3,5}|ASTM\s?[A-Z]?\d{2,4}|TÜV|EAC|SASO|SABER|SONCAP"
    r"|INMETRO|ANATEL|NOM-\d{3}|PSE|CCC|3C(?=认证|認證)|MSDS|COA|G-?Mark|COC(?=\s+cert)|UKCA|WRAS|NSF|ESMA|KEBS|PVOC|TISI"
    r"|GOST(?:\s?R)?|ГОСТ(?:\s?Р)?)(?![A-Za-z0-9])"
)
#: Two or three letters that are a certificate only beside a word that says so.
SHORT_CERTIFICATE: Final = re.compile(_NOT_LATIN_BEFORE + r"(?:CE|UL|GS|KC|BIS|SNI|CB|SII)(?![A-Za-z0-9])")
CERTIFIED: Final = re.compile(
    r"(?i)certif\w*|cert\b|mark(?:ed|ing)?\b|approv\w+|listed|zertifi\w*|zertifikat|belge\w*|сертификат\w*|شهاد\w+|گواهی"
    r"|certyfikat\w*|chứng chỉ|chứng nhận|sertifik\w*|ใบรับรอง|มาตรฐาน|תעוד\w+|תקן|认证|認證|証書|证书|認証|인증"
    r"|ISO|RoHS"
)
URGENT: Final = re.compile(
    r"(?i)\b(?:urgent(?:ly|e|emente)?|asap|as soon as possible|immediately|by return|dringend|eilig|schnellstmöglich"
    r"|lo antes posible|cuanto antes|a la brevedad|o mais rápido|o quanto antes|com urgência"
    r"|dès que possible|au plus vite"
    r"|en urgence|il prima possibile|al più presto|pilne|jak najszybciej|срочно|как можно скорее|acil(?:en)?"
    r"|en kısa sürede|spoed|zo snel mogelijk|gấp|càng sớm càng tốt|segera|secepatnya)\b"
    r"|紧急|急需|尽快|儘快|至急|お急ぎ|긴급|급합니다|عاجل|في أسرع وقت|فوری|דחוף|בהקדם|ด่วน"
)

_STOP: Final = (
    r"from|for|with|and|as|in|to|at|by|please|which|that|on|we|could|can"
    r"|con|para|desde|hacia|por|que|cuyo|com|desde|pour|avec|dans|depuis|für|mit|aus|ab|nach|zum|per|con|per|da|voor|met"
    r"|uit|dla|z|do|от|для|из|с|на|в|için|olan"
)
_ENGLISH: Final = (
    r"interested in|looking for|supply us|quote (?:us )?(?:for )?|quotation for|price (?:list )?(?:for|of)"
    r"|inquiry (?:for|about)|rfq (?:for)?|purchase|buy|import"
)
_OTHERS: Final = (
    r"interesad[oa]s? en(?: comprar)?|estamos buscando|buscamos|cotización (?:para|de)|cotizar|queremos comprar"
    r"|interessad[oa]s? em(?: comprar)?|interesse em|cotação (?:para|de)|orçamento (?:para|de)|gostaríamos de comprar"
    r"|devis pour|intéressés? par|nous recherchons|nous cherchons|souhaitons acheter|offre (?:de prix )?pour"
    r"|angebot (?:für|über)|interessieren uns für|wir suchen|preis(?:e|liste)? für|anfrage (?:für|zu|über)"
    r"|preventivo per|interessati a(?:ll[ae]?)?|cerchiamo|offerta per|offerte voor|op zoek naar|geïnteresseerd in"
    r"|ofertę na|wycenę|szukamy|jesteśmy zainteresowani|нас интересуют?|интересует|предложение на|хотим купить"
    r"|требуются?|закупаем|muốn mua|cần mua|quan tâm đến|ingin membeli|mencari|penawaran (?:untuk|harga)"
)
_FILLER: Final = (
    r"your|the|some|a|an|of|to\s+buy|following|for|sus?|los|las|el|la|un|una|unos|unas|os|as|o|uma|des|les|de|du|vos"
    r"|den|die|das|ihre|einige|gli|le|i|il|ваши|máy|các"
)
#: Behind the words that ask for it, up to what ends a phrase.
PRODUCT: Final = re.compile(
    rf"(?i)\b(?:(?P<en>{_ENGLISH})|{_OTHERS})\s+(?:(?:{_FILLER})\s+)*(?P<product>[^\W\d_][\w'’/ -]{{2,60}}?)"
    rf"(?=[.,;:!?\n(]|\s+\d|\s+(?:{_STOP})\b|$)"
)
PRODUCT_HAN: Final = re.compile(
    r"(?:采购|採購|求购|求購|购买|購買|订购|訂購|想买|询价|寻找|需求产品|产品名称)[:：]?(?:一批|贵司的?|你们的?|你司的?|以下)?"
    rf"(?P<product>[{_HAN}A-Za-z][{_HAN}A-Za-z0-9 -]{{1,24}}?)(?=\d|[,，。.；;、\s！!?？（(]|数量|的?报价|$)"
)
#: "The product, so many": where the quantity follows its product, or stands before it without a word between.
PRODUCT_BEFORE: Final = re.compile(
    r"(?P<ja>[\u30a0-\u30ff\u4e00-\u9fffA-Za-z]{3,24})(?=[\s、]?\d[\d,]*\s?(?:個|本|枚|台|セット))"
    r"|(?P<ko>[\uac00-\ud7a3A-Za-z]{2,12}(?: [\uac00-\ud7a3A-Za-z]{2,12})?)(?= \d[\d,]*\s?(?:개|세트|박스))"
    r"|(?:سعر ل(?:عدد )?|شراء|خرید|לרכוש|ซื้อ)\s*(?:\d[\d,.]*\s?\S+\s+(?:من\s+|של\s+)?)?"
    r"(?P<rtl>[^\W\d_][^\d,،.:\n]{2,30}?)(?=[,،.:\n]| هستیم|\s?จำนวน|$)"
)
#: Units behind which a product stands without a preposition: "2.000 Stück Schrauben M8", "3000 adet tencere için".
BARE_UNIT: Final = re.compile(r"(?i)^(?:stück|stk|stuks|adet|tane|szt|sztuk|cái|chiếc|buah|шт|штук)$")
BARE_PRODUCT: Final = re.compile(
    rf"\.?\s+(?!(?:{_STOP}|per|pro|je|za|w|pr|monatlich|bitte)\b)"
    rf"(?P<product>[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){{0,3}}?)"
    rf"(?=[.,;:!?\n(]|\s+\d|\s+(?:{_STOP})\b|$)"
)
NO_PRODUCT: Final = re.compile(
    r"(?i)^(?:to|is|are|a|an|our|someone|somebody|any|early|help|us|me|products?|items?|goods|price|you|your"
    r"|more|it|this|that|these|them|information|details|catalog\w*"
    r"|quotation|offer|order|cooperation|business|supplier|manufacturer|company|help|samples?|know|reliable|good"
    r"|new|below|list|best|the|following|once|lo|siguientes?|para|im|med|zu|den|mit|por|para|tools|productos?|produtos?|produits?|produkte?|prodotti|proveedor\w*|fornecedor\w*|fournisseurs?"
    r"|lieferanten|fornitor\w*|продукци\w*|поставщик\w*|товар\w*|informa\w*|cooperar|collabor\w*|nous|uns)\b"
    r"|^(?:产品|商品|意向|计划|部|经理|供应商|贵公司|公司|以下|样品|サンプル|初回|샘플|연간|ل?لأصناف|الأصناف|المنتجات|البضاعة|dostawc\w*)"
    r"|\w(?:ıyor|iyor|uyor|üyor)\w*$"
)

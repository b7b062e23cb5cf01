"""What a text speaks of, whatever language it is in: a file that comes along, a bank account, a name left open."""

import re
from typing import Final

#: Words by which a text speaks of a file that comes along, a language a line. A product that can be attached, a German
#: `Anlage` (a plant) and the like are no files.
_FILES: Final = (
    r"\battach(?:ed|ment|ments|ing)?\b(?! to (?:the|a|an|our|your|each|it)\b)|\benclosed\b"
    r"|\bplease find\b.{0,30}\b(?:file|pdf|list|invoice)\b",
    r"附件|附上|随附|隨附|见附|檢附|附档|附檔|附图|附圖",
    r"\badjunt(?:o|a|os|as|é|amos|ado|ada|ados|adas|ar)\b|\banexo\b|\banexamos\b",
    r"\bem anexo\b|\banex(?:o|os|a|as|ei|amos|ado|ada|ados|adas)\b",
    r"во вложении|вложени[еия]|прилага(?:ю|ем|ется)|прикладыва|прикреп|приложен[аыо]? (?:файл|к письму)|в приложении к",
    r"مرفق|أرفق|نرفق|تجدون طيه|طيّه",
    r"\bci-joint(?:e|es|s)?\b|\bpi[èe]ces? jointes?\b|\ben annexe\b|\bjoint à ce\b"
    r"|\bje (?:vous )?joins\b|\bnous joignons\b",
    r"\bim anhang\b|\bangeh[äa]ngt\b|\banbei\b|\bbeigef[üu]gt\b|\bbeiliegend\b"
    r"|\b(?:siehe|als|in der|in den) anlagen?\b",
    r"\ballegat[oaie]\b|\ballego\b|\balleghiamo\b",
    r"\bekte(?:ki|dir)?\b|\bekli(?:dir)?\b|\bilişikte\b|\bekledim\b",
    r"添付",
    r"첨부",
    r"đính kèm",
    r"\bza[łl][ąa]cz(?:am|amy|niku|nik|niki|eniu|ony|ona|one)\b",
    r"\bbijlagen?\b|\bbijgevoegd[e]?\b|\bbijgaand[e]?\b",
    r"\bv příloze\b|\bpřiklád[áa]m\b|\bv prílohe\b",
    r"у вкладенні|вкладенн[яі]|прикріпл|додаю файл",
    r"\bterlampir\b|\blampiran\b",
    r"แนบ",
    r"پیوست|ضمیمه",
    r"מצורף|מצורפת|מצורפים|מצ[״\"]ב",
    r"\bmellékel(?:ve|ten|jük|em)\b|\bcsatol(?:va|tam|tuk|mány)\b",
    r"\bbifoga(?:r|d|de|t)\b|\bvedhæft\w*|\bvedlagt\b|\bvedlegg\b|\bliitteenä\b",
    r"\bata[șş]at\b|\banexat\b|\bataşament\b",
    r"συνημμέν|επισυνάπτ",
    r"संलग्न",
)
_BANK_WORDS: Final = (
    r"\bIBAN\b|\bSWIFT\b|\bBIC\b|\bbank (?:details|account)\b|\bbeneficiary\b|\baccount (?:no|number)\b"
    r"|\brouting number\b|\bsort code\b|\bremittance (?:details|route)\b",
    r"银行账[号户]|银行[帐賬]|开户行|账号[：:]|收款(?:账户|帐户|人|銀行|银行)|銀行帳[號戶]|匯款帳|汇款(?:路线|信息|账)",
    r"\bcuenta bancaria\b|\bdatos bancarios\b|\bCLABE\b|\bconta bancária\b|\bdados bancários\b",
    r"банковски[ех] реквизит|расч[её]тный сч[её]т|банківські реквізити",
    r"الحساب البنكي|رقم الحساب|الحساب المصرفي|الآيبان",
    r"\bcoordonnées bancaires\b|\bRIB\b|\bbankverbindung\b|\bkontonummer\b|\bcoordinate bancarie\b",
    r"\bbanka hesab|\bhesap numaras|振込先|銀行口座|口座番号|계좌\s?번호|은행 계좌|tài khoản ngân hàng|số tài khoản",
    r"\brachun(?:ek|ku) bankow|\bnumer konta\b|\bbankrekening\b|\brekeningnummer\b",
)
_SPEAKS: Final = re.compile("|".join(_FILES), re.IGNORECASE)
_BANK: Final = re.compile("|".join(_BANK_WORDS), re.IGNORECASE)
_IBAN: Final = re.compile(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30})\b")
#: A variable that nobody filled: `{{name}}`, `{name}`, `[Name]`, `%NAME%`, `XXX`, 【客户名】.
_VARIABLE: Final = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\{%[^{}\n]{0,60}%\}|\$\{[^{}\n]{1,40}\}|(?<!\w)\{[a-zA-Z_][\w .]{1,30}\}|%[A-Z_]{3,30}%"
    r"|[\[【<《](?:first name|last name|name|your name|company|company name|date|price|amount|product|nombre|nom|imię"
    r"|ad|客户名称?|客戶名稱?|姓名|公司(?:名称?)?|产品|价格|日期|имя|компания|الاسم|اسم العميل)[\]】>》]"
    r"|(?<!\w)X{3,}(?!\w)|(?<!\w)_{4,}(?!\w)",
    re.IGNORECASE,
)


def spoken_file(text: str) -> str | None:
    """The words by which the text speaks of a file that comes along; None for none."""
    found = _SPEAKS.search(text)
    return found[0].strip() if found else None


def open_place(text: str) -> str | None:
    """A place in the text that nobody filled in; None for none."""
    found = _VARIABLE.search(text)
    return found[0] if found else None


def speaks_of_bank(text: str) -> bool:
    """Whether the text holds bank details or speaks of them."""
    return has_iban(text) or _BANK.search(text) is not None


def has_iban(text: str) -> bool:
    """Whether an IBAN stands in the text (ISO 13616: mod-97 of its digits is 1)."""
    for match in _IBAN.finditer(text.upper()):
        plain = match[1].replace(" ", "")
        for length in range(min(len(plain), 34), 14, -1):
            digits = "".join(str(int(c, 36)) for c in plain[4:length] + plain[:4])
            if int(digits) % 97 == 1:
                return True
    return False

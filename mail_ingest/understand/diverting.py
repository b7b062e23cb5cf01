"""Letters that send a buyer's money elsewhere: "our bank account has changed", by somebody who poses as the seller."""

import re
from typing import Final

from mail_ingest.parse.message import Address, ParsedMessage
from mail_ingest.parse.patterns import alternatives
from mail_ingest.understand.domains import is_free_mail
from mail_ingest.understand.inner import find_inner_authors
from mail_ingest.understand.letters import Letter
from mail_ingest.understand.lookalikes import look_alike

_CHANGED: Final = r"""
    \b(?:bank\w*|account|beneficiary|payment)\b(?:\s+\w+){0,2}\s+(?:has|have|had|was|were|is|are)\s+(?:been\s+|being\s+)?(?:recently\s+)?(?:chang\w+
    |updat\w+|replaced|closed|frozen|under\s+audit)|\b(?:new|updated|changed|alternative)\s+(?:bank\w*|account|beneficiary|remittance|wire)
    (?:\s+\w+){0,2}\b|\bchange\s+(?:of|in)\s+(?:our\s+)?(?:bank|account|beneficiary)
    |(?:neue|geänderte)\s+(?:bank|konto)\w*|(?:bank|konto)\w*\s+(?:hat|haben)\s+sich\s+geändert|nouve(?:au|lles?)\s+(?:rib|compte|coordonnées)
    |coordonnées\s+bancaires\s+ont\s+(?:été\s+)?chang|(?:nueva|nuevos?|cambio\s+de)\s+(?:cuenta|datos\s+bancarios)
    |(?:cuenta|datos)\s+bancari[ao]s?\s+(?:ha|han)\s+cambiado|(?:nova|novos|mudança\s+de)\s+(?:conta|dados\s+bancários)
    |nuov[oe]\s+(?:iban|conto|coordinate)|nieuwe?\s+(?:bank|rekening)\w*|now[ye]\w*\s+(?:konto|rachun)\w*|zmian\w+\s+(?:konta|rachunku)
    |nov[éý]\s+(?:účet|bankovní)|yeni\s+(?:banka|hesap)|hesa\w+\s+değiş|(?:новы[ей]|изменен\w+)\s+(?:\w+\s+)?(?:счет|счёт|реквизит)|реквизиты\s+измен
    |(?:银行|收款|公司)?(?:账户|账号|帳戶|帳號)[^。\n]{0,8}(?:变更|变动|更换|更改|變更|更換)|新(?:的)?(?:账户|账号|帳戶|银行)|口座[^。\n]{0,8}変更|新しい口座
    |계좌[^.\n]{0,8}변경|새\s*계좌|تغي[يّ]?ر\w*\s+(?:ال)?حساب|(?:ال)?حساب\s+(?:ال)?(?:بنكي\s+)?(?:ال)?جديد|tài\s+khoản\s+mới|rekening\s+baru
"""
_PAY: Final = r"""
    \b(?:pay|payments?|remit\w*|transfer\w*|wire|invoice|deposit|balance)\b|zahl\w+|überweis\w*|rechnung|paiement|virement|facture|pago|pagar
    |transferencia|factura|pagamento|fatura|bonifico|fattura|betaling|factuur|płatno\w+|przelew|faktur\w*|platb\w+|ödeme|havale|fatura|оплат\w*
    |платеж\w*|перевод|付款|汇款|匯款|货款|貨款|汇至|振込|支払|송금|입금|결제|الدفع|تحويل|thanh\s+toán|pembayaran
"""
#: The reader asks for an account instead of telling one.
_ASKS: Final = r"""
    \b(?:send|tell|give|confirm|share|need|want|could|may|what)\b[^.!?\n]{0,40}\byour\s+(?:\w+\s+){0,2}(?:bank|account)|your\s+(?:bank\s+)?account|ihre\s+bank|您的账户|贵司账户
"""
_TOLD = re.compile(alternatives(_CHANGED))
_MONEY = re.compile(alternatives(_PAY))
_ASKED = re.compile(alternatives(_ASKS))
#: One of them stands in every such letter: quicker to look for than the phrases.
_ACCOUNTS: Final = re.compile(
    "bank|account|beneficiary|konto|compte|coordonnées|rib|cuenta|banc|conta|conto|iban|rekening|rachun|účet|hesa[pb]"
    "|счет|счёт|реквизит|账|帳|银行|口座|계좌|حساب|khoản"
)


def diverts_payment(parsed: ParsedMessage | Letter, author: Address | None, body: str, whole: str) -> bool:
    """A letter that tells of another bank account to pay to, from free mail, from a domain that imitates one of the
    conversation, or with answers going elsewhere. `body` is the new text, `whole` all of it, with what is quoted."""
    if author is None:
        return False
    text = f"{parsed.subject}\n{body[:3000]}".lower()
    if not _ACCOUNTS.search(text):
        return False
    if not _TOLD.search(text) or not _MONEY.search(text) or _ASKED.search(text):
        return False
    if is_free_mail(author.domain):
        return True
    if any(one.domain not in {"", author.domain} for one in parsed.reply_to):
        return True
    quoted = (one.author for one in find_inner_authors(whole))
    others = {one.domain for one in (*parsed.to, *parsed.cc, *quoted)}
    known = {domain for domain in others if domain and not is_free_mail(domain)}
    return look_alike(author.domain, known - {author.domain}) is not None

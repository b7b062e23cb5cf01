"""What servers' answers mean."""

import pytest

from backend.outreach.bounces.classes import classify


@pytest.mark.parametrize(
    ("status", "code", "text", "kind"),
    [
        ("5.1.1", 550, "No such user here", "address"),
        ("5.1.2", None, "Host unknown", "address"),
        ("5.1.3", None, "", "address"),
        ("5.1.6", None, "Mailbox has moved", "address"),
        ("5.1.10", 550, "RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "address"),
        ("5.2.1", 550, "The email account that you tried to reach is disabled", "address"),
        ("5.2.2", 552, "Mailbox full", "mailbox_full"),
        ("4.2.2", 452, "The email account that you tried to reach is over quota", "mailbox_full"),
        ("4.4.7", None, "Message expired", "temporary"),
        ("5.4.7", None, "Delivery expired", "temporary"),
        ("5.4.4", None, "Unable to route", "temporary"),
        ("4.7.1", 451, "Greylisted, please try again later", "policy"),
        ("5.2.3", 552, "Message exceeds the maximum size", "too_big"),
        ("5.3.4", 552, "Message too big for system", "too_big"),
        ("5.7.1", 554, "Message rejected as spam", "policy"),
        (None, 554, "Your message looks like SPAM", "policy"),
        ("5.4.5", 550, "Daily user sending limit exceeded", "throttled"),
        ("4.7.28", 421, "Our system has detected an unusual rate of unsolicited mail", "throttled"),
        (None, 451, "MI:SFQ 163 smtp10, too many", "throttled"),
        (None, 554, "Your mail is sent too frequently", "throttled"),
        ("5.7.26", 550, "This mail has been blocked because the sender is unauthenticated", "authentication"),
        ("5.7.515", 550, "Access denied, sending domain does not meet the required level", "authentication"),
        ("5.0.0", None, "", "unknown"),
        (None, 550, "收件人邮件地址不存在，邮件无法送达", "address"),
        (None, 550, "User not found: li@gongchang.example", "address"),
        (None, 552, "收件人邮箱空间已满", "mailbox_full"),
        (None, 550, "邮件大小超过限制", "too_big"),
        (None, 554, "对方拒收：垃圾邮件", "policy"),
        (None, 550, "发信过于频繁", "throttled"),
        (None, 550, "Почтовый ящик переполнен", "mailbox_full"),
        (None, 550, "Такого пользователя не существует", "address"),
        (None, 550, "El buzón del destinatario está lleno", "mailbox_full"),
        (None, 550, "Adresse inconnue", "address"),
        (None, 550, "Empfänger unbekannt", "address"),
        (None, 550, "宛先不明です", "address"),
        (None, 550, "用户被锁定", "address"),
        (None, 550, "La casella di posta è piena", "mailbox_full"),
        (None, 550, "메일함 용량 초과", "mailbox_full"),
        (None, 550, "수신자를 찾을 수 없습니다", "address"),
        (None, 550, "Nie ma takiego użytkownika", "address"),
        (None, 550, "Hộp thư đầy", "mailbox_full"),
        (None, 550, "Превышен размер письма", "too_big"),
        ("4.3.2", 432, "Concurrent connections limit exceeded", "throttled"),
        (None, 550, "Mail content denied", "policy"),
        ("5.1.8", 550, "Access denied, bad outbound sender AS(42004)", "policy"),
        ("5.4.1", 550, "Recipient address rejected: Access denied. AS(201806281)", "address"),
        ("5.2.2", 554, "STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded",
         "mailbox_full"),
        ("5.4.310", 550, "DNS domain acme.example does not exist [Message=InfoDomainNonexistent]", "address"),
        (None, None, "User x (x@y.example) not listed in Domino Directory", "address"),
        (None, None, "This user doesn't have a yahoo.com account (buyer@yahoo.com) [0]", "address"),
        (None, None, "Sorry, I couldn't find any host named acme-trade.example. (#5.1.2)", "address"),
        (None, None, "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)", "temporary"),
        (None, None, "all relevant MX records point to non-existent hosts", "address"),
        (None, None, "您发送的邮件被对方退回：对方邮箱已满", "mailbox_full"),
        (None, None, "退信原因：收件人所属域名不存在，邮件无法送达。host not found", "address"),
        (None, None, "退信原因：发送频率过快,对方服务器拒收", "throttled"),
        (None, 554, "RP:RCL 163", "throttled"),
        (None, 421, "4.7.0 [TSS04] Messages temporarily deferred due to user complaints", "throttled"),
        ("5.0.0", 550, "Die Mailbox ist voll (Quota überschritten)", "mailbox_full"),
        ("5.0.0", 552, "Cuota excedida", "mailbox_full"),
        ("5.0.0", 550, "Usuário desconhecido", "address"),
        ("5.0.0", 550, "صندوق البريد الخاص بالمستلم ممتلئ", "mailbox_full"),
        ("5.0.0", 550, "ไม่พบผู้รับ", "address"),
        ("5.0.0", 552, "メールボックスの容量を超えています", "mailbox_full"),
    ],
)  # fmt: skip
def test_by_reason_not_by_first_digit(status: str | None, code: int | None, text: str, kind: str) -> None:
    assert classify(status=status, code=code, text=text).kind == kind


def test_a_temporary_refusal_is_never_hard() -> None:
    assert not classify(status="4.1.1", code=450, text="User unknown, try again").hard


def test_a_senders_address_that_is_refused_is_not_the_recipients() -> None:
    assert classify(status="5.1.8", code=553, text="Domain of sender address does not exist").kind == "policy"

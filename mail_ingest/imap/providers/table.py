"""The providers that we know by name. Collected from their help pages; limits that are not published are left open."""

from typing import Final

from i18n.messages import N_
from mail_ingest.imap.providers.profile import Endpoint, Provider, Quirks


def _imap(host: str) -> Endpoint:
    return Endpoint(host, 993, "tls")


def _smtp(host: str) -> Endpoint:
    return Endpoint(host, 465, "tls")


def _submission(host: str) -> Endpoint:
    return Endpoint(host, 587, "starttls")


_QQ_HELP = N_(
    "Open QQ Mail on the web, go to Settings, Account, switch on IMAP/SMTP and create an authorization code. Under "
    "the same heading, set how far back mail programs may fetch to “all”. The code ends when your QQ password changes."
)
_NETEASE_HELP = N_(
    "Open your mailbox on the web, go to Settings, POP3/SMTP/IMAP, switch on IMAP and create an authorization code. "
    "Enter that code here, not your password."
)
_NETEASE_QUIRKS = Quirks(always_send_id=True, stores_sent_mail=True)
_GOOGLE_HELP = N_(
    "Turn on 2-step verification in your Google account, create an app password and enter its 16 letters here. In a "
    "company, the administrator has to allow it."
)
_MICROSOFT_HELP = N_("Microsoft accepts no passwords from mail programs: sign in on Microsoft's own page.")

PROVIDERS: Final[tuple[Provider, ...]] = (
    Provider(
        slug="gmail",
        name="Gmail",
        domains=("gmail.com", "googlemail.com"),
        mx=("google.com", "googlemail.com"),
        imap=_imap("imap.gmail.com"),
        smtp=_smtp("smtp.gmail.com"),
        secret="app_password",  # noqa: S106 - the kind of secret, not one
        help=_GOOGLE_HELP,
        quirks=Quirks(stores_sent_mail=True, all_mail_folder=True, daily_download=2_500_000_000),
    ),
    Provider(
        slug="microsoft365",
        name="Microsoft 365",
        mx=("mail.protection.outlook.com", "mail.protection.partner.outlook.cn"),
        imap=_imap("outlook.office365.com"),
        smtp=_submission("smtp.office365.com"),
        secret="oauth",  # noqa: S106
        help=_MICROSOFT_HELP,
        quirks=Quirks(stores_sent_mail=True),
    ),
    Provider(
        slug="outlook",
        name="Outlook.com",
        domains=(
            *("outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.fr", "outlook.de", "outlook.es"),
            *("outlook.com.br", "outlook.jp", "outlook.it", "outlook.com.tr", "outlook.sa", "outlook.in"),
            *("hotmail.co.uk", "hotmail.fr", "hotmail.de", "hotmail.es", "hotmail.it", "hotmail.com.br"),
            *("live.cn", "live.fr", "live.co.uk", "live.nl", "live.com.mx"),
        ),
        mx=("olc.protection.outlook.com",),
        imap=_imap("outlook.office365.com"),
        smtp=_submission("smtp-mail.outlook.com"),
        secret="oauth",  # noqa: S106
        help=_MICROSOFT_HELP,
        quirks=Quirks(stores_sent_mail=True),
    ),
    Provider(
        slug="qq",
        name=N_("QQ Mail"),
        domains=("qq.com", "vip.qq.com", "foxmail.com"),
        imap=_imap("imap.qq.com"),
        smtp=_smtp("smtp.qq.com"),
        secret="authorization_code",  # noqa: S106
        help=_QQ_HELP,
        quirks=Quirks(stores_sent_mail=True),
    ),
    Provider(
        slug="exmail",
        name=N_("Tencent Exmail"),
        mx=("exmail.qq.com", "mxbiz1.qq.com", "mxbiz2.qq.com"),
        imap=_imap("imap.exmail.qq.com"),
        smtp=_smtp("smtp.exmail.qq.com"),
        secret="password",  # noqa: S106
        help=N_(
            "Use your mailbox password. If “secure login” is switched on, open Exmail on the web, go to Settings, "
            "WeChat binding, and create a client password; enter that one. Your administrator can switch IMAP off."
        ),
        quirks=Quirks(stores_sent_mail=True),
    ),
    Provider(
        slug="netease",
        name=N_("NetEase Mail"),
        domains=("163.com", "126.com", "yeah.net", "vip.163.com", "vip.126.com", "188.com"),
        imap=_imap("imap.163.com"),
        smtp=_smtp("smtp.163.com"),
        secret="authorization_code",  # noqa: S106
        help=_NETEASE_HELP,
        quirks=_NETEASE_QUIRKS,
    ),
    Provider(
        slug="netease-enterprise",
        name=N_("NetEase Enterprise Mail"),
        mx=("qiye163mx01.mxmail.netease.com", "qiye163mx02.mxmail.netease.com", "mxmail.netease.com", "qiye.163.com"),
        imap=_imap("imap.qiye.163.com"),
        smtp=Endpoint("smtp.qiye.163.com", 994, "tls"),
        secret="authorization_code",  # noqa: S106
        help=_NETEASE_HELP,
        quirks=_NETEASE_QUIRKS,
    ),
    Provider(
        slug="aliyun",
        name=N_("Alibaba Mail"),
        mx=("mxhichina.com", "qiye.aliyun.com", "mxw.mxhichina.com"),
        imap=_imap("imap.qiye.aliyun.com"),
        smtp=_smtp("smtp.qiye.aliyun.com"),
        secret="password",  # noqa: S106
        help=N_(
            "If your company asks for a client password, open Alibaba Mail on the web, go to Settings, Account "
            "and security, and create one of 16 characters; enter that one here."
        ),
    ),
    Provider(
        slug="aliyun-personal",
        name=N_("Aliyun Mail"),
        domains=("aliyun.com",),
        imap=_imap("imap.aliyun.com"),
        smtp=_smtp("smtp.aliyun.com"),
        secret="password",  # noqa: S106
    ),
    Provider(
        slug="sina",
        name=N_("Sina Mail"),
        domains=("sina.com", "sina.cn", "vip.sina.com"),
        imap=_imap("imap.sina.com"),
        smtp=_smtp("smtp.sina.com"),
        secret="authorization_code",  # noqa: S106
        help=_NETEASE_HELP,
    ),
    Provider(
        slug="yandex",
        name="Yandex Mail",
        domains=(
            "yandex.ru",
            "yandex.com",
            "ya.ru",
            "yandex.by",
            "yandex.kz",
            "yandex.ua",
            "yandex.com.tr",
            "narod.ru",
        ),
        mx=("mx.yandex.net", "mx.yandex.ru"),
        imap=_imap("imap.yandex.com"),
        smtp=_smtp("smtp.yandex.com"),
        secret="app_password",  # noqa: S106
        help=N_(
            "Allow mail programs in Yandex Mail's settings, create an app password for mail in your Yandex ID, and "
            "enter it here."
        ),
    ),
    Provider(
        slug="mailru",
        name="Mail.ru",
        domains=("mail.ru", "bk.ru", "list.ru", "inbox.ru", "internet.ru"),
        mx=("mxs.mail.ru", "emx.mail.ru"),
        imap=_imap("imap.mail.ru"),
        smtp=_smtp("smtp.mail.ru"),
        secret="app_password",  # noqa: S106
        help=N_("Create a password for external applications in the security settings of Mail.ru and enter it here."),
    ),
    Provider(
        slug="zoho",
        name="Zoho Mail",
        domains=("zohomail.com", "zoho.com"),
        imap=_imap("imap.zoho.com"),
        smtp=_smtp("smtp.zoho.com"),
        secret="password",  # noqa: S106
        help=N_(
            "Switch on IMAP in Zoho Mail's settings. With two-factor sign-in, create an app-specific password and "
            "enter it here."
        ),
    ),
    *(
        Provider(
            slug=f"zoho-{region}",
            name="Zoho Mail",
            domains=domains,
            mx=mx,
            imap=_imap(f"imappro.zoho.{top}"),
            smtp=_smtp(f"smtppro.zoho.{top}"),
            secret="password",  # noqa: S106
            help=N_(
                "Switch on IMAP in Zoho Mail's settings. With two-factor sign-in, create an app-specific password and "
                "enter it here."
            ),
        )
        for region, top, domains, mx in (
            ("pro", "com", (), ("mx.zoho.com", "mx2.zoho.com", "mx3.zoho.com")),
            ("eu", "eu", ("zohomail.eu",), ("mx.zoho.eu", "mx2.zoho.eu", "mx3.zoho.eu")),
            ("in", "in", ("zohomail.in",), ("mx.zoho.in", "mx2.zoho.in", "mx3.zoho.in")),
            ("cn", "com.cn", (), ("mx.zoho.com.cn", "mx2.zoho.com.cn")),
        )
    ),
    Provider(
        slug="yahoo",
        name="Yahoo Mail",
        domains=(
            *(
                "yahoo.com",
                "ymail.com",
                "rocketmail.com",
                "yahoo.co.uk",
                "yahoo.fr",
                "yahoo.de",
                "yahoo.es",
                "yahoo.it",
            ),
            *("yahoo.com.br", "yahoo.com.mx", "yahoo.com.ar", "yahoo.co.in", "yahoo.in", "yahoo.ca", "yahoo.com.au"),
            *("yahoo.com.tr", "yahoo.com.vn", "yahoo.co.id", "yahoo.com.ph", "yahoo.com.sg", "yahoo.com.hk"),
        ),
        mx=("yahoodns.net",),
        imap=_imap("imap.mail.yahoo.com"),
        smtp=_smtp("smtp.mail.yahoo.com"),
        secret="app_password",  # noqa: S106
        help=N_("Create an app password in the security settings of your Yahoo account and enter it here."),
        quirks=Quirks(stores_sent_mail=True),
    ),
    Provider(
        slug="aol",
        name="AOL Mail",
        domains=("aol.com", "aim.com"),
        imap=_imap("imap.aol.com"),
        smtp=_smtp("smtp.aol.com"),
        secret="app_password",  # noqa: S106
        help=N_("Create an app password in the security settings of your AOL account and enter it here."),
        quirks=Quirks(stores_sent_mail=True),
    ),
    Provider(
        slug="icloud",
        name="iCloud Mail",
        domains=("icloud.com", "me.com", "mac.com"),
        mx=("mail.icloud.com",),
        imap=_imap("imap.mail.me.com"),
        smtp=_submission("smtp.mail.me.com"),
        secret="app_password",  # noqa: S106
        help=N_("Create an app-specific password at account.apple.com and enter it here."),
    ),
    Provider(
        slug="fastmail",
        name="Fastmail",
        domains=("fastmail.com", "fastmail.fm"),
        mx=("messagingengine.com",),
        imap=_imap("imap.fastmail.com"),
        smtp=_smtp("smtp.fastmail.com"),
        secret="app_password",  # noqa: S106
        help=N_("Create an app password in Fastmail's settings, Privacy and security, and enter it here."),
        quirks=Quirks(compress=True),
    ),
    Provider(
        slug="gmx",
        name="GMX",
        domains=("gmx.de", "gmx.net", "gmx.at", "gmx.ch"),
        imap=_imap("imap.gmx.net"),
        smtp=_smtp("mail.gmx.net"),
        secret="password",  # noqa: S106
        help=N_("Allow access by IMAP in the e-mail settings of GMX; with two-factor sign-in, use an app password."),
    ),
    Provider(
        slug="webde",
        name="WEB.DE",
        domains=("web.de",),
        imap=_imap("imap.web.de"),
        smtp=_smtp("smtp.web.de"),
        secret="password",  # noqa: S106
        help=N_("Allow access by IMAP in the e-mail settings of WEB.DE; with two-factor sign-in, use an app password."),
    ),
    Provider(
        slug="ionos",
        name="IONOS",
        mx=("kundenserver.de", "ionos.de", "ionos.com", "ionos.co.uk", "ionos.fr", "ionos.es", "1and1.com"),
        imap=_imap("imap.ionos.com"),
        smtp=_smtp("smtp.ionos.com"),
        secret="password",  # noqa: S106
    ),
    Provider(
        slug="ovh",
        name="OVHcloud",
        mx=("mail.ovh.net", "ovh.net"),
        imap=_imap("ssl0.ovh.net"),
        smtp=_smtp("ssl0.ovh.net"),
        secret="password",  # noqa: S106
    ),
    Provider(
        slug="naver",
        name="Naver Mail",
        domains=("naver.com",),
        imap=_imap("imap.naver.com"),
        smtp=_smtp("smtp.naver.com"),
        secret="app_password",  # noqa: S106
        help=N_("Switch on IMAP in Naver Mail's settings; with two-step verification, create an app password."),
        local_part_login=True,
    ),
)

"""What a provider asks for instead of the password, and where a person finds it: data, not code.

Menus were read from the providers' help pages; they move now and then, so each guide names the page to begin at.
"""

from typing import Final, Literal

import msgspec

from i18n.messages import N_

OAuthSlug = Literal["google", "microsoft"]


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """How a person gets the secret of a mailbox. All but `page`, where to begin, are message ids."""

    why: str
    steps: tuple[str, ...]
    page: str | None = None
    note: str | None = None


_CODE_WHY: Final = N_(
    "Mail programs do not use your password here but an authorization code (授权码): a second password that the "
    "provider makes for one program. Your own password stays secret, and you can end the code at any time."
)
_APP_WHY: Final = N_(
    "Mail programs do not use your password here but an app password: a second password that the provider makes for "
    "one program. Your own password stays secret, and you can end the app password at any time."
)
_CLIENT_WHY: Final = N_(
    "Your company may ask for a client password (客户端专用密码) here: a second password for mail programs. Try your "
    "mailbox password first if you have none."
)
_PASTE: Final = N_("Copy what it shows and paste it here. It is shown once; you can always make a new one.")
_TWO_STEPS: Final = N_("Switch on two-step verification, if it is not on yet.")

_NETEASE_STEPS: Final = (
    N_("Open your mailbox in the browser and choose Settings (设置), then POP3/SMTP/IMAP."),
    N_("Switch on the IMAP/SMTP service (IMAP/SMTP服务). The provider asks you to confirm by text message."),
    N_("Choose to add an authorization password (新增授权密码)."),
    _PASTE,
)

GUIDES: Final[dict[str, Guide]] = {
    "qq": Guide(
        why=_CODE_WHY,
        steps=(
            N_("Open QQ Mail in the browser and choose Settings (设置), then Account (账号与安全)."),
            N_("Under POP3/IMAP/SMTP, switch on the service and confirm by text message."),
            N_("Under “how far back”, choose all mail (全部), or older mail stays hidden from Lading."),
            _PASTE,
        ),
        page="https://mail.qq.com",
        note=N_("The code ends when the QQ password is changed: make a new one then."),
    ),
    "exmail": Guide(
        why=_CLIENT_WHY,
        steps=(
            N_("Open Tencent Exmail in the browser and choose Settings (设置), then Client settings (客户端设置)."),
            N_("Switch on IMAP/SMTP. If you cannot, your company's Exmail administrator has switched it off."),
            N_("If secure login (安全登录) is on, make a client password (客户端专用密码) below WeChat binding."),
            _PASTE,
        ),
        page="https://exmail.qq.com",
    ),
    "netease": Guide(why=_CODE_WHY, steps=_NETEASE_STEPS, page="https://mail.163.com"),
    "netease-enterprise": Guide(
        why=_CODE_WHY,
        steps=_NETEASE_STEPS,
        page="https://qiye.163.com",
        note=N_("If the menu is missing, your company's mail administrator has to allow mail programs first."),
    ),
    "aliyun": Guide(
        why=_CLIENT_WHY,
        steps=(
            N_("Open Alibaba Mail in the browser and choose Settings, then Account and security (账户与安全)."),
            N_("Make a third-party client password (三方客户端安全密码) of 16 characters."),
            _PASTE,
        ),
        page="https://qiye.aliyun.com",
        note=N_("The password may end after a time that your company has set."),
    ),
    "sina": Guide(
        why=_CODE_WHY,
        steps=(
            N_("Open Sina Mail in the browser and choose Settings, then Client POP/IMAP/SMTP (客户端pop/imap/smtp)."),
            N_("Switch on the IMAP/SMTP service and make an authorization code (授权码)."),
            _PASTE,
        ),
        page="https://mail.sina.com.cn",
    ),
    "gmail": Guide(
        why=_APP_WHY,
        steps=(
            N_("Open the security page of your Google account."),
            _TWO_STEPS,
            N_("Search there for “app passwords” and make one named Lading."),
            N_("Copy the 16 letters and paste them here. They are shown once; you can always make new ones."),
        ),
        page="https://myaccount.google.com/security",
        note=N_(
            "In a company, an administrator may have switched app passwords off; then sign in with Google instead."
        ),
    ),
    "yahoo": Guide(
        why=_APP_WHY,
        steps=(
            N_("Open the security page of your Yahoo account."),
            N_("Choose to generate an app password and name it Lading."),
            _PASTE,
        ),
        page="https://login.yahoo.com/account/security",
    ),
    "aol": Guide(
        why=_APP_WHY,
        steps=(
            N_("Open the security page of your AOL account."),
            N_("Choose to generate an app password and name it Lading."),
            _PASTE,
        ),
        page="https://login.aol.com/account/security",
    ),
    "icloud": Guide(
        why=_APP_WHY,
        steps=(
            N_("Sign in to your Apple account in the browser."),
            N_("Under sign-in and security, choose app-specific passwords and make one named Lading."),
            _PASTE,
        ),
        page="https://account.apple.com",
    ),
    "yandex": Guide(
        why=_APP_WHY,
        steps=(
            N_("In Yandex Mail's settings, under mail programs, allow access by IMAP and with app passwords."),
            N_("In your Yandex ID, under security, make an app password for mail."),
            _PASTE,
        ),
        page="https://id.yandex.com/security/app-passwords",
    ),
    "mailru": Guide(
        why=_APP_WHY,
        steps=(
            N_("Open the security settings of your Mail.ru account."),
            N_("Under passwords for external applications, make one with access to mail by IMAP and SMTP."),
            _PASTE,
        ),
        page="https://account.mail.ru/user/2-step-auth/passwords",
    ),
    "fastmail": Guide(
        why=_APP_WHY,
        steps=(
            N_("In Fastmail's settings, open privacy and security, then app passwords."),
            N_("Make one with access to mail (IMAP/SMTP)."),
            _PASTE,
        ),
        page="https://app.fastmail.com/settings/security/apps",
    ),
}
"""By the provider's slug; a provider without a guide takes the mailbox's password."""

#: The providers whose mailboxes can be opened by signing in on the provider's own page.
OAUTH: Final[dict[str, OAuthSlug]] = {"gmail": "google", "microsoft365": "microsoft", "outlook": "microsoft"}

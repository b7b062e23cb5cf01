"""Mail domains: who could stand behind one."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from publicsuffixlist import PublicSuffixList

_WORDS: Final = """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com yahoo.com ymail.com
    rocketmail.com myyahoo.com aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me
    tutanota.com tutanota.de tuta.io tuta.com keemail.me fastmail.com fastmail.fm zohomail.com zoho.com gmx.com gmx.de
    gmx.net gmx.at gmx.ch gmx.us gmx.co.uk gmx.fr web.de mail.com email.com usa.com consultant.com engineer.com
    europe.com asia.com post.com dr.com inbox.com inbox.lv hushmail.com lycos.com excite.com juno.com netzero.net
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net
    rogers.com shaw.ca sympatico.ca telus.net videotron.ca
    qq.com vip.qq.com foxmail.com 163.com 126.com yeah.net 188.com vip.163.com vip.126.com sina.com sina.cn vip.sina.com
    sohu.com vip.sohu.com tom.com 139.com 189.cn wo.cn 21cn.com aliyun.com 263.net eyou.com chinaren.com hinet.net
    yahoo.com.cn yahoo.cn live.cn pchome.com.tw seed.net.tw netvigator.com
    naver.com hanmail.net daum.net nate.com kakao.com
    yahoo.co.jp ybb.ne.jp docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp au.com nifty.com biglobe.ne.jp ocn.ne.jp
    so-net.ne.jp
    mail.ru bk.ru list.ru inbox.ru internet.ru yandex.ru yandex.com ya.ru yandex.by yandex.kz yandex.ua yandex.com.tr
    narod.ru rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru pochta.ru mail.ua ukr.net i.ua meta.ua bigmir.net
    tut.by mail.kz mail.bg abv.bg dir.bg
    t-online.de freenet.de arcor.de online.de 1und1.de vodafone.de kabelmail.de posteo.de mailbox.org bluewin.ch
    hispeed.ch sunrise.ch aon.at chello.at
    orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr
    libero.it virgilio.it alice.it tin.it tiscali.it tim.it inwind.it iol.it fastwebnet.it email.it poste.it aruba.it
    telefonica.net terra.es ono.com movistar.es ya.com euskaltel.net
    btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk btopenworld.com
    eircom.net
    hetnet.nl kpnmail.nl ziggo.nl planet.nl home.nl chello.nl xs4all.nl upcmail.nl telenet.be skynet.be proximus.be
    wp.pl o2.pl onet.pl op.pl poczta.onet.pl interia.pl interia.eu gazeta.pl poczta.fm vp.pl tlen.pl
    seznam.cz centrum.cz email.cz post.cz atlas.cz volny.cz azet.sk zoznam.sk centrum.sk freemail.hu citromail.hu
    indamail.hu
    telia.com spray.se bredband.net comhem.se online.no start.no broadpark.no mail.dk jubii.dk tdcadsl.dk stofanet.dk
    luukku.com kolumbus.fi elisanet.fi suomi24.fi
    sapo.pt clix.pt netcabo.pt mail.pt iol.pt uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com
    r7.com oi.com.br zipmail.com.br
    prodigy.net.mx terra.com.mx fibertel.com.ar ciudad.com.ar speedy.com.ar arnet.com.ar adinet.com.uy vtr.net
    une.net.co cantv.net
    mynet.com ttmail.com superonline.com turk.net hotmail.com.tr
    walla.co.il walla.com 012.net.il netvision.net.il bezeqint.net
    otenet.gr forthnet.gr in.gr mail.gr freemail.gr hol.gr
    rediffmail.com sify.com vsnl.net vsnl.com bsnl.in in.com indiatimes.com yahoo.co.in sancharnet.in airtelmail.in
    dhaka.net bdcom.com cyber.net.pk nexlinx.net.pk emirates.net.ae eim.ae maktoob.com batelco.com.bh omantel.net.om
    qatar.net.qa link.net gawab.com
    singnet.com.sg pacific.net.sg streamyx.com tm.net.my bigpond.com bigpond.net.au optusnet.com.au iinet.net.au
    tpg.com.au westnet.com.au xtra.co.nz slingshot.co.nz telkom.net indo.net.id cbn.net.id plasa.com
    vnn.vn hn.vnn.vn hcm.vnn.vn fpt.vn mwebbiz.co.za mweb.co.za telkomsa.net vodamail.co.za webmail.co.za absamail.co.za
    yopmail.com mailinator.com guerrillamail.com trashmail.com 10minutemail.com maildrop.cc
    onmicrosoft.com privaterelay.appleid.com
"""
FREE_MAIL: Final = frozenset(_WORDS.split())
#: Providers that the operator knows beside ours; set once at the start of a process.
_more_free_mail: set[str] = set()

# yahoo.fr, hotmail.co.uk, outlook.com.br and so on.
_BRANDS = re.compile(r"(?:yahoo|hotmail|outlook|live|gmx|yandex|ymail|zohomail)\.(?:com?\.)?[a-z]{2,3}$")

# The domains behind list software, shops and platforms that relay mail for others.
RELAYS: Final = frozenset(
    [
        "googlegroups.com",
        "groups.io",
        "yahoogroups.com",
        "lists.sourceforge.net",
        "sourceforge.net",
        "alibaba.com",
        "service.alibaba.com",
        "notice.alibaba.com",
        "message.alibaba.com",
        "made-in-china.com",
        "globalsources.com",
        "dhgate.com",
        "ebay.com",
        "members.ebay.com",
        "amazon.com",
        "marketplace.amazon.com",
        "linkedin.com",
        "facebookmail.com",
        "twitter.com",
        "x.com",
        "mailchimp.com",
        "mcsv.net",
        "sendgrid.net",
        "amazonses.com",
        "mailgun.org",
        "sparkpostmail.com",
        "hubspotemail.net",
        "tradeindia.com",
        "indiamart.com",
        "europages.com",
    ]
)

_ROLES: Final = frozenset(
    [
        "info",
        "information",
        "sales",
        "sale",
        "marketing",
        "office",
        "contact",
        "contacts",
        "contacto",
        "contato",
        "kontakt",
        "admin",
        "administration",
        "administrator",
        "support",
        "service",
        "services",
        "help",
        "helpdesk",
        "hello",
        "mail",
        "email",
        "team",
        "export",
        "exports",
        "exporter",
        "import",
        "imports",
        "purchase",
        "purchasing",
        "procurement",
        "buyer",
        "buying",
        "orders",
        "order",
        "customerservice",
        "customer-service",
        "customercare",
        "enquiry",
        "enquiries",
        "inquiry",
        "inquiries",
        "accounts",
        "accounting",
        "account",
        "finance",
        "billing",
        "invoice",
        "invoices",
        "hr",
        "jobs",
        "career",
        "careers",
        "webmaster",
        "postmaster",
        "hostmaster",
        "abuse",
        "root",
        "security",
        "press",
        "media",
        "pr",
        "legal",
        "logistics",
        "shipping",
        "warehouse",
        "operations",
        "reception",
        "secretary",
        "general",
        "trade",
        "trading",
        "commercial",
        "comercial",
        "compras",
        "ventas",
        "vendas",
        "verkauf",
        "einkauf",
        "vertrieb",
        "bestellung",
        "buero",
        "zentrale",
        "commandes",
        "achats",
        "commerciale",
        "acquisti",
        "vendite",
        "amministrazione",
        "ufficio",
        "biuro",
        "zakupy",
        "sprzedaz",
        "obchod",
        "satis",
        "satinalma",
        "ihracat",
        "bilgi",
        "muhasebe",
        "zakaz",
        "zakup",
        "sklad",
        "secretariat",
        "direction",
        "administracion",
        "xiaoshou",
        "waimao",
        "yewu",
        "caigou",
        "overseas",
        "international",
        "intl",
        "global",
        "business",
        "biz",
        "company",
    ]
)
_NO_REPLY = re.compile(
    r"(?i)(?:^|[._+-])(?:do[._-]?)?no[t]?[._-]?(?:reply|response|replies)|noreply|donotreply|nao-?responda"
    r"|no-?responder"
    r"|ne-?pas-?repondre|nicht-?antworten|^(?:mailer-daemon|postmaster|bounces?|notifications?|alerts?"
    r"|automailer|robot|daemon)(?:[+-].*)?$"
)


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=8192)
def registrable_domain(domain: str) -> str | None:
    """The part that somebody registered: `example.co.uk` for `mail.example.co.uk`. Below a private suffix everybody
    has a domain of their own (`shop.myshopify.com`). None for a bare suffix, an IP address or nonsense."""
    name = domain.strip().rstrip(".").lower()
    if "." not in name or name.startswith("[") or re.fullmatch(r"[\d.]+", name):
        return None
    found: str | None = _suffixes().privatesuffix(name)
    return found


def add_free_mail(domains: Iterable[str]) -> None:
    """Count further domains as free mail in this process."""
    _more_free_mail.update(domain.strip().rstrip(".").lower() for domain in domains)


def is_free_mail(domain: str) -> bool:
    """Anybody can have an address there, so it says nothing about a company."""
    name = domain.strip().rstrip(".").lower()
    registered = registrable_domain(name) or name
    known = any(one in FREE_MAIL or one in _more_free_mail for one in (name, registered))
    return known or _BRANDS.match(name) is not None


def is_relay(domain: str) -> bool:
    """Lists and platforms: the domain is theirs, not the author's."""
    name = domain.strip().rstrip(".").lower()
    return name in RELAYS or (registrable_domain(name) or name) in RELAYS


def is_role_address(address: str) -> bool:
    """An address that belongs to a desk rather than to a person: info@, sales2@."""
    local = address.rpartition("@")[0].casefold()
    words = [word for word in re.split(r"[._+\d-]+", local) if word]
    return bool(words) and all(word in _ROLES for word in words)


def is_no_reply(address: str) -> bool:
    """An address that nobody reads."""
    return _NO_REPLY.search(address.rpartition("@")[0]) is not None


def company_domain(address: str) -> str | None:
    """The registrable domain of an address if it can stand for a company."""
    domain = address.rpartition("@")[2]
    if not domain or is_free_mail(domain) or is_relay(domain):
        return None
    return registrable_domain(domain)

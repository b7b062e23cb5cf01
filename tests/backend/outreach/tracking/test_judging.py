"""What a hit is worth: machine, likely or certainly a person, or nobody can tell."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from backend.outreach.tracking.judging import Facts, Hit, Judgement, judge, judge_alone
from backend.outreach.tracking.rules import load_rules
from backend.outreach.tracking.words import because
from tenants.orm import new_id

SENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FACTS = Facts(sent_at=SENT, link_count=6)
GOOGLE = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
HOME, OFFICE = "203.0.113.7", "198.51.100.20"
LINKS = [new_id() for _ in range(6)]


def hit(seconds: float, kind: Any = "open", **others: Any) -> Hit:
    given = {"ip": HOME, "user_agent": CHROME, **others}
    if kind == "click":
        given.setdefault("link_id", LINKS[0])
    return Hit(id=new_id(), kind=kind, at=SENT + timedelta(seconds=seconds), **given)


def verdicts(*hits: Hit, facts: Facts = FACTS) -> list[Judgement]:
    found = judge(hits, facts, load_rules()).judgements
    return [found[each.id] for each in hits]


def test_gmails_proxy_right_after_delivery_is_a_machine() -> None:
    [found] = verdicts(hit(1.2, user_agent=GOOGLE, ip="66.249.84.1"))
    assert (found.verdict, found.reason, found.counts) == ("machine", "proxy_prefetch", False)


def test_gmails_proxy_hours_later_is_likely_a_person() -> None:
    [found] = verdicts(hit(3 * 3600, user_agent=GOOGLE, ip="66.249.84.1"))
    assert (found.verdict, found.reason, found.counts) == ("human", "proxy", True)
    assert "Device and place are unknown" in because(found.reason, found.details, "en")


def test_apples_privacy_protection_tells_nothing() -> None:
    [found] = verdicts(hit(40 * 60, user_agent="Mozilla/5.0"))
    assert (found.verdict, found.reason, found.counts) == ("unknown", "privacy_proxy", False)


def test_gmails_prefetcher_with_its_false_name_is_a_machine() -> None:
    name = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0"
    assert verdicts(hit(5, user_agent=name))[0].verdict == "machine"


def test_what_a_browser_fetches_ahead_is_a_machines() -> None:
    for header in ("sec-purpose", "purpose", "x-purpose"):
        [found] = verdicts(hit(3600, "click", headers={header: "prefetch;prerender"}))
        assert (found.verdict, found.reason) == ("machine", "prefetch")
    assert verdicts(hit(3600, "click", headers={"x-moz": "prefetch"}))[0].verdict == "machine"


def test_asking_only_for_the_head_is_no_click() -> None:
    [found] = verdicts(hit(3600, "click", method="HEAD"))
    assert (found.verdict, found.reason, found.counts) == ("machine", "method", False)


def test_all_links_at_once_are_a_scanner_and_a_later_click_is_a_person() -> None:
    scan = [hit(100 + n * 0.7, "click", link_id=LINKS[n], ip="192.0.2.9") for n in range(6)]
    shown = hit(101, ip="192.0.2.9")
    person = hit(7300, "click", ip=HOME)
    found = verdicts(*scan, shown, person)
    assert [each.verdict for each in found] == ["machine"] * 7 + ["human"]
    assert found[0].reason == "many_links"


def test_both_of_two_links_at_once_are_a_scanner() -> None:
    both = [hit(60, "click", link_id=LINKS[0]), hit(61, "click", link_id=LINKS[1])]
    assert {each.verdict for each in verdicts(*both, facts=Facts(sent_at=SENT, link_count=2))} == {"machine"}
    assert {each.verdict for each in verdicts(*both)} == {"human"}


def test_a_check_of_safe_links_and_then_the_browser_are_one_click() -> None:
    found = verdicts(hit(8, "click", ip="40.107.22.5"), hit(11, "click", ip=HOME))
    assert [each.counts for each in found] == [False, True]
    assert found[0].reason == "filter_network"


def test_clicks_that_come_too_fast_are_machines() -> None:
    assert verdicts(hit(1.5, "click"))[0].reason == "too_fast"
    assert verdicts(hit(30, "click"))[0].verdict == "human"


def test_the_hidden_link_gives_a_scanner_away_with_all_that_it_did() -> None:
    found = verdicts(
        hit(500, "trap", ip="192.0.2.9", link_id=LINKS[5]),
        hit(505, "click", ip=OFFICE),
        hit(2000, ip="192.0.2.77"),
        hit(9000, "click", ip=HOME),
    )
    assert [each.verdict for each in found] == ["machine", "machine", "machine", "human"]


def test_programs_that_are_no_browsers() -> None:
    for agent in ("python-requests/2.32", "curl/8.5", "Go-http-client/2.0", "HeadlessChrome/120", "", "WhatsApp/2.23"):
        assert verdicts(hit(3600, "click", user_agent=agent))[0].verdict == "machine", agent


def test_security_companies_networks_are_doubtful_and_not_machines() -> None:
    [found] = verdicts(hit(3600, "click", ip="148.163.150.1"))
    assert (found.verdict, found.reason, found.counts) == ("unknown", "vendor_network", False)


def test_unlisted_image_proxies_are_doubtful() -> None:
    assert verdicts(hit(3600, user_agent="QQMail ImageProxy/1.0"))[0].verdict == "unknown"


def test_wechats_browser_is_a_person() -> None:
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1.15 MicroMessenger/8.0.50 Language/zh_CN"
    assert verdicts(hit(3600, "click", user_agent=agent))[0].verdict == "human"


def test_the_same_act_counts_once() -> None:
    found = verdicts(hit(3600, "click"), hit(3612, "click"), hit(3615, "click", link_id=LINKS[1]), hit(4000, "click"))
    assert [each.counts for each in found] == [True, False, True, True]


def test_an_own_look_does_not_count() -> None:
    facts = Facts(sent_at=SENT, own=frozenset({(HOME, CHROME)}))
    assert [each.verdict for each in verdicts(hit(60), hit(60, ip=OFFICE), facts=facts)] == ["own", "human"]


def test_one_browser_that_shows_and_follows_is_certain() -> None:
    found = verdicts(hit(600), hit(640, "click"), hit(900, ip=OFFICE, user_agent=FIREFOX))
    assert [each.verdict for each in found] == ["certain", "certain", "human"]


def test_who_answered_has_certainly_read() -> None:
    facts = Facts(sent_at=SENT, replied_at=SENT + timedelta(hours=2))
    found = verdicts(hit(3600, user_agent=GOOGLE), hit(3 * 3600, user_agent=GOOGLE), facts=facts)
    assert [(each.verdict, each.reason) for each in found] == [("certain", "answered_after"), ("human", "proxy")]


def test_two_readers_at_the_same_time_were_forwarded_to() -> None:
    hits = [hit(600), hit(700, ip=OFFICE, user_agent=FIREFOX)]
    assert judge(hits, FACTS, load_rules()).forwarded == {"readers": 2.0}
    later = [hit(600), hit(7000, ip=OFFICE, user_agent=FIREFOX)]
    assert judge(later, FACTS, load_rules()).forwarded is None


def test_a_source_that_is_not_kept_still_counts_for_what_it_was() -> None:
    proxy = judge_alone(hit(1.0, user_agent=GOOGLE), FACTS, load_rules())
    browser = judge_alone(hit(3600), FACTS, load_rules())
    kept = [
        msgspec.structs.replace(hit(1.0, ip=None, user_agent=None), alone=proxy),
        msgspec.structs.replace(hit(3600, ip=None, user_agent=None), alone=browser),
    ]
    assert [each.verdict for each in verdicts(*kept)] == ["machine", "human"]


@pytest.mark.parametrize(
    ("agent", "kind", "verdict"),
    [
        # Programs in which people read and follow links.
        ("Mozilla/4.0 (compatible; ms-office; MSOffice 16)", "open", "human"),
        ("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17126; Pro)", "open", "human"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)", "open", "human"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Thunderbird/128.4.0", "open", "human"),
        ("Outlook-iOS/723.4127091.prod.iphone (4.28.0)", "open", "human"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1.15 Mobile/15E148 QQMail/6.5.3", "click", "human"),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36 Lark/7.20",
            "click",
            "human",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 AVG/142", "click", "human"),
        # Image proxies.
        ("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", "open", "human"),
        ("QQMail ImageProxy/1.0", "open", "unknown"),
        ("Mozilla/5.0", "open", "unknown"),
        (GOOGLE, "click", "machine"),
        # Scanners, previews, programs.
        ("Mozilla/5.0 (compatible; BarracudaCentral; url check)", "click", "machine"),
        ("Mozilla/5.0 (compatible; proofpoint-url-defense/1.0)", "click", "machine"),
        ("Mimecast URL Scanner", "click", "machine"),
        ("Mozilla/5.0 (compatible; Google-Safety; +http://www.google.com/bot.html)", "click", "machine"),
        ("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5", "click", "machine"),
        ("DingTalkBot-LinkService/1.0", "click", "machine"),
        ("Mozilla/5.0 (compatible; YandexImageResizer/2.0)", "open", "machine"),
        ("AdsBot-Google (+http://www.google.com/adsbot.html)", "click", "machine"),
        ("python-httpx/0.27", "open", "machine"),
        ("Java/17.0.2", "click", "machine"),
        ("   ", "open", "machine"),
    ],
)
def test_programs_by_their_names(agent: str, kind: str, verdict: str) -> None:
    assert verdicts(hit(3600, kind, user_agent=agent))[0].verdict == verdict


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("40.93.1.2", "machine"),
        ("52.103.0.9", "machine"),
        ("104.47.10.10", "machine"),
        ("104.47.200.1", "human"),
        ("2a01:111:f403:c000::1", "machine"),
        ("::ffff:40.107.22.5", "machine"),
        ("209.222.82.1", "unknown"),
        ("205.220.161.7", "unknown"),
        ("207.211.30.9", "unknown"),
        ("68.232.130.2", "unknown"),
        ("20.50.1.1", "human"),
    ],
)
def test_networks_of_filters_and_of_those_through_whom_people_browse(address: str, verdict: str) -> None:
    assert verdicts(hit(3600, "click", ip=address))[0].verdict == verdict


def test_a_scanner_in_a_cloud_follows_every_link_from_elsewhere() -> None:
    spread = [hit(90 + n, "click", link_id=LINKS[n], ip=f"192.0.{n}.9") for n in range(4)]
    assert {each.reason for each in verdicts(*spread)} == {"many_links"}
    two_people = [hit(90, "click", link_id=LINKS[0]), hit(95, "click", link_id=LINKS[1], ip=OFFICE)]
    assert {each.verdict for each in verdicts(*two_people)} == {"human"}
    assert {each.verdict for each in verdicts(*two_people, facts=Facts(sent_at=SENT, link_count=2))} == {"human"}


def test_two_links_in_the_same_second_are_no_hand() -> None:
    at_once = [hit(10800, "click", link_id=LINKS[0]), hit(10800.4, "click", link_id=LINKS[1])]
    assert [(each.verdict, each.reason) for each in verdicts(*at_once)] == [("machine", "many_links")] * 2
    by_hand = [hit(10800, "click", link_id=LINKS[0]), hit(10803, "click", link_id=LINKS[1])]
    assert {each.verdict for each in verdicts(*by_hand)} == {"human"}


def test_who_asks_for_the_head_first_is_a_link_checker() -> None:
    found = verdicts(
        hit(40, "click", method="HEAD"), hit(40.5, "click"), hit(7200, "click"), hit(41, "click", ip=OFFICE)
    )
    assert [each.reason for each in found] == ["method", "beside_probe", "browser", "browser"]


def test_a_preview_pane_is_an_open_and_no_click() -> None:
    found = verdicts(hit(20), hit(21), hit(600))
    assert [each.counts for each in found] == [True, False, True]


def test_a_link_fetched_ahead_and_then_followed_is_one_click() -> None:
    found = verdicts(hit(300, "click", headers={"sec-purpose": "prefetch"}), hit(301, "click"))
    assert [each.counts for each in found] == [False, True]


def test_every_reason_is_said_in_words() -> None:
    rules = load_rules()
    codes = {rule.code for rule in rules.agent if rule.verdict != "proxy"} | {
        "own", "trap", "beside_trap", "method", "beside_probe", "prefetch", "filter_network", "vendor_network",
        "proxy_prefetch", "proxy", "too_fast", "many_links", "browser", "answered_after", "opened_and_clicked",
    }  # fmt: skip
    details = {"who": "x", "seconds": 1.0, "links": 3.0, "method": "HEAD"}
    for code in codes:
        for locale in ("en", "zh-CN", "ar"):
            said = because(code, details, locale)
            assert said != code
            assert "{" not in said

"""What is sent to robots and push services, and what their answers mean: no network."""

import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey

from backend.alerts.channels import push, robots
from backend.alerts.channels.robots import Robot, RobotKind

_AT = datetime.fromtimestamp(1767225600, UTC)
_BROWSER = push.Subscription(
    "https://updates.push.services.mozilla.com/wpush/v2/x",
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
)


def test_dingtalk_signs_time_and_secret() -> None:
    assert robots.dingtalk_signature(1767225600000, "SEC-lading-demo") == (
        "yGzTKQYRxdfzdZdrlv44kzqTP%2BPhHuh%2FMaH5BzapPmk%3D"
    )
    asked = robots.request(
        "dingtalk", Robot("https://oapi.dingtalk.com/robot/send?access_token=t", "SEC-lading-demo"), "到期", _AT
    )
    assert asked.url.endswith("&timestamp=1767225600000&sign=yGzTKQYRxdfzdZdrlv44kzqTP%2BPhHuh%2FMaH5BzapPmk%3D")
    assert json.loads(asked.body) == {"msgtype": "text", "text": {"content": "到期"}}


def test_feishu_signs_nothing_under_time_and_secret() -> None:
    assert robots.feishu_signature(1599360473, "demo") == "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="
    asked = robots.request("feishu", Robot("https://open.feishu.cn/open-apis/bot/v2/hook/x", "demo"), "Hi", _AT)
    body = json.loads(asked.body)
    assert body["timestamp"] == "1767225600"
    assert body["sign"] == robots.feishu_signature(1767225600, "demo")
    assert (body["msg_type"], body["content"]) == ("text", {"text": "Hi"})


@given(text=st.text(max_size=3000), most=st.integers(min_value=8, max_value=2048))
def test_a_text_is_cut_between_characters(text: str, most: int) -> None:
    cut = robots.fit(text, most)
    assert len(cut.encode()) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_a_keyword_survives_the_cut() -> None:
    asked = robots.request("wecom", Robot("https://qyapi.weixin.qq.com/x", keyword="跟进"), "很长" * 2000, _AT)
    content = json.loads(asked.body)["text"]["content"]
    assert content.endswith("\n跟进")
    assert len(content.encode()) <= 2048


@pytest.mark.parametrize(
    ("kind", "status", "body", "outcome", "seconds", "problem"),
    [
        ("dingtalk", 200, {"errcode": 0, "errmsg": "ok"}, "sent", 0, None),
        ("dingtalk", 200, {"errcode": 130101, "errmsg": "send too fast"}, "pause", 600, "robot-busy"),
        ("dingtalk", 200, {"errcode": 310000, "errmsg": "keywords not in content"}, "refused", 0, "robot-security"),
        ("wecom", 200, {"errcode": 45009, "errmsg": "api freq out of limit"}, "pause", 60, "robot-busy"),
        ("wecom", 200, {"errcode": 93000, "errmsg": "invalid webhook url"}, "refused", 0, "robot-gone"),
        ("feishu", 200, {"code": 0}, "sent", 0, None),
        ("feishu", 200, {"code": 19021, "msg": "sign match fail"}, "refused", 0, "robot-signature"),
        ("feishu", 200, {"code": 11232, "msg": "frequency limited"}, "pause", 60, "robot-busy"),
        ("feishu", 502, {}, "pause", 60, "robot-busy"),
        ("wecom", 200, [1], "refused", 0, "robot-refused"),
    ],
)
def test_the_code_in_the_body_decides(
    kind: RobotKind, status: int, body: object, outcome: str, seconds: float, problem: str | None
) -> None:
    verdict = robots.judge(kind, status, json.dumps(body).encode())
    assert (verdict.outcome, verdict.seconds, verdict.problem) == (outcome, seconds, problem)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://oapi.dingtalk.com/robot/send?access_token=x", True),
        ("http://oapi.dingtalk.com/robot/send", False),
        ("https://oapi.dingtalk.com@evil.example/", False),
        ("https://user@oapi.dingtalk.com/", False),
        ("https://oapi.dingtalk.com.evil.example/", False),
        ("https://[bad/", False),
        ("https://robots.anchor.example/", True),
    ],
)
def test_robots_live_at_known_hosts(url: str, *, allowed: bool) -> None:
    assert robots.host_allowed("dingtalk", url, frozenset({"robots.anchor.example"})) is allowed


def test_the_example_of_rfc_8291() -> None:
    ephemeral = ec.derive_private_key(
        int.from_bytes(push.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), ec.SECP256R1()
    )
    sealed = push.encrypt(
        _BROWSER,
        b"When I grow up, I want to be a watermelon",
        salt=push.decode("DGv6ra1nlYgDCS1FRnbzlw"),
        ephemeral=ephemeral,
    )
    assert push.encode(sealed) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95"
        "bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_the_largest_message_fills_a_body_and_a_larger_one_is_refused() -> None:
    assert len(push.encrypt(_BROWSER, b"x" * push.MOST_BYTES)) == 4096
    with pytest.raises(push.PushTooLargeError):
        push.encrypt(_BROWSER, b"x" * (push.MOST_BYTES + 1))


def test_the_server_signs_for_the_services_origin() -> None:
    key = push.server_key(b"k" * 32)
    headers = push.headers(_BROWSER, key, contact="mailto:o@lading.example", seconds=3600, topic="a" * 40, at=1_000_000)
    token = headers["Authorization"].removeprefix("vapid t=").partition(",")[0]
    public = ECKey.import_key(
        {"kty": "EC", "crv": "P-256", "x": push.encode(push.decode(key.public)[1:33]),
         "y": push.encode(push.decode(key.public)[33:])}
    )  # fmt: skip
    claims = jwt.decode(token, public).claims
    assert claims == {
        "aud": "https://updates.push.services.mozilla.com", "exp": 1_043_200, "sub": "mailto:o@lading.example",
    }  # fmt: skip
    assert (headers["TTL"], headers["Topic"], len(key.public)) == ("3600", "a" * 32, 87)
    assert push.server_key(b"k" * 32).public == key.public


@pytest.mark.parametrize(
    ("status", "outcome", "problem"),
    [
        (201, "sent", None),
        (404, "gone", "push-ended"),
        (410, "gone", "push-ended"),
        (403, "refused", "push-key"),
        (413, "refused", "push-too-large"),
        (429, "pause", "push-busy"),
        (503, "pause", "push-busy"),
    ],
)
def test_what_a_push_service_answers(status: int, outcome: str, problem: str | None) -> None:
    verdict = push.judge(status, "120", b"")
    assert (verdict.outcome, verdict.problem) == (outcome, problem)
    assert verdict.seconds == (120 if outcome == "pause" else 0)


@pytest.mark.parametrize(
    "endpoint", ["http://fcm.googleapis.com/x", "https://127.0.0.1/x", "https://fcm.googleapis.com.evil.example/x"]
)
def test_a_browser_is_not_alerted_anywhere_else(endpoint: str) -> None:
    with pytest.raises(push.BadSubscriptionError):
        push.check(push.Subscription(endpoint, _BROWSER.p256dh, _BROWSER.auth), frozenset())


def test_keys_that_are_no_keys_are_refused() -> None:
    with pytest.raises(push.BadSubscriptionError):
        push.check(push.Subscription(_BROWSER.endpoint, "AAAA", _BROWSER.auth), frozenset())

"""Which bin signals speak for, and what the classifier makes of decisions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.customers.bins.classifier import ENOUGH, Model, may_act, measure
from backend.customers.bins.features import Described, features
from backend.customers.bins.reasons import REASON_CODES, REASONS, reason_text
from backend.customers.bins.rules import Tally, judge
from mail_ingest.understand.result import MessageKind

KINDS = [kind.value for kind in MessageKind]
COUNTS = st.integers(0, 3)
TALLIES = st.builds(
    Tally,
    free_mail=st.booleans(),
    kinds=st.dictionaries(st.sampled_from(KINDS), st.integers(1, 3), max_size=4),
    answered_us=COUNTS,
    we_answered=COUNTS,
    we_wrote=COUNTS,
    named=COUNTS,
    machines=st.dictionaries(st.sampled_from(KINDS), st.integers(1, 3), max_size=3),
)


@pytest.mark.parametrize(
    ("tally", "bin_", "reasons"),
    [
        (Tally(kinds={"reply": 1}, answered_us=1, we_wrote=1), "customer", ("answered_us",)),
        (Tally(kinds={"inquiry": 1}, we_answered=1, we_wrote=1), "customer", ("we_answered",)),
        (Tally(kinds={"order": 1, "payment": 1}, we_wrote=1), "customer", ("ordered", "paid")),
        (Tally(kinds={"inquiry": 1}), "candidate", ("inquiry",)),
        (Tally(kinds={"other": 1}), "candidate", ("wrote",)),
        (Tally(kinds={"inquiry": 1}, free_mail=True), "candidate", ("inquiry", "free_mail")),
        (Tally(we_wrote=2), "candidate", ("we_wrote",)),
        (Tally(named=1), "candidate", ("introduced",)),
        (Tally(kinds={"pitch": 2}), "noise", ("pitch",)),
        (Tally(kinds={"pitch": 2}, free_mail=True), "candidate", ("free_mail", "pitch")),
        (Tally(kinds={"pitch": 1}, we_wrote=1), "candidate", ("we_wrote", "pitch")),
        (Tally(kinds={"scam": 1}, free_mail=True), "noise", ("scam",)),
        (Tally(machines={"newsletter": 9, "notification": 1}), "noise", ("newsletter",)),
        (Tally(machines={"notification": 1}), "noise", ("notification",)),
        (Tally(machines={"newsletter": 9}, kinds={"other": 1}), "candidate", ("wrote",)),
    ],
)
def test_what_the_signals_speak_for(tally: Tally, bin_: str, reasons: tuple[str, ...]) -> None:
    verdict = judge(tally)
    assert verdict is not None
    assert (verdict.bin, verdict.reasons) == (bin_, reasons)
    assert verdict.open is (bin_ == "candidate")


def test_nothing_known_decides_nothing() -> None:
    assert judge(Tally()) is None


@given(TALLIES)
def test_every_verdict_has_reasons_in_words(tally: Tally) -> None:
    verdict = judge(tally)
    if verdict is not None:
        assert verdict.reasons
        assert all(code in REASONS for code in verdict.reasons)


@given(TALLIES)
def test_a_person_on_free_mail_is_never_dropped(tally: Tally) -> None:
    verdict = judge(tally)
    if tally.free_mail and set(tally.kinds) - {"scam"}:
        assert verdict is not None
        assert verdict.bin != "noise"


@given(TALLIES)
def test_machines_alone_never_make_a_customer(tally: Tally) -> None:
    verdict = judge(Tally(machines=tally.machines, free_mail=tally.free_mail))
    assert verdict is None or verdict.bin == "noise"


def test_every_reason_has_words_in_every_language() -> None:
    assert set(REASON_CODES) == set(REASONS)
    for tag in ("zh-CN", "ar"):
        assert all(reason_text(code, tag) != REASONS[code] for code in REASON_CODES)
    assert reason_text("of-tomorrow", "en") == "of-tomorrow"


def _taught(rounds: int) -> Model:
    model = Model()
    for number in range(rounds):
        model.learn(["word:price", f"end:{number % 3}"], label=True)
        model.learn(["word:webinar", f"end:{number % 3}"], label=False)
    return model


def test_the_classifier_learns_what_tells_them_apart_and_keeps_still_until_it_knows_enough() -> None:
    assert Model().predict(["word:price"]) is None
    few, many = _taught(5), _taught(ENOUGH)
    report = measure([])
    assert not may_act(few, report, label=True)
    assert may_act(many, report, label=True)
    likely, unlikely = many.predict(["word:price", "end:1"]), many.predict(["word:webinar", "end:1"])
    assert likely is not None
    assert unlikely is not None
    assert likely > 0.9
    assert unlikely < 0.1


def test_a_classifier_that_was_wrong_keeps_still() -> None:
    wrong = measure([(0.99, False)] * 3 + [(0.99, True)] * 5 + [(0.01, False)] * 8)
    assert wrong.sure_customers.precision == pytest.approx(5 / 8)
    assert not may_act(_taught(ENOUGH), wrong, label=True)
    assert may_act(_taught(ENOUGH), wrong, label=False)


def test_precision_and_recall_are_those_of_the_guesses() -> None:
    report = measure([(0.9, True), (0.8, False), (0.3, True), (0.1, False)])
    assert (report.customers.said, report.customers.right, report.customers.were) == (2, 1, 2)
    assert (report.noise.precision, report.noise.recall) == (0.5, 0.5)
    assert measure([]).customers.precision is None


def test_the_classifier_forgets_what_says_least_before_it_grows_large() -> None:
    model = Model()
    for number in range(400):
        model.learn([f"word:{number}-{place}" for place in range(20)] + ["word:price"], label=number % 2 == 0)
    assert len(model.weights) <= 6000
    assert "" in model.weights


def test_features_name_nobody() -> None:
    found = features(
        Tally(kinds={"inquiry": 1}, free_mail=True, machines={"newsletter": 1}),
        Described("gmail.com", "BR", ("pt",), ("Preço ana@gmail.com 1000",)),
    )
    assert {"domain:free", "kind:inquiry", "country:BR", "language:pt", "word:preco"} <= set(found)
    assert not any("@" in name or "1000" in name for name in found)
    assert all(one < other for one, other in pairwise(found))

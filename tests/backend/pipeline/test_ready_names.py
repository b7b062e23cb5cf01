"""Names that we brought read in the reader's language; what somebody named stands."""

from backend.pipeline.ready_names import shown_name
from i18n.messages import translate


def test_ready_names_follow_the_reader_and_others_stand() -> None:
    chinese = translate("Inquiry", "zh-CN")
    assert chinese != "Inquiry"
    assert (shown_name("Inquiry", "zh-CN"), shown_name(chinese, "en")) == (chinese, "Inquiry")
    assert shown_name("Export orders", "ar") == translate("Export orders", "ar")
    assert shown_name("Our own stage", "zh-CN") == "Our own stage"

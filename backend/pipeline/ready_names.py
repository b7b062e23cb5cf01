"""Names that we brought, in the reader's language: a stage that nobody renamed reads as the reader would call it."""

from functools import lru_cache

from backend.pipeline.seeding import LOSS_REASONS, PIPELINE_NAME, STAGES
from i18n.locale import SUPPORTED
from i18n.messages import translate


@lru_cache(maxsize=1)
def _ours() -> dict[str, str]:
    """Every name that we bring, in every language, with the message that it is."""
    proofs = [proof.label for stage in STAGES for proof in (*stage.entry, *stage.exit) if proof.label]
    messages = [PIPELINE_NAME, *(stage.name for stage in STAGES), *LOSS_REASONS, *proofs]
    return {translate(message, locale.tag): message for message in messages for locale in SUPPORTED}


def shown_name(name: str, locale: str) -> str:
    """A name of ours as a reader is shown it; what somebody named stands as it is."""
    message = _ours().get(name)
    return name if message is None else translate(message, locale)

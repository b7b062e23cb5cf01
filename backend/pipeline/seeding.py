"""The pipeline of an export house, as every tenant finds it.

Order, proofs and lengths are those in use among export firms; probabilities are where a house may start until its own
conversion tells better (the screen shows that beside them).
"""

from dataclasses import dataclass
from typing import Final

from backend.pipeline.proofs import StageProof
from backend.pipeline.schemas.pipelines import GivenProof, GivenStage
from backend.pipeline.vocabulary import StageKind
from i18n.messages import N_, translate

PIPELINE_NAME: Final = N_("Export orders")
CURRENCY: Final = "USD"


@dataclass(frozen=True, slots=True)
class _Ready:
    """A stage to be brought; texts are message ids."""

    kind: StageKind
    name: str
    probability: int
    sla_days: int
    entry: tuple[StageProof, ...] = ()
    exit: tuple[StageProof, ...] = ()


STAGES: Final = (
    _Ready("inquiry", N_("Inquiry"), 10, 3, exit=(StageProof("field.contact"), StageProof("field.lines"))),
    _Ready("quotation", N_("Quotation"), 25, 15, entry=(StageProof("field.amount"),), exit=(StageProof("quote.sent"),)),
    _Ready("sample", N_("Sample"), 40, 30, exit=(StageProof("manual", N_("The sample is approved")),)),
    _Ready("contract", N_("PI / contract"), 60, 14, exit=(StageProof("order.confirmed"),)),
    _Ready("deposit", N_("Deposit"), 80, 10, exit=(StageProof("payment.deposit"),)),
    _Ready(
        "production", N_("Production"), 90, 60,
        entry=(StageProof("field.expected_ship_on"),), exit=(StageProof("manual", N_("The goods are ready")),),
    ),
    _Ready("inspection", N_("Inspection"), 92, 5, exit=(StageProof("paper.inspection_report"),)),
    _Ready("shipment", N_("Shipment"), 95, 10, exit=(StageProof("shipment.departed"),)),
    _Ready(
        "balance", N_("Balance"), 98, 30,
        entry=(StageProof("paper.bill_of_lading"),), exit=(StageProof("payment.balance"),),
    ),
    _Ready("after_sales", N_("After-sales"), 100, 30, exit=(StageProof("manual", N_("The customer was asked")),)),
)  # fmt: skip

LOSS_REASONS: Final = (
    N_("Price"),
    N_("Lead time"),
    N_("Minimum order quantity"),
    N_("Certification"),
    N_("Payment terms"),
    N_("Quality of the sample"),
    N_("Bought elsewhere"),
    N_("Project cancelled"),
    N_("No reply"),
)


def ready_stages(locale: str) -> list[GivenStage]:
    """The stages in a language."""
    return [
        GivenStage(
            name=translate(each.name, locale),
            kind=each.kind,
            probability=each.probability,
            sla_days=each.sla_days,
            entry_proofs=[_given(proof, locale) for proof in each.entry],
            exit_proofs=[_given(proof, locale) for proof in each.exit],
        )
        for each in STAGES
    ]


def _given(proof: StageProof, locale: str) -> GivenProof:
    return GivenProof(proof.kind, translate(proof.label, locale) if proof.label else None, proof.required)

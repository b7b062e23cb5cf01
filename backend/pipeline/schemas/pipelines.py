"""Pipelines, stages and loss reasons."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.pipeline.schemas.shared import Currency, Line, Name, Percent
from backend.pipeline.vocabulary import StageKind

SlaDays = Annotated[int, Meta(ge=1, le=1000)]
ProofName = Annotated[str, Meta(min_length=1, max_length=60)]


class ProofView(msgspec.Struct):
    """Something that a stage asks for. `text` is its name in the reader's language; `required` holds deals back."""

    kind: str
    label: str | None
    text: str
    required: bool


class GivenProof(msgspec.Struct):
    """Something that a stage shall ask for."""

    kind: ProofName
    label: Line | None = None
    required: bool = False


class Stage(msgspec.Struct):
    """A stage. `deals` are open in it."""

    id: UUID
    name: str
    kind: StageKind
    position: int
    probability: int
    sla_days: int | None
    entry_proofs: list[ProofView]
    exit_proofs: list[ProofView]
    deals: int


class GivenStage(msgspec.Struct, kw_only=True):
    """A stage as it shall be; without an id a new one."""

    id: UUID | None = None
    name: Name
    kind: StageKind = "other"
    probability: Percent
    sla_days: SlaDays | None = None
    entry_proofs: Annotated[list[GivenProof], Meta(max_length=20)] = []
    exit_proofs: Annotated[list[GivenProof], Meta(max_length=20)] = []


class Pipeline(msgspec.Struct):
    """A pipeline with its stages in order."""

    id: UUID
    name: str
    currency: str
    stages: list[Stage]
    version: int


class LossReason(msgspec.Struct):
    """Why deals are lost."""

    id: UUID
    name: str


class ProofKindView(msgspec.Struct):
    """A kind of proof that stages can ask for. `automatic`: Lading finds out by itself."""

    kind: str
    text: str
    automatic: bool


class PipelineList(msgspec.Struct):
    """The tenant's pipelines, why its deals are lost, what stages can ask for, and the currencies that sums can be
    asked in: the pipelines' own, then those that a rate is known of."""

    items: list[Pipeline]
    loss_reasons: list[LossReason]
    proof_kinds: list[ProofKindView]
    currencies: list[str]


class NewPipeline(msgspec.Struct, kw_only=True):
    """A pipeline; without stages it gets those of an export house."""

    name: Name
    currency: Currency = "USD"
    stages: Annotated[list[GivenStage], Meta(max_length=40)] | UnsetType = UNSET


class PipelinePatch(msgspec.Struct, kw_only=True):
    """Changes to a pipeline. `stages` is the whole list in its new order; stages that are missing go."""

    name: Name | UnsetType = UNSET
    currency: Currency | UnsetType = UNSET
    position: int | UnsetType = UNSET
    stages: Annotated[list[GivenStage], Meta(min_length=1, max_length=40)] | UnsetType = UNSET


class GivenLossReason(msgspec.Struct):
    """A reason as it shall be; without an id a new one."""

    name: Name
    id: UUID | None = None


class LossReasonList(msgspec.Struct):
    """All reasons, in their order; those that are missing go."""

    items: Annotated[list[GivenLossReason], Meta(max_length=50)]

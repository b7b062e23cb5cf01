"""Tables of the domain, one file a subject."""

from backend.pipeline.models.deals import (
    Deal,
    DealCompetitor,
    DealConversation,
    DealCounter,
    DealLine,
    DealOwner,
    DealProof,
)
from backend.pipeline.models.history import DealStageChange, SplitPassage, StagePace, StagePassage
from backend.pipeline.models.planning import DealTarget, SavedView
from backend.pipeline.models.stages import LossReason, Pipeline, PipelineStage

__all__ = [
    "Deal",
    "DealCompetitor",
    "DealConversation",
    "DealCounter",
    "DealLine",
    "DealOwner",
    "DealProof",
    "DealStageChange",
    "DealTarget",
    "LossReason",
    "Pipeline",
    "PipelineStage",
    "SavedView",
    "SplitPassage",
    "StagePace",
    "StagePassage",
]

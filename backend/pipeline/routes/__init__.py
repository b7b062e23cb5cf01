"""Deals over HTTP, one file a subject."""

from typing import Any

from backend.pipeline.exporting import export_deals
from backend.pipeline.routes.deals import DealController, company_deals, conversation_deals
from backend.pipeline.routes.insight import DealTargetController, DealViewController
from backend.pipeline.routes.moves import DealMoveController
from backend.pipeline.routes.pipelines import PipelineController, change_loss_reasons

ROUTES: list[Any] = [
    PipelineController,
    change_loss_reasons,
    DealController,
    DealMoveController,
    export_deals,
    company_deals,
    conversation_deals,
    DealTargetController,
    DealViewController,
]

"""What people do with deals: make, change, move, close; and how pipelines are set up."""

from backend.pipeline.service.bulk import edit_deals
from backend.pipeline.service.closing import close_deal, reopen_deal
from backend.pipeline.service.deals import change_deal, create_deal, link_conversation, unlink_conversation
from backend.pipeline.service.moves import move_and_name, move_deal, undo_move
from backend.pipeline.service.pipelines import (
    archive_pipeline,
    change_loss_reasons,
    change_pipeline,
    create_pipeline,
    ensure_pipelines,
)
from backend.pipeline.service.proving import confirm_proof, withdraw_proof

__all__ = [
    "archive_pipeline",
    "change_deal",
    "change_loss_reasons",
    "change_pipeline",
    "close_deal",
    "confirm_proof",
    "create_deal",
    "create_pipeline",
    "edit_deals",
    "ensure_pipelines",
    "link_conversation",
    "move_and_name",
    "move_deal",
    "reopen_deal",
    "undo_move",
    "unlink_conversation",
    "withdraw_proof",
]

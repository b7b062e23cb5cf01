"""HTTP of pools and handing over."""

from backend.pool.routes.handover import HandoverController
from backend.pool.routes.pools import HoldingController, PoolController, PoolLogController, PoolRuleController

ROUTES = [PoolController, PoolRuleController, HoldingController, PoolLogController, HandoverController]

__all__ = ["ROUTES"]

"""HTTP of pools, leads and handing over."""

from backend.pool.routes.pools import HoldingController, PoolController, PoolLogController, PoolRuleController

ROUTES = [PoolController, PoolRuleController, HoldingController, PoolLogController]

__all__ = ["ROUTES"]

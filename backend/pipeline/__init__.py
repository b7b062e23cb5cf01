"""Deals on their way: pipelines and stages, deals, the history of their stages, forecasts and targets.

Calls `customers` (timeline, companies) and `accounts` (who sees what). Tells `DealCreated`, `DealChanged`,
`DealStageChanged`, `DealWon`, `DealLost`. Domains above register what they can prove about a deal with `proofs`.
"""

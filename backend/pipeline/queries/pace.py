"""How long deals stay in a stage: what was learnt from the tenant's own history, and what it means for one deal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.pipeline.models import PipelineStage, StagePace
from backend.pipeline.schemas.deals import Pace
from tenants.session import ReadSession

_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Paces:
    """What is known of the stages' pace: (stage, country), (stage, product) and stage."""

    by_country: dict[tuple[UUID, str], StagePace] = field(default_factory=dict)
    by_product: dict[tuple[UUID, str], StagePace] = field(default_factory=dict)
    by_stage: dict[UUID, StagePace] = field(default_factory=dict)

    def of(self, stage: PipelineStage, country: str | None, product_key: str | None) -> Pace | None:
        """The narrowest pace with cases enough; else the stage's own limit; None where there is neither."""
        if country and (found := self.by_country.get((stage.id, country))):
            return _learnt("country", found)
        if product_key and (found := self.by_product.get((stage.id, product_key))):
            return _learnt("product", found)
        if found := self.by_stage.get(stage.id):
            return _learnt("stage", found)
        return None if stage.sla_days is None else Pace("limit", None, float(stage.sla_days), 0)


def _learnt(basis: "str", row: StagePace) -> Pace:
    median, slow = round(row.median_seconds / _DAY, 1), round(row.slow_seconds / _DAY, 1)
    return Pace(basis, median, slow, row.cases)  # type: ignore[arg-type]  # one of three, above


async def paces_of(session: ReadSession, pipeline_ids: Iterable[UUID]) -> Paces:
    """What was learnt about these pipelines."""
    paces = Paces()
    for row in await session.scalars(select(StagePace).where(StagePace.pipeline_id.in_(set(pipeline_ids)))):
        if row.country is not None:
            paces.by_country[row.stage_id, row.country] = row
        elif row.product_key is not None:
            paces.by_product[row.stage_id, row.product_key] = row
        else:
            paces.by_stage[row.stage_id] = row
    return paces

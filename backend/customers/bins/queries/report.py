"""How the classifier does, for whoever looks after it."""

from sqlalchemy import func, select

from backend.customers.bins import learned
from backend.customers.bins.classifier import ACTS_FROM, ENOUGH, ENOUGH_EACH, Measure, may_act
from backend.customers.bins.models import BinClassifier, BinDecision
from backend.customers.bins.schemas import ClassifierMeasure, ClassifierReport
from tenants.session import ReadSession


async def classifier_report(session: ReadSession) -> ClassifierReport:
    """The state and the measured precision of the tenant's classifier."""
    state = await learned.load(session)
    decided = await session.scalar(
        select(func.count()).where(BinDecision.by == "classifier", BinDecision.undone_at.is_(None))
    )
    reset_at = await session.scalar(select(BinClassifier.reset_at).where(BinClassifier.id == session.info["tenant_id"]))
    acts = any(may_act(state.model, state.report, label=label) for label in (True, False))
    return ClassifierReport(
        enabled=state.enabled,
        acts=state.enabled and acts,
        accepted=state.model.accepted,
        rejected=state.model.rejected,
        needed=ENOUGH,
        needed_each=ENOUGH_EACH,
        acts_from=ACTS_FROM,
        measured=state.report.measured,
        customers=_measure(state.report.customers),
        noise=_measure(state.report.noise),
        sure_customers=_measure(state.report.sure_customers),
        sure_noise=_measure(state.report.sure_noise),
        decided=decided or 0,
        reset_at=reset_at,
    )


def _measure(one: Measure) -> ClassifierMeasure:
    return ClassifierMeasure(one.said, one.right, one.were, one.precision, one.recall)

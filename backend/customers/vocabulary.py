"""The closed lists of the domain."""

from typing import Literal, get_args

Stage = Literal["new", "contacted", "negotiating", "customer", "dormant"]
Source = Literal["mail", "manual", "import", "api"]
FactSubject = Literal["company", "contact"]
TimelineKind = Literal["message", "note", "created"]

STAGES: tuple[str, ...] = get_args(Stage)
SOURCES: tuple[str, ...] = get_args(Source)
FACT_SUBJECTS: tuple[str, ...] = get_args(FactSubject)
TIMELINE_KINDS: tuple[str, ...] = get_args(TimelineKind)

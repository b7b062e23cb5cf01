"""What goes in and out of the routes of reading."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec


class NewReparseRun(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Which mail to read anew: all of it, or only one mailbox's, or only what an older version of the parser than
    `below` has read."""

    mailbox_id: UUID | None = None
    below: int | None = None


class ReparseRunView(msgspec.Struct, frozen=True, kw_only=True):
    """A run. `changed` messages came out otherwise than before; of `missing` ones the original is not in the store, or
    could not be read, and they stay as they were."""

    id: UUID
    status: Literal["running", "done", "failed", "cancelled"]
    mailbox_id: UUID | None
    below: int | None
    total: int
    done: int
    changed: int
    missing: int
    created_at: datetime
    finished_at: datetime | None
    error: str | None


class LanguageModelEdit(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The endpoint (OpenAI's chat completions, its whole address), the model's name there, and how many letters a day
    may be sent. A key that is left out stays as it was; an empty one is forgotten."""

    url: str
    model: str
    active: bool
    daily_limit: int
    api_key: str | None = None


class LanguageModelView(msgspec.Struct, frozen=True, kw_only=True):
    """What a tenant chose; never the key. `asked_today` letters were sent since midnight UTC; `problem` is why the last
    ones got no answer."""

    url: str
    model: str
    active: bool
    daily_limit: int
    has_key: bool
    asked_today: int
    problem: str | None
    problem_at: datetime | None
    version: int


class FoundValue(msgspec.Struct, frozen=True):
    """A value that the model found in the invented letter."""

    field: str
    value: str


class LanguageModelTrial(msgspec.Struct, frozen=True, kw_only=True):
    """What the model made of an invented letter."""

    found: list[FoundValue]

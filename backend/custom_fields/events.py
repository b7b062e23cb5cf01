"""What the domain tells."""

from typing import ClassVar

from tenants.outbox import Event


class CustomFieldsChanged(Event, frozen=True, kw_only=True):
    """Fields or layouts of a kind of record changed: open forms and lists look different now."""

    kind: ClassVar[str] = "custom_field"

    object: str

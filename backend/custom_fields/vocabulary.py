"""The words of the domain."""

from typing import Final, Literal, get_args

#: Records that may carry fields of a tenant's own.
FieldObject = Literal["company", "contact", "deal", "product", "quote", "order", "shipment", "payment"]
#: What a field holds. "user" is a colleague, "reference" another record, "file" an uploaded file.
CustomKind = Literal[
    "text", "long_text", "number", "money", "date", "choice", "yes_no", "user", "reference", "file"
]  # fmt: skip
#: When a field must be filled: never, from the beginning, or once the record is in one of the named stages.
RequiredWhen = Literal["never", "create", "stages"]
#: What a layout says of a field for a role.
LayoutMode = Literal["normal", "read_only", "required", "hidden"]
OptionColor = Literal["gray", "teal", "blue", "green", "yellow", "orange", "red", "grape"]
#: Whom a layout is for: everybody without one of their own, a role, or API keys.
LayoutRole = Literal["everyone", "owner", "admin", "manager", "rep", "finance", "viewer", "api"]

OBJECTS: Final[tuple[FieldObject, ...]] = get_args(FieldObject)
KINDS: Final[tuple[CustomKind, ...]] = get_args(CustomKind)
LAYOUT_ROLES: Final[tuple[LayoutRole, ...]] = get_args(LayoutRole)
#: Before a field's key wherever built-in fields stand beside it: in filters, sorts, layouts and histories.
PREFIX: Final = "custom."

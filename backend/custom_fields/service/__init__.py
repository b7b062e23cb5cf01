"""Changes: fields, layouts, files, and the values of records."""

from backend.custom_fields.service.fields import archive_field, change_field, create_field, order_fields, return_field
from backend.custom_fields.service.files import CUSTOM_FILE, add_file, find_file, receive_file
from backend.custom_fields.service.layouts import drop_layout, set_layout
from backend.custom_fields.service.writing import (
    Written,
    missing_at_stage,
    require_stage_values,
    require_writable,
    write_values,
)

__all__ = [
    "CUSTOM_FILE",
    "Written",
    "add_file",
    "archive_field",
    "change_field",
    "create_field",
    "drop_layout",
    "find_file",
    "missing_at_stage",
    "order_fields",
    "receive_file",
    "require_stage_values",
    "require_writable",
    "return_field",
    "set_layout",
    "write_values",
]

"""What the CRM's services refuse, as the engine understands it."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from erp_adapters.engine.local import LocalRefusedError
from i18n.messages import translate
from tenants.context import current
from tenants.errors import LadingError


@contextmanager
def refused() -> Iterator[None]:
    """Turn errors about the record into `LocalRefusedError`; others pass."""
    try:
        yield
    except LadingError as error:
        if error.status >= 500:
            raise
        first = error.errors[0] if error.errors else None
        message, params = (first.message, first.params) if first else (error.title, error.params)
        said = translate(message, current().locale, **params)
        raise LocalRefusedError(error.type, said, first.field if first else "") from error
    except msgspec.ValidationError as error:
        raise LocalRefusedError("validation-failed", str(error)) from error

"""Long lists of words in regular expressions, written over several lines."""

import re


def alternatives(block: str) -> str:
    """The block with line breaks and indents taken out, so that `a|b` may be broken before each `|`."""
    return re.sub(r"\n\s*", "", block).strip()

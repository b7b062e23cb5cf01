"""Where in HTML a character stands: text takes any value, a quoted attribute an escaped one, a tag none."""

import re
from typing import Final, Literal

_NAME: Final = re.compile(r"([a-zA-Z-]+)\s*=\s*$")
_LINKS: Final = frozenset({"href", "src"})


class HtmlPlace:
    """Follows HTML piece by piece. Enough of the grammar for what the editor and the sanitizer let through."""

    def __init__(self) -> None:
        self._state: Literal["text", "tag", '"', "'"] = "text"
        self._tag = ""
        #: The quoted attribute we are in, and whether nothing of its value was written yet.
        self._attribute = ""
        self._at_start = False
        #: The last character was `<`: what follows decides whether a tag begins.
        self._opening = False

    def feed(self, markup: str) -> None:
        """Go on over the template's own text."""
        for character in markup:
            if self._state == "text":
                if self._opening and (character.isalpha() or character in "/!"):
                    self._state, self._tag = "tag", ""
                self._opening = character == "<"
            elif self._state == "tag":
                self._in_tag(character)
            elif character == self._state:
                self._state = "tag"
            else:
                self._at_start = False

    def _in_tag(self, character: str) -> None:
        if character == ">":
            self._state = "text"
        elif character in "\"'":
            name = _NAME.search(self._tag)
            self._attribute = name[1].lower() if name else ""
            self._state, self._at_start, self._tag = ('"' if character == '"' else "'"), True, ""
        else:
            self._tag += character

    @property
    def takes_values(self) -> bool:
        """Whether a value may stand here: in text, or in a quoted attribute that is neither style nor script."""
        if self._state == "tag" or self._opening:
            return False
        return self._state == "text" or not (self._attribute == "style" or self._attribute.startswith("on"))

    @property
    def in_attribute(self) -> bool:
        """Whether this is the inside of a quoted attribute."""
        return self._state in {'"', "'"}

    @property
    def begins_link(self) -> bool:
        """Whether what follows decides where a link leads to."""
        return self.in_attribute and self._attribute in _LINKS and self._at_start

    def wrote_value(self) -> None:
        """A value was put here."""
        self._at_start = False

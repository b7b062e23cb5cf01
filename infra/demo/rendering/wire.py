"""Text on the wire: header values, addresses, file names and text parts in the charset of the sender's program."""

import base64
import binascii
import textwrap
from email.charset import BASE64, QP, Charset
from email.header import Header
from email.message import Message
from typing import Final, Literal
from urllib.parse import quote

from infra.demo.script import Person

Transfer = Literal["7bit", "8bit", "base64", "quoted-printable"]

_HEADER_WIDTH: Final = 75  # RFC 2047, section 2: the longest line with an encoded word has 76 characters
_TEXT_WIDTH: Final = 72
_QUOTE_MARKS: Final = "> "
_PIECE: Final = 45  # characters of a percent-encoded file name in one RFC 2231 piece


def header_value(text: str, charset: str, header: str) -> str:
    """A header value as ASCII: encoded words where needed, folded. A text that the charset lacks goes as UTF-8."""
    if text.isascii():
        return Header(text, header_name=header, maxlinelen=_HEADER_WIDTH).encode(linesep="\r\n")
    return Header(text, _word_charset(text, charset), _HEADER_WIDTH, header).encode(linesep="\r\n")


def address_list(people: tuple[Person, ...], charset: str, header: str) -> str:
    """`Name <address>, ...`, one to a line."""
    return ",\r\n ".join(_address(person, charset, header) for person in people)


def raw_header(text: str) -> str:
    """A header value that goes out as bare UTF-8 bytes, which RFC 5322 forbids."""
    return text.encode().decode("ascii", "surrogateescape")


def message_ids(ids: tuple[str, ...]) -> str:
    """Message identifiers in angle brackets, one to a line."""
    return "\r\n ".join(f"<{identifier}>" for identifier in ids)


def text_part(text: str, subtype: str, label: str, codec: str, preferred: str, parameters: str = "") -> Message:
    """A text part; `label` is what it says of its charset and `codec` what it is in.

    Raises `UnicodeEncodeError` where the charset lacks a character: the author should know.
    """
    data = "\r\n".join(text.split("\n")).encode(codec)
    part = Message()
    part["Content-Type"] = f'text/{subtype}; charset="{label}"{parameters}'
    transfer = _transfer(data, preferred)
    part["Content-Transfer-Encoding"] = transfer
    part.set_payload(encode_body(data, transfer))
    return part


def encode_body(data: bytes, transfer: Transfer) -> str:
    """Content in its transfer encoding, as the str that `email.message.Message` holds."""
    if transfer == "base64":
        return base64.encodebytes(data).decode()
    if transfer == "quoted-printable":
        return binascii.b2a_qp(data, quotetabs=False, istext=True).decode()
    return data.decode("ascii", "surrogateescape")


def set_file_name(part: Message, file: str, style: str, charset: str) -> None:
    """Names an attachment (Content-Disposition, which must be set already) in one of the ways in use."""
    if file.isascii():
        part.set_param("filename", file, header="Content-Disposition")
        part.set_param("name", file, header="Content-Type")
        return
    encodable = charset if _fits(file, charset) else "utf-8"
    if style == "encoded-word":
        word = _word_charset(file, encodable).header_encode(file)
        part.set_param("filename", word, header="Content-Disposition")
        part.set_param("name", word, header="Content-Type")
        return
    pieces = [f"{encodable}''"]
    for character in file:
        # A character stays whole: programs decode each piece by itself.
        escaped = quote(character, safe="", encoding=encodable)
        if style == "rfc2231-continued" and len(pieces[-1]) + len(escaped) > _PIECE:
            pieces.append("")
        pieces[-1] += escaped
    numbered = [f"filename*{f'{number}*' if len(pieces) > 1 else ''}={piece}" for number, piece in enumerate(pieces)]
    disposition = part["Content-Disposition"]
    del part["Content-Disposition"]
    part["Content-Disposition"] = ";\r\n ".join([disposition, *numbered])


def wrapped(text: str, *, flowed: bool) -> str:
    """Lines of at most 72 characters, as programs without HTML send them; flowed as in RFC 3676."""
    return "\n".join(_wrap(line, flowed=flowed) for line in text.split("\n"))


def _wrap(line: str, *, flowed: bool) -> str:
    bare = line.lstrip(_QUOTE_MARKS) if line.startswith(">") else line
    mark = line[: len(line) - len(bare)]
    if len(line) <= _TEXT_WIDTH or not bare:
        return line if mark or not flowed else line.rstrip(" ") if line != "-- " else line
    width = _TEXT_WIDTH + 4 - len(mark)
    lines = textwrap.wrap(bare, width, break_long_words=False, break_on_hyphens=False)
    return (" \n" if flowed else "\n").join(mark + piece for piece in lines)


def _address(person: Person, charset: str, header: str) -> str:
    if not person.name:
        return person.address
    if not person.name.isascii():
        return f"{header_value(person.name, charset, header)} <{person.address}>"
    plain = all(character.isalnum() or character in " -_" for character in person.name)
    return f"{person.name} <{person.address}>" if plain else f'"{person.name}" <{person.address}>'


def _word_charset(text: str, charset: str) -> Charset:
    chosen = charset if _fits(text, charset) else "utf-8"
    words = Charset(chosen)
    # The library sends Japanese as ISO-2022-JP whatever it is asked for; programs in use do not.
    words.output_charset, words.output_codec = chosen, chosen
    words.input_codec = chosen
    words.header_encoding = QP if _ascii_share(text.encode()) > 0.7 else BASE64
    return words


def _fits(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _ascii_share(data: bytes) -> float:
    return sum(byte < 128 for byte in data) / max(len(data), 1)


def _transfer(data: bytes, preferred: str) -> Transfer:
    if preferred == "base64":
        return "base64"
    if data.isascii() and all(len(line) < 990 for line in data.split(b"\r\n")):
        return "7bit"
    if preferred == "8bit":
        return "8bit"
    if preferred == "quoted-printable" or _ascii_share(data) > 0.7:
        return "quoted-printable"
    return "base64"

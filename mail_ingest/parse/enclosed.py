"""What messages inside a message say (forwarded as a file), as text to be found by."""

from typing import Final

#: Messages within messages within messages.
MAX_DEPTH: Final = 10
MAX_MESSAGES: Final = 50
_MAX_BYTES: Final = 5_000_000


def enclosed_text(data: bytes, room: int) -> str:
    """Subject, people and text of an enclosed message and of those inside it; at most `room` characters."""
    from mail_ingest.parse.bodies import read_plain
    from mail_ingest.parse.headers import decode_header
    from mail_ingest.parse.structure import decode_body, read_structure

    pieces: list[str] = []
    stack = [(data, 1)]
    for _ in range(MAX_MESSAGES):
        if not stack or room <= 0:
            break
        raw, depth = stack.pop()
        structure = read_structure(raw[:_MAX_BYTES].lstrip())
        root = structure.root
        pieces += [decode_header((root.raw_header(name) or b"")[:1_000]) for name in ("subject", "from", "to")]
        leaves = structure.leaves
        decoded = {leaf.path: decode_body(leaf)[0] for leaf in leaves}
        pieces.append(read_plain(structure, decoded)[:room])
        pieces += [leaf.disposition().parameters.get("filename", "") for leaf in leaves]
        room -= sum(map(len, pieces[-len(leaves) - 4 :]))
        if depth < MAX_DEPTH:
            inner = [leaf for leaf in leaves if leaf.content.value in {"message/rfc822", "message/global"}]
            stack += [(decoded[leaf.path], depth + 1) for leaf in inner]
    return "\n".join(piece for piece in pieces if piece.strip())

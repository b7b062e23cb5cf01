"""Archives of every kind, made of the same messages."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

from mail_ingest.archives.foxmail import MARK


def box_of(raws: Sequence[bytes]) -> bytes:
    """A folder of Foxmail's."""
    return b"".join(MARK + raw for raw in raws)


def mbox_of(raws: Sequence[bytes]) -> bytes:
    """An mboxrd file."""
    parts = []
    for raw in raws:
        lines = raw.replace(b"\r\n", b"\n").split(b"\n")
        quoted = [b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines]
        parts.append(
            b"From ana@comprador.example Mon Nov  2 08:00:00 2026\n" + b"\n".join(quoted).rstrip(b"\n") + b"\n\n"
        )
    return b"".join(parts)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A packed zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tar_of(files: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """A tar, packed with gzip."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def gzip_of(content: bytes) -> bytes:
    """One gzip member."""
    return gzip.compress(content)

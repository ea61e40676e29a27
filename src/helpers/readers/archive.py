"""Zip archives unpacked with care: the parts that are text, and no more than allowed.

What an archive states about its own sizes may be false: no part is unpacked further
than stated, and one that is larger fails its checksum.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from helpers.errors import ParseError

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MEGABYTE = 1_000_000
MAX_PARTS = 5_000
MAX_BYTES = 300 * MEGABYTE
# A part that is parsed as XML takes several times its size in memory.
MAX_XML_BYTES = 64 * MEGABYTE
# Text packs to a tenth, forms with many equal rows to a hundredth.
MAX_RATIO = 250
RATIO_MATTERS_FROM = 16 * MEGABYTE
# Other ways of packing cannot be unpacked in part, and no word processor uses them.
PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENCRYPTED = 1  # the bit by which a part says so
TEXTS = (".xml", ".rels", "mimetype")
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


def looks_like_zip(content: bytes) -> bool:
    """Tell whether `content` begins like a zip archive."""
    return content.startswith(ZIP)


def unpack(content: bytes, *, name: str) -> dict[str, bytes]:
    """Return the parts of a zip archive by name; pictures and the like empty.

    Raises:
        ParseError: it is no zip archive, it is cut short, damaged or under a
            password, or it would unpack to more than a transcript can be.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
            _check_stated(infos, len(content), name)
            return {info.filename: _unpack_part(archive, info) for info in infos}
    except BROKEN as error:
        raise ParseError(
            f"{name}: is no whole zip archive ({error}), expected one;"
            " fetch or save the file again"
        ) from error


def pack(parts: dict[str, bytes]) -> BytesIO:
    """Return a zip archive of `parts`, for a library that wants one."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    packed.seek(0)
    return packed


def _check_stated(infos: list[zipfile.ZipInfo], size: int, name: str) -> None:
    if len(infos) > MAX_PARTS:
        raise ParseError(
            f"{name}: holds {len(infos):,} parts, expected at most {MAX_PARTS:,};"
            " save its text as .txt"
        )
    for info in infos:
        if info.flag_bits & ENCRYPTED:
            raise ParseError(
                f"{name}: {info.filename}: is under a password, expected none;"
                " save the file without one"
            )
        if info.compress_type not in PACKINGS:
            raise ParseError(
                f"{name}: {info.filename}: is packed in a way that is not read"
                f" (number {info.compress_type}), expected deflate; save the file again"
            )
        if info.filename.endswith(TEXTS) and info.file_size > MAX_XML_BYTES:
            raise _too_large(f"{name}: {info.filename}")
    stated = sum(info.file_size for info in infos)
    is_dense = stated > RATIO_MATTERS_FROM and stated > MAX_RATIO * size
    if stated > MAX_BYTES or is_dense:
        raise _too_large(name)


def _unpack_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if not info.filename.endswith(TEXTS):
        return b""
    with archive.open(info) as packed:
        # Without a size all would be unpacked before any of it is cut off.
        return packed.read(info.file_size)


def _too_large(name: str) -> ParseError:
    return ParseError(
        f"{name}: unpacks to more than a transcript can hold, expected at most"
        f" {MAX_BYTES // MEGABYTE} MB in all, {MAX_XML_BYTES // MEGABYTE} MB in a part,"
        f" and {MAX_RATIO} times the packed size; save its text as .txt"
    )

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import ParseError
from helpers.readers import archive
from helpers.readers.archive import looks_like_zip, pack, unpack


def zipped(parts, packing=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def locked(content):
    """Return `content` with the bit by which every part says it has a password."""
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = content.index(sign) + offset
        content = content[:place] + b"\1" + content[place + 1 :]
    return content


def bomb(name, n_megabytes, *, stated):
    """Return an archive of one part that unpacks to zeros, and states what it likes."""
    packer = zlib.compressobj(wbits=-15)
    megabyte = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    body = megabyte * n_megabytes + packer.flush()
    common = struct.pack(
        "<HHHHHLLLHH", 20, 0, 8, 0, 0, 0, len(body), stated, len(name), 0
    )
    local = b"PK\3\4" + common + name
    central = b"PK\1\2" + b"\x14\0" + common + struct.pack("<HHHLL", 0, 0, 0, 0, 0)
    end = struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, 1, 1, len(central + name),
                      len(local + body), 0)  # fmt: skip
    return local + body + central + name + end


def test_texts_are_unpacked_and_pictures_left_out():
    content = zipped({"a.xml": "<a/>", "b.rels": "<b/>", "c.png": "picture"})
    parts = {"a.xml": b"<a/>", "b.rels": b"<b/>", "c.png": b""}
    assert looks_like_zip(content)
    assert unpack(content, name="a") == parts
    assert unpack(pack(parts).read(), name="a") == parts


HONEST = 2 << 30


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "is no whole zip archive", id="nothing"),
        pytest.param(b"PK\x03\x04", "is no whole zip archive", id="a start"),
        pytest.param(zipped({"a.xml": "a"})[:-9], "is no whole zip", id="cut short"),
        pytest.param(
            zipped({"a.xml": "a"}, zipfile.ZIP_LZMA),
            "a.xml: is packed in a way that is not read.*number 14", id="LZMA",
        ),
        pytest.param(
            locked(zipped({"a.xml": "a"})),
            "a.xml: is under a password, expected none; save", id="a password",
        ),
        pytest.param(
            bomb(b"a.xml", 2048, stated=HONEST), "unpacks to more", id="gigabytes"
        ),
        pytest.param(
            bomb(b"a.png", 2048, stated=HONEST), "unpacks to more",
            id="gigabytes of a picture",
        ),
        pytest.param(
            bomb(b"a.xml", 2048, stated=9), "is no whole zip archive",
            id="gigabytes that say they are none",
        ),
        pytest.param(
            zipped({"a.xml": bytes(20_000_000)}), "250 times the packed size",
            id="dense",
        ),
        pytest.param(
            zipped({"a.xml": bytes(70_000_000)}, zipfile.ZIP_STORED),
            "a.xml: unpacks to more.*64 MB in a part", id="one large part",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_a_document_is_refused(content, message):
    with pytest.raises(ParseError, match=rf"(?s)^a\.docx: .*{message}"):
        unpack(content, name="a.docx")


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_PARTS", 2)
    unpack(zipped({"a": "", "b": ""}), name="a")
    with pytest.raises(ParseError, match="holds 3 parts, expected at most 2"):
        unpack(zipped({"a": "", "b": "", "c": ""}), name="a")


def test_too_many_bytes_in_all_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_BYTES", 20)
    unpack(zipped({"a.xml": bytes(10), "b.png": bytes(10)}), name="a")
    with pytest.raises(ParseError, match="unpacks to more than a transcript"):
        unpack(zipped({"a.xml": bytes(10), "b.png": bytes(11)}), name="a")


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_bytes_are_unpacked_or_refused(content):
    try:
        unpack(b"PK\x03\x04" + content, name="a")
    except ParseError:
        return

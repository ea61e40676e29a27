import pytest

from helpers.errors import SourceError
from helpers.sources.addresses import checked, is_private, shown


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c#part", "https://example.org/a?b=c"),
        ("HTTP://Example.org:8080/A", "http://example.org:8080/A"),
        ("http://пример.рф/я", "http://xn--e1afmkfd.xn--p1ai/%D1%8F"),
        ("http://127.0.0.1/", "http://127.0.0.1/"),
    ],
)
def test_an_address_of_a_page_is_taken_without_its_fragment(address, expected):
    assert str(checked(address)) == expected


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("example.org/page", r"^'example\.org/page': is no address of a page.*http://"),
        ("file:///etc/passwd", "is no address of a page"),
        ("ftp://example.org/a", "is no address of a page"),
        ("javascript:alert(1)", "is no address of a page"),
        ("=HYPERLINK(1)", "is no address of a page"),
        ("", "is no address of a page"),
        ("http:///a", "is no address of a page"),
        ("http://[::1", "is no address"),
        ("http://example.org/\n", "is no address"),
        ("http://example.org:99999/", r"is no address \(port 99999\)"),
        ("http://xn--/", "is no address"),
        ("http://" + "a" * 100_000, "is no address"),
        ("http://ann:secret@example.org/", r"^http://example\.org/: has a name or a"),
        ("http://ann@example.org/", "has a name or a password"),
        ("http://ann:secret@[::1", r"^'http://\[::1': is no address"),
    ],
)
def test_what_is_no_address_of_a_public_page_is_refused(address, message):
    with pytest.raises(SourceError, match=message) as refused:
        checked(address)
    assert "secret" not in str(refused.value)
    assert len(str(refused.value)) < 500


def test_a_redirect_is_read_from_where_it_stands():
    base = checked("https://example.org/a/b")
    assert str(checked("../c", base)) == "https://example.org/c"
    with pytest.raises(SourceError, match=r"where https://example\.org/a/b leads"):
        checked("file:///etc/passwd", base)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.1.1",
     "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
     "::ffff:10.0.0.1",
     "::ffff:100.64.0.1", "::ffff:224.0.0.1", "localhost", "a.localhost",
     "localhost.", "2002:a00:1::1", "::10.0.0.1", "64:ff9b::a00:1"],
)  # fmt: skip
def test_addresses_that_are_not_of_the_public_net(address):
    assert is_private(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "::ffff:8.8.8.8",
     "2002:808:808::1", "64:ff9b::808:808",
     "example.org", "notlocalhost"],
)  # fmt: skip
def test_addresses_of_the_public_net(address):
    assert not is_private(address)


def test_a_long_address_is_shown_cut():
    assert shown("http://a/" + "b" * 300) == "http://a/" + "b" * 191 + "…"

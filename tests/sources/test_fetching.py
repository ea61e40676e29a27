import gzip
import re
import socket
import time
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat

import pytest
from serving import Answer, redirect, serve

from helpers.errors import SourceError
from helpers.sources import addresses
from helpers.sources.fetching import Limits, fetch_page, told_encoding

TALK = b"<p><b>Ann Lee:</b> Good morning.</p>\r\n"
HTML = {"Content-Type": "text/html; charset=utf-8"}
MILLION = b"a" * 1_000_000
QUICK = Limits(n_bytes=100_000, seconds=5, redirects=5)
OTHER = "127.0.0.2"  # loopback too: a second host of its own


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


def drip(piece, seconds=0.05):
    """Yield `piece` slowly, and a hundred times at most."""
    for _ in range(100):
        time.sleep(seconds)
        yield piece


def test_a_page_is_kept_byte_for_byte_with_its_address_and_moment():
    with serve({"/talk?id=1": Answer(TALK, headers=HTML)}) as site:
        page = fetch_page(site.address("/talk?id=1#part"))
        assert page.address == site.address("/talk?id=1")
    assert page.content == TALK
    assert page.encoding == ""
    assert abs(datetime.now(UTC) - page.fetched) < timedelta(seconds=30)


def test_it_is_asked_for_once_by_a_name_that_says_who_asks():
    with serve({"/": Answer(TALK, headers=HTML)}) as site:
        fetch_page(site.address("/"))
    ((_, headers),) = site.asked
    assert re.fullmatch(
        r"Verbatim/[\d.]+ \(\+transcript .* per command\)", headers["User-Agent"]
    )
    assert headers["Accept-Encoding"] == "identity"


def test_neither_cookie_nor_login_is_sent(tmp_path, monkeypatch):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ann password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    cookie = {"Set-Cookie": "seen=1; Path=/"}
    with serve({"/": redirect("/talk", **cookie), "/talk": Answer(TALK)}) as site:
        fetch_page(site.address("/"))
    assert [path for path, _ in site.asked] == ["/", "/talk"]
    for _, headers in site.asked:
        assert not {"Cookie", "Authorization"} & set(headers)


def test_five_redirects_are_followed_and_the_last_address_is_told():
    hops = {f"/{n}": redirect(f"/{n + 1}", 301 + n % 2) for n in range(5)}
    with serve({**hops, "/5": Answer(TALK)}) as site:
        assert fetch_page(site.address("/0")).address == site.address("/5")


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (
            {**{f"/{n}": redirect(f"/{n + 1}") for n in range(6)}, "/6": Answer(TALK)},
            "leads on more than 5 times",
        ),
        ({"/0": redirect("/0")}, "leads on more than 5 times, expected a page;"),
        ({"/0": redirect("file:///etc/passwd")}, r"'file:/etc/passwd', where http.*/0"),
        ({"/0": redirect("ftp://example.org/")}, "is no address of a page"),
        ({"/0": redirect("http://a:b@127.0.0.1/")}, "has a name or a password in it"),
        ({"/0": redirect("http://[::1")}, "Invalid URL in location header"),
        ({"/0": redirect("http://xn--/")}, "leads to a host that cannot be"),
        ({"/0": redirect("http://127.0.0.1:99999/")}, "is no address"),
        ({"/0": Answer(b"x", 302)}, "the site answers 302 Found, expected a page"),
    ],
    ids=["six", "loop", "file", "ftp", "login", "broken", "host", "port", "nowhere"],
)
def test_redirects_that_are_refused(answers, message):
    with serve(answers) as site, pytest.raises(SourceError, match=message):
        fetch_page(site.address("/0"))


def test_a_public_page_does_not_lead_into_a_private_network(monkeypatch):
    monkeypatch.setattr(addresses, "is_private", lambda address: address == OTHER)
    with serve({"/": Answer(b"secret")}, OTHER) as inside:
        answers = {"/": redirect(inside.address("/"))}
        refused = pytest.raises(SourceError, match=rf"private network \({OTHER}\)")
        with serve(answers) as site, refused:
            fetch_page(site.address("/"))
        assert inside.asked == []
        assert fetch_page(inside.address("/")).content == b"secret"


def test_a_private_page_may_lead_to_public_and_private_ones(monkeypatch):
    monkeypatch.setattr(addresses, "is_private", lambda address: address != OTHER)
    with serve({"/": Answer(TALK)}, OTHER) as public:
        answers = {"/": redirect("/b"), "/b": redirect(public.address("/"))}
        with serve(answers) as site:
            assert fetch_page(site.address("/")).content == TALK


@pytest.mark.parametrize("target", ["http://10.0.0.8/", "http://a.localhost/"])
def test_a_page_behind_a_proxy_does_not_lead_into_a_private_network(
    target, monkeypatch
):
    talk = "http://public.example/talk"
    answers = {talk: Answer(TALK), "http://public.example/": redirect(target)}
    with serve(answers) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.address(""))
        assert fetch_page(talk).content == TALK
        with pytest.raises(SourceError, match="in a private network"):
            fetch_page("http://public.example/")
    assert [path for path, _ in proxy.asked] == [talk, "http://public.example/"]


def test_a_proxy_that_cannot_be_used_is_named(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "socks9://127.0.0.1")
    with pytest.raises(SourceError, match=r"proxy of the environment.*HTTP_PROXY"):
        fetch_page("http://public.example/")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(b"\0" * 30_000_000)
PACKED = {"Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(TALK, 404), "answers 404 Not Found, expected a page; check the addr"),
        (Answer(TALK, 403), "answers 403 Forbidden.*; open it in a browser, and save"),
        (Answer(TALK, 429), "answers 429 Too Many Requests.*; try again later"),
        (Answer(TALK, 500), "answers 500 Internal Server Error.*; try again later"),
        (Answer(TALK, 206), "answers 206 Partial Content"),
        (Answer(b""), "is empty, expected a page"),
        (Answer(b" \r\n\t"), "is empty, expected a page"),
        (Answer(TALK, headers={"Content-Type": "video/mp4"}), "is 'video/mp4', expec"),
        (Answer(TALK, headers={"Content-Type": "IMAGE/PNG; a=b"}), "is 'IMAGE/PNG', "),
        (Answer(TALK, headers={"Content-Type": "application/zip"}), "is 'applica"),
        (Answer(MILLION), "is larger than 100,000 bytes, expected a page"),
        (Answer(raw=[HEAD + b"Content-Length: 100001\r\n\r\n"]), "is larger than 100,"),
        (Answer(raw=[CHUNKED, *repeat(b"fff\r\n" + b"a" * 0xFFF + b"\r\n", 999)]),
         "is larger than 100,000 bytes"),
        (Answer(raw=[HEAD + b"Content-Length: 900\r\n\r\n" + TALK]), "ended too early"),
        (Answer(raw=[CHUNKED + b"5\r\nAnn"]), "ended too early"),
        (Answer(raw=[b"SSH-2.0-OpenSSH_9\r\n"]), "ended too early, or is no HTTP"),
        (Answer(raw=[b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 99_999]), "or is no HTTP"),
        (Answer(BOMB, headers=PACKED), "is larger than 100,000 bytes"),
        (Answer(TALK, headers=PACKED), "is packed and broken"),
        (Answer(gzip.compress(BOMB), headers={"Content-Encoding": "gzip, gzip"}),
         "is packed as 'gzip, gzip', expected gzip or deflate"),
        (Answer(TALK, headers={"Content-Encoding": "br"}), "is packed as 'br'"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_page_is_refused(answer, message):
    refused = pytest.raises(SourceError, match=f"^http://127.*: .*{message}")
    with serve({"/": answer}) as site, refused:
        fetch_page(site.address("/"), QUICK)


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "TEXT/HTML", "application/xhtml+xml", "application/tei+xml", "",
     "application/json", "application/pdf", "text/vtt", "application/octet-stream",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
)  # fmt: skip
def test_kinds_that_may_be_transcripts_are_taken(kind):
    with serve({"/": Answer(TALK, headers={"Content-Type": kind})}) as site:
        assert fetch_page(site.address("/")).content == TALK


def test_a_packed_page_is_kept_unpacked():
    with serve({"/": Answer(gzip.compress(TALK), headers=PACKED)}) as site:
        assert fetch_page(site.address("/")).content == TALK


def test_a_page_just_within_the_limit_is_taken():
    with serve({"/": Answer(MILLION[:100_000])}) as site:
        assert len(fetch_page(site.address("/"), QUICK).content) == 100_000


@pytest.mark.parametrize(
    ("head", "piece"),
    [(HEAD + b"\r\n", b"a"), (HEAD, b"X-More: a\r\n")],
    ids=["body", "head"],
)
def test_a_server_that_drips_is_left_in_time(head, piece):
    started = time.monotonic()
    refused = pytest.raises(SourceError, match=r"not all there after 0\.5 seconds")
    with serve({"/": Answer(raw=chain([head], drip(piece)))}) as site, refused:
        fetch_page(site.address("/"), Limits(seconds=0.5))
    assert time.monotonic() - started < 2


def test_a_server_that_says_nothing_is_left_in_time():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(SourceError, match=r"not all there after 0\.3 seconds"):
            fetch_page(f"http://127.0.0.1:{port}/", Limits(seconds=0.3))


def test_a_host_that_is_not_known_is_named(monkeypatch):
    def resolve(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(SourceError, match=r"^http://nosuch\.example/: has a host that"):
        fetch_page("http://nosuch.example/")


def test_a_host_that_does_not_answer_is_named():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(SourceError, match="has a host that does not answer"):
        fetch_page(f"http://127.0.0.1:{port}/")


def test_a_host_that_cannot_prove_who_it_is_is_refused():
    refused = pytest.raises(SourceError, match="cannot prove who it is")
    with serve({"/": Answer(TALK)}) as site, refused:
        fetch_page(site.address("/").replace("http:", "https:"))


@pytest.mark.parametrize(
    ("content", "label", "expected"),
    [
        ("Привет".encode("cp1251"), "windows-1251", "cp1251"),
        ("Привет".encode("koi8-r"), "KOI8-R", "koi8-r"),
        ("“So”".encode("cp1252"), "ISO-8859-1", "cp1252"),
        ("あ".encode("iso2022_jp"), "iso-2022-jp", "iso2022_jp"),
        ("Ann".encode("utf-16-le"), "utf-16le", "utf-16-le"),
        ("Привет".encode(), "windows-1251", ""),
        ("Привет".encode(), "utf-8", ""),
        (b"Ann", "windows-1251", ""),
        ("Ann".encode("utf-16"), "utf-16", ""),
        ("Привет".encode("cp1251"), "utf-8", ""),
        (b"\x81\x8d", "windows-1252", ""),
        ("é".encode("cp1252"), "=cmd|' /C calc'!A0", ""),
        ("é".encode("cp1252"), "utf-7", ""),
        ("é".encode("cp1252"), "hex", ""),
        ("é".encode("cp1252"), "x-user-defined", ""),
        ("é".encode("cp1252"), "iso-2022-cn", ""),
        ("é".encode("cp1252"), "", ""),
    ],
)
def test_the_encoding_that_only_the_server_tells(content, label, expected):
    assert told_encoding(content, label) == expected


def test_the_encoding_of_the_head_is_told():
    words = "Анна: Привет.".encode("cp1251")
    kind = {"Content-Type": 'text/plain; charset="Windows-1251"'}
    with serve({"/": Answer(words, headers=kind)}) as site:
        assert fetch_page(site.address("/")).encoding == "cp1251"

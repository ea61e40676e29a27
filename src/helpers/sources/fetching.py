"""One public page, by its address: fetched once, within limits, its bytes untouched."""

from __future__ import annotations

import asyncio
import codecs
import re
import socket
import ssl
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import NamedTuple

import httpx
import webencodings

from helpers import __version__
from helpers.errors import SourceError
from helpers.sources.addresses import Guard, checked, shown

USER_AGENT = f"Verbatim/{__version__} (+transcript research; one page per command)"
# "identity": the bytes that are kept are those of the file that the site keeps.
HEADERS = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
# What a server may do all the same; several one upon another are a bomb, not a page.
PACKINGS = ("", "identity", "gzip", "deflate")
# What may be a transcript; "octet-stream" is what servers say that do not know.
MEDIA_TYPE = re.compile(
    r"(?:text/.+|application/(?:.+\+)?(?:xml|json)|application/(?:pdf|x-subrip"
    r"|(?:x-)?(?:ndjson|jsonl|jsonlines)|octet-stream|msword"
    r"|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)"
    r"|binary/octet-stream)?"
)
BY_HAND = "open it in a browser, and save the page into data/raw"
LOOK = "check the address in a browser"
LATER = "try again later"
ADVICE = {401: BY_HAND, 403: BY_HAND, 404: LOOK, 410: LOOK, 429: LATER, 451: BY_HAND}
FAULTS: tuple[tuple[type[BaseException], str, str], ...] = (
    (ssl.SSLError, "cannot prove who it is", f"{LOOK}, and this computer's clock"),
    (socket.gaierror, "has a host that is not known", "check its spelling"),
    (ConnectionRefusedError, "has a host that does not answer", LATER),
    (UnicodeError, "leads to a host that cannot be", LOOK),
    (httpx.DecodingError, "is packed and broken", BY_HAND),
    (httpx.RemoteProtocolError, "ended too early, or is no HTTP", LATER),
    (httpx.ProxyError, "is not let through by the proxy", "check HTTPS_PROXY"),
)


class Limits(NamedTuple):
    """How much a page may be: bytes once unpacked, seconds in all, redirects."""

    n_bytes: int = 50_000_000
    seconds: float = 60.0
    redirects: int = 5


class Page(NamedTuple):
    """A page as it was served.

    `address` is where the bytes came from, after any redirect; `encoding` is the one
    that the server tells, empty where the bytes do not need it; `fetched` is in UTC.
    """

    address: str
    content: bytes
    encoding: str
    fetched: datetime


def fetch_page(address: str, limits: Limits | None = None) -> Page:
    """Return the page at `address`, asked for once and within `limits`.

    No cookie is kept, and no login is sent, also none of a ``.netrc``; proxies and
    certificates are taken from the environment. A redirect from a public host into a
    private network is refused; a private address that the user names is not. Not for
    a running event loop, such as a notebook's.

    Raises:
        SourceError: it is no address of a public page, or what it gives is no page.
    """
    url = checked(address)
    try:
        return asyncio.run(_fetch_in_time(url, limits or Limits()))
    except (httpx.HTTPError, UnicodeError) as error:
        raise _fault(url, error) from error


async def _fetch_in_time(url: httpx.URL, limits: Limits) -> Page:
    try:
        # One limit on all of it: a server that drips a byte a second, of the page or
        # of the head before it, keeps within every limit on a single read.
        async with asyncio.timeout(limits.seconds), _client() as client:
            return await _follow(client, url, limits)
    except TimeoutError as error:
        raise SourceError(
            f"{shown(url)}: not all there after {limits.seconds:g} seconds, expected a"
            f" page; {LATER}, or {BY_HAND}"
        ) from error


def _client() -> httpx.AsyncClient:
    try:
        return httpx.AsyncClient(
            headers=HEADERS,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            timeout=None,
        )
    except (ImportError, ValueError) as error:
        raise SourceError(
            f"the proxy of the environment cannot be used ({error}), expected one that"
            " begins with http://; correct HTTPS_PROXY, HTTP_PROXY or ALL_PROXY"
        ) from error


async def _follow(client: httpx.AsyncClient, asked: httpx.URL, limits: Limits) -> Page:
    url, guard = asked, Guard(asked)
    for _ in range(limits.redirects + 1):
        guard.url = url
        request = client.build_request("GET", url, extensions={"trace": guard})
        response = await client.send(request, stream=True)
        try:
            if not response.has_redirect_location:
                return await _read(response, limits)
        finally:
            # Unread, so that the next hop connects anew and the guard sees it.
            await response.aclose()
        url = checked(response.headers["location"], url)
    raise SourceError(
        f"{shown(asked)}: leads on more than {limits.redirects} times, expected a page;"
        f" {LOOK}, and give the one where it ends"
    )


async def _read(response: httpx.Response, limits: Limits) -> Page:
    _check_head(response, limits)
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > limits.n_bytes:
            raise _too_large(response, limits)
    if not content.strip():
        raise SourceError(f"{shown(response.url)}: is empty, expected a page; {LOOK}")
    return Page(
        str(response.url),
        bytes(content),
        told_encoding(bytes(content), response.charset_encoding or ""),
        datetime.now(UTC),
    )


def _check_head(response: httpx.Response, limits: Limits) -> None:
    """Refuse what is no page before its body is read."""
    address, status = shown(response.url), response.status_code
    if status != httpx.codes.OK:
        answer = f"{status} {httpx.codes.get_reason_phrase(status)}".strip()
        advice = ADVICE.get(status, LATER if status >= 500 else LOOK)
        raise SourceError(
            f"{address}: the site answers {answer}, expected a page; {advice}"
        )
    media_type = response.headers.get("content-type", "").partition(";")[0].strip()
    if not MEDIA_TYPE.fullmatch(media_type.lower()):
        raise SourceError(
            f"{address}: is {media_type[:40]!r}, expected a page, text, XML, JSON, PDF,"
            f" Word or captions; {LOOK}"
        )
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in PACKINGS:
        raise SourceError(
            f"{address}: is packed as {packing[:40]!r}, expected"
            f" {' or '.join(PACKINGS[2:])}; {BY_HAND}"
        )
    if int(response.headers.get("content-length", 0)) > limits.n_bytes:
        raise _too_large(response, limits)


def _too_large(response: httpx.Response, limits: Limits) -> SourceError:
    return SourceError(
        f"{shown(response.url)}: is larger than {limits.n_bytes:,} bytes, expected a"
        f" page; {LOOK}"
    )


def told_encoding(content: bytes, label: str) -> str:
    """Return the encoding that the server's `label` names, where the bytes need it.

    They do not if they are UTF-8 or begin with a byte order mark. A label means what
    browsers take it for ("iso-8859-1" is windows-1252; see the Encoding Standard of
    the WHATWG); one that names nothing, or does not fit the bytes, is not told.
    """
    marks = codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
    told = webencodings.lookup(label)
    if told is None or content.startswith(marks):
        return ""
    name: str = told.codec_info.name
    try:
        text = content.decode(name)
    except (LookupError, UnicodeDecodeError):
        return ""
    # Seven bits may be more than ASCII: ISO-2022-JP, or UTF-16 without a mark.
    is_plain = content.decode() == text if content.isascii() else _is_utf_8(content)
    return "" if is_plain else name


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _fault(url: httpx.URL, error: Exception) -> SourceError:
    """Return what went wrong on the way, in words that say what to do."""
    causes: list[BaseException] = [error]
    while cause := causes[-1].__cause__ or causes[-1].__context__:
        causes.append(cause)
    for kind, found, advice in FAULTS:
        for cause in causes:
            if isinstance(cause, kind):
                return SourceError(
                    f"{shown(url)}: {found} ({cause}), expected a page; {advice}"
                )
    detail = str(error) or type(error).__name__
    return SourceError(
        f"{shown(url)}: the connection broke ({detail}), expected a page; {LATER}"
    )

"""Which addresses may be asked: those of public pages, and where they may lead."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpx

from helpers.errors import SourceError

SHOWN = 200
LOGIN = re.compile(r"(?<=//)[^/?#]*@")
LAST_PORT = 65_535
# Networks whose addresses end in an older one: RFC 4291 2.5.5.1, RFC 6052.
ENDS_IN_OLDER = IPv6Network("::/96"), IPv6Network("64:ff9b::/96")


def shown(address: httpx.URL | str) -> str:
    """Return an address as a message shows it: a login is left out, a long one cut."""
    text = LOGIN.sub("", str(address))
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def checked(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return `address`, to which a redirect leads from `base`, without its fragment.

    Raises:
        SourceError: it is no address of a page, or has a name and a password in it.
    """
    try:
        url = base.join(address) if base else httpx.URL(address)
        url, host, port = url.copy_with(fragment=None), url.host, url.port or 1
        if port > LAST_PORT:
            raise ValueError(f"port {port}")
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(
            f"{shown(address)!r}: is no address ({error}), expected one such as"
            " https://example.org/page; correct it"
        ) from error
    if url.userinfo:
        raise SourceError(
            f"{shown(url)}: has a name or a password in it,"
            " expected the address of a public page; take them out"
        )
    if url.scheme not in ("http", "https") or not host:
        led = f", where {shown(base)} leads" if base else ""
        raise SourceError(
            f"{shown(url)!r}{led}: is no address of a page, expected one that begins"
            " with http:// or https://; check it in a browser"
        )
    return url


def is_private(address: str) -> bool:
    """Tell whether an IP address, or the name of a host, is not of the public net."""
    try:
        ip = ip_address(address)
    except ValueError:
        return f".{address.rstrip('.')}".endswith(".localhost")
    if isinstance(ip, IPv6Address):
        ip = _within(ip) or ip
    return not ip.is_global or ip.is_multicast


def _within(ip: IPv6Address) -> IPv4Address | None:
    """Return the older address that one of the newer kind leads to, if it does."""
    if any(ip in net for net in ENDS_IN_OLDER):
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour


class Guard:
    """Keeps a public host from leading into the private network around the user.

    httpx tells it (as a `trace`) of every connection as it is made: the address
    behind a name is the one that was connected to, not what a name server said a
    moment before. Of what lies behind a proxy only the name is known.
    """

    def __init__(self, url: httpx.URL) -> None:
        self.url = url
        self._has_been_public = False
        self._host = ""

    async def __call__(self, event: str, info: dict[str, Any]) -> None:
        """Look at a connection before anything is sent over it.

        Raises:
            SourceError: it goes to a private address, and an earlier one did not.
        """
        if event == "connection.connect_tcp.started":
            self._host = info["host"]
        elif event == "connection.connect_tcp.complete":
            is_direct = self._host == self.url.raw_host.decode()
            peer = info["return_value"].get_extra_info("server_addr")[0]
            self._check(peer if is_direct else self.url.host)

    def _check(self, peer: str) -> None:
        if not is_private(peer):
            self._has_been_public = True
        elif self._has_been_public:
            raise SourceError(
                f"{shown(self.url)}: a public page leads to this address in a private"
                f" network ({peer}), expected a public one; name it yourself if it is"
                " meant"
            )

"""Which addresses are public, and which host names mean this machine or the local network."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052, 2.1
_UNICAST = IPv6Network("2000::/3")  # all that is assigned for the Internet: RFC 4291, 2.4
# The IANA registries of special-purpose addresses (RFC 6890). The few single addresses in them that
# can be reached serve no feed. The standard library's own list changes with its version.
_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))

_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_THIS_MACHINE = re.compile(r"(?:.+\.)?localhost(?:\.localdomain)?")  # RFC 6761, 6.3
_LOCAL_NETWORK = re.compile(
    r"[^.]*|.+\.(?:local|localdomain|internal|home\.arpa)"
)  # RFC 6762, 8375


def parse_address(host: str) -> IPv4Address | IPv6Address | None:
    """The address that ``host`` spells out, None for a name.

    This includes the short, hexadecimal and octal forms of IPv4 that look-ups accept, such as
    ``127.1`` (the "IPv4 parser" of the WHATWG URL standard).
    """
    plain = canonical_host(host)
    return _standard(plain) or _legacy_ipv4(plain)


def is_impossible(host: str) -> bool:
    """Whether ``host`` ends in a number but is no address: no name does (RFC 3696, 2)."""
    last = canonical_host(host).rpartition(".")[2]
    return bool(_NUMBER.fullmatch(last)) and parse_address(host) is None


@lru_cache(maxsize=1024)
def canonical_host(host: str) -> str:
    """One spelling for a host: lower case, no final dot, a standard address in its shortest form.

    Old forms of an address are not converted: they are only used to disguise an address.
    """
    plain = host.lower().rstrip(".").strip("[]")
    address = _standard(plain)
    return plain if address is None else str(address)


def names_private(host: str) -> bool:
    """Whether ``host`` itself says that it is private: ``10.0.0.1``, ``::1``, ``localhost``."""
    address = parse_address(host)
    if address is None:
        return bool(_THIS_MACHINE.fullmatch(canonical_host(host)))
    return not is_public(address)


def names_local_network(host: str) -> bool:
    """Whether ``host`` is private or a name that exists only on a local network."""
    if names_private(host):
        return True
    return parse_address(host) is None and bool(_LOCAL_NETWORK.fullmatch(canonical_host(host)))


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether ``address`` can belong to a server on the Internet.

    An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4, Teredo) is judged by that
    one, which it may be translated to on its way.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    carried = address.teredo or (address.sixtofour and (address.sixtofour,))
    if carried:
        return all(map(is_public, carried))
    return address in _UNICAST and not any(address in network for network in _NOT_PUBLIC_6)


def _standard(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _legacy_ipv4(host: str) -> IPv4Address | None:
    """The address of one to four numbers, the last of which fills what is left of 32 bits."""
    parts = host.split(".")
    if len(parts) > 4 or not all(map(_NUMBER.fullmatch, parts)):
        return None
    try:
        *first, last = (_value(part) for part in parts)
    except ValueError:  # an 8 or 9 where a zero before it means octal
        return None
    if any(number > 0xFF for number in first) or last >= 1 << (8 * (4 - len(first))):
        return None
    whole = sum(number << (8 * (3 - place)) for place, number in enumerate(first))
    return IPv4Address(whole + last)


def _value(part: str) -> int:
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") else 10)

"""Which addresses are the public Internet's, and which names stand for this machine."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052, 2.1
_UNICAST = IPv6Network("2000::/3")  # all that is assigned for the Internet: RFC 4291, 2.4


def parsed(host: str) -> IPv4Address | IPv6Address | None:
    """The address that ``host`` writes out, None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def canonical(host: str) -> str:
    """One spelling for a host: lower case, no final dot, an address in its shortest form."""
    plain = host.lower().rstrip(".").strip("[]")
    address = parsed(plain)
    return plain if address is None else str(address)


def names_private(host: str) -> bool:
    """Whether ``host`` itself says that it is private: ``10.0.0.1``, ``::1``, ``localhost``."""
    plain = canonical(host)
    address = parsed(plain)
    if address is None:
        return plain == "localhost" or plain.endswith(".localhost")  # RFC 6761, 6.3
    return not is_public(address)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether ``address`` can belong to a server on the Internet (IANA special registries).

    An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4, Teredo) is judged by that too:
    on its way it may turn into it.
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        carried = (address.sixtofour, *(address.teredo or ()))
        if any(inner is not None and not is_public(inner) for inner in carried):
            return False
        if address not in _UNICAST:
            return False
        return address.is_global or address.sixtofour is not None or address.teredo is not None
    return address.is_global and not address.is_multicast and not address.is_reserved

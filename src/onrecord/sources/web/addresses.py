"""IP addresses that belong to no server of the public internet, and what they are instead.

After the special-purpose registries of IANA (RFC 6890) and RFC 4291; a table of our own, since what Python's
`ipaddress` calls global differs between its versions.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

V4: tuple[tuple[str, str], ...] = (
    ("127.0.0.0/8", "a loopback address"),
    ("10.0.0.0/8", "a private address"),
    ("172.16.0.0/12", "a private address"),
    ("192.168.0.0/16", "a private address"),
    ("169.254.0.0/16", "a link-local address"),
    ("100.64.0.0/10", "an address inside a provider's network"),
    ("0.0.0.0/8", "an address of this network alone"),
    ("192.0.0.0/24", "a reserved address"),
    ("192.88.99.0/24", "a reserved address"),
    ("192.0.2.0/24", "an address for documentation"),
    ("198.51.100.0/24", "an address for documentation"),
    ("203.0.113.0/24", "an address for documentation"),
    ("198.18.0.0/15", "an address for benchmarks"),
    ("224.0.0.0/4", "a multicast address"),
    ("240.0.0.0/4", "a reserved address"),
)
V6: tuple[tuple[str, str], ...] = (
    ("::1/128", "a loopback address"),
    ("::ffff:0:0/96", "an IPv4 address inside an IPv6 one"),
    ("64:ff9b::/96", "an IPv4 address inside an IPv6 one (NAT64)"),
    ("64:ff9b:1::/48", "an IPv4 address inside an IPv6 one (NAT64)"),
    ("2002::/16", "an IPv4 address inside an IPv6 one (6to4)"),
    ("2001::/32", "an IPv4 address inside an IPv6 one (Teredo)"),
    ("2001::/23", "a reserved address"),
    ("2001:db8::/32", "an address for documentation"),
    ("3fff::/20", "an address for documentation"),
    ("fc00::/7", "a private address"),
    ("fe80::/10", "a link-local address"),
    ("ff00::/8", "a multicast address"),
)
PUBLIC = IPv6Network("2000::/3")
"""All that is given to servers (RFC 4291, 2.4)."""

NETWORKS4 = tuple((IPv4Network(network), kind) for network, kind in V4)
NETWORKS6 = tuple((IPv6Network(network), kind) for network, kind in V6)


def special(text: str) -> str | None:
    """What an address is that is none of the public internet, None for one that is.

    >>> special("169.254.169.254"), special("2606:4700::1111")
    ('a link-local address', None)
    """
    found = ip_address(text)
    if isinstance(found, IPv4Address):
        return next((kind for network, kind in NETWORKS4 if found in network), None)
    return special6(found)


def special6(found: IPv6Address) -> str | None:
    """The same of an IPv6 address."""
    if found.scope_id is not None:
        return "a link-local address"
    kind = next((kind for network, kind in NETWORKS6 if found in network), None)
    return kind or (None if found in PUBLIC else "a reserved address")

"""Web addresses: their plain form, the forms that are refused, and the networks that are none of the public."""

from __future__ import annotations

import pytest

from onrecord.errors import SourceError
from onrecord.sources.web import addresses, urls


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("https://a.example", "https://a.example/"),
        ("HTTP://A.Example:80/B?c=%C3%A9#d", "http://a.example/B?c=%C3%A9"),
        ("https://a.example.:8443/x", "https://a.example:8443/x"),
        ("https://münchen.example/Straße und", "https://xn--mnchen-3ya.example/Stra%C3%9Fe%20und"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("http://１９２.0.2.1/", "http://192.0.2.1/"),
        ("http://[2001:DB8:0:0::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("http://a.example/a\\b|c", "http://a.example/a%5Cb|c"),
        (" http://my_host.example/?q=“x” ", "http://my_host.example/?q=%E2%80%9Cx%E2%80%9D"),
    ],
)
def test_the_plain_form(text, plain):
    assert urls.parse(text).url == plain
    assert urls.parse(plain).url == plain


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ftp://a.example/", "is no http or https address (ftp)"),
        ("file:///etc/passwd", "is no http or https address (file)"),
        ("//a.example/", "is no http or https address (no scheme)"),
        ("http://ada:secret@a.example/", "has a name or a password in it, which are not sent"),
        ("http://a.example@127.0.0.1/", "has a name or a password in it"),
        ("http://a.example\\@127.0.0.1/", "has a name or a password in it"),
        ("http:///a", "has no host that can be asked ('')"),
        ("http://a..example/", "has no host that can be asked"),
        ("http://a b.example/", "has no host that can be asked"),
        ("http://a.example\\b/", "has no host that can be asked"),
        ("http://a%2eexample/", "has no host that can be asked"),
        (f"http://{'a.' * 130}example/", "has no host that can be asked"),
        (f"http://{'ä' * 9000}.example/", "is longer than 8,000 characters"),
        ("http://é\u0338.\u200d.example/", "has no host that can be asked"),
        ("http://2130706433/", "has a number for a host that is no plain address (2130706433)"),
        ("http://0x7f000001/", "has a number for a host"),
        ("http://0177.0.0.1/", "has a number for a host"),
        (
            "http://127.1/",
            "has a number for a host that is no plain address (127.1): write it like 192.0.2.1",
        ),
        ("http://0x7f.0.0.0x1/", "has a number for a host"),
        ("http://①②⑦.1/", "has a number for a host"),
        ("http://[fe80::1%25eth0]/", "has a"),
        ("http://[::1/", "is no web address (Invalid IPv6 URL): check it"),
        ("http://a.example:0/", "has port 0, which is none"),
        ("http://a.example:99999/", "is no web address (Port out of range 0-65535)"),
        ("http://a.example:80b/", "is no web address (Port could not be cast"),
        ("http://a.example/\r\nHost: b", "has a control character in it"),
        ("http://a.example/\udcff", "is no web address ("),
        ("http://a.example／b@c/", "is no web address (netloc"),
    ],
)
def test_what_is_refused(text, message):
    with pytest.raises(SourceError) as caught:
        urls.parse(text)
    assert str(caught.value).startswith(message)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("https://ada:secret@a.example/b@c", "https://...@a.example/b@c"),
        ("https://a.example/b@c", "https://a.example/b@c"),
        ("https://a.example/?b=https://c@d", "https://a.example/?b=https://c@d"),
        ("ftp://ada:secret@a.example", "ftp://...@a.example"),
        ("//ada:secret@a.example", "//...@a.example"),
        ("a//b@c", "a//b@c"),
    ],
)
def test_passwords_are_not_told(name, shown):
    assert urls.shown(name) == shown


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.255.0.9 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.127.9.9 0.0.0.0
    0.1.2.3 192.0.0.8 192.0.2.5 198.51.100.5 203.0.113.5 198.18.0.1 198.19.9.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    192.88.99.1 ::1 :: ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::7f00:1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 2002:7f00:1::1
    2002:808:808::1 2001:0:7f00:1::1 2001:db8::1 2001:2::1 3fff::1 fc00::1 fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 100::1
    4000::1 5f00::1""".split(),  # noqa: SIM905
)
def test_addresses_of_no_public_server(address):
    assert addresses.special(address)


@pytest.mark.parametrize(
    "address",
    "8.8.8.8 1.1.1.1 172.15.0.1 172.32.0.1 100.63.0.1 100.128.0.1 169.253.1.1 192.0.1.1 198.20.0.1 223.255.255.1 2606:4700::1111 2a00:1450::1 2003::1".split(),  # noqa: SIM905
)
def test_addresses_of_public_servers(address):
    assert addresses.special(address) is None

from __future__ import annotations

from ipaddress import ip_address

import pytest

from briefing.fetch.address import canonical, is_public, names_private


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1",
        "::", "::1", "::127.0.0.1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1",
        "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)  # fmt: skip
def test_not_on_the_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8", "151.101.0.81", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
        "2002:808:808::1", "2001:0:4136:e378:8000:63bf:f7f7:f7f7",
    ],
)  # fmt: skip
def test_on_the_internet(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.9", "[::1]", "::1", "LOCALHOST", "localhost.", "a.localhost"]
)
def test_hosts_that_say_they_are_private(host: str) -> None:
    assert names_private(host)


@pytest.mark.parametrize("host", ["news.example", "8.8.8.8", "localhost.example", "10.example"])
def test_hosts_that_do_not(host: str) -> None:
    assert not names_private(host)


def test_one_spelling_for_a_host() -> None:
    assert canonical("[0:0:0:0:0:0:0:1]") == canonical("::1")
    assert canonical("News.Example.") == canonical("news.example")

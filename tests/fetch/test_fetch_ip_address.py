from __future__ import annotations

from ipaddress import ip_address

import pytest

from briefing.fetch.ip_address import (
    canonical_host,
    is_impossible,
    is_public,
    names_local_network,
    names_private,
)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1",
        "::", "::1", "::127.0.0.1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1",
        "0.1.2.3", "100.127.255.255", "127.255.255.254", "172.31.255.255", "192.0.0.1",
        "192.0.0.9", "192.0.0.170", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
        "203.0.113.9", "255.255.255.254", "fd12:3456::1", "fe80::1%2", "fec0::1%1", "ff0e::1",
        "100::1", "2001:10::1", "2001:20::1", "2001:2::1", "3fff::1", "3fff:fff::1", "5f00::1",
        "4000::1", "::ffff:0:8.8.8.8", "::8.8.8.8", "64:ff9b:1::8.8.8.8", "64:ff9b::224.0.0.1",
        "::ffff:198.18.0.1", "2002:c612:1::", "2002:e000:1::",
        "2001:0:a00:1:8000:63bf:f7f7:f7f7", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)  # fmt: skip
def test_not_on_the_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8", "151.101.0.81", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1",
        "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2a00:1450::1",
        "2001:4860:4860::8888", "2001:200::1", "3ffe::1", "2606:4700:4700::1111",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
        "2001:0:4136:e378:8000:63bf:f7f7:f7f7",
    ],
)  # fmt: skip
def test_on_the_internet(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.0.0.9", "[::1]", "::1", "LOCALHOST", "localhost.", "a.localhost",
        "localhost.localdomain", "127.0.0.1.", "127.1", "127.0.1", "0x7f.1", "0X7F.0.0.1", "0",
        "0177.1", "0x7f000001", "2130706433", "017700000001", "10.65535", "192.168.257",
        "3232235521", "[::ffff:10.0.0.1]", "[fe80::1%251]", "0x.0x.0",
    ],
)  # fmt: skip
def test_hosts_that_say_they_are_private(host: str) -> None:
    assert names_private(host)


@pytest.mark.parametrize(
    "host",
    ["news.example", "8.8.8.8", "localhost.example", "10.example", "notlocalhost", "8.526344",
     "0x8.8.8.8", "134744072", "x7f.example", "127.0.0.1.example"],
)  # fmt: skip
def test_hosts_that_do_not(host: str) -> None:
    assert not names_private(host)


@pytest.mark.parametrize(
    "host", ["intranet", "printer.local", "wiki.internal.", "nas.home.arpa", "10.1", "LOCALHOST"]
)
def test_hosts_that_only_a_local_network_knows(host: str) -> None:
    assert names_local_network(host)


@pytest.mark.parametrize("host", ["news.example", "local.example", "8.8.8.8", "2606:4700::1111"])
def test_hosts_that_the_internet_knows(host: str) -> None:
    assert not names_local_network(host)


@pytest.mark.parametrize(
    "host",
    ["1.2.3.4.5", "256.1", "1.256.1.1", "1.2.3.256", "4294967296", "08.1", "09", "a.1", "a.0x1",
     "1..1", "9" * 5000, "1.2.3.0x100"],
)  # fmt: skip
def test_what_ends_like_an_address_and_is_none_cannot_exist(host: str) -> None:
    assert is_impossible(host)
    assert not is_impossible("127.1")
    assert not is_impossible("3com.example")


def test_one_spelling_for_a_host() -> None:
    assert canonical_host("[0:0:0:0:0:0:0:1]") == canonical_host("::1")
    assert canonical_host("News.Example.") == canonical_host("news.example")

#!/usr/bin/python3
"""Loads a rule set into a router between two network namespaces and probes it.

Usage, in a user and network namespace of its own: unshare -rn python3 probe.py RULES REMOVAL
The process is the router. The device is behind eth1, everybody else behind eth2. Each probe is
judged by the counters of the rules. Prints one line a probe; the exit code is 1 if one is wrong.
"""
import ctypes
import json
import os
import socket
import struct
import subprocess
import sys
import time
from contextlib import contextmanager

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000
DEVICE4, DEVICE6 = "10.20.0.10", "2001:db8:20::10"
WORLD4 = ["198.51.100.7", "198.51.100.8", "192.0.2.20", "192.0.2.53", "192.0.2.30", "192.0.2.129"]
WORLD6 = ["2001:db8:1::7", "2001:db8:1::8"]
TCP_PORTS = [22, 23, 53, 123, 443, 2762, 2763, 11112, 11114, 11115]


def sh(*words):
    subprocess.run(words, check=True)


class Namespace:
    """A network namespace that lives as long as a process that only waits."""

    def __init__(self):
        mine = os.stat("/proc/self/ns/net").st_ino
        self.process = subprocess.Popen(["unshare", "-n", "sleep", "600"])
        path = f"/proc/{self.process.pid}/ns/net"
        while os.stat(path).st_ino == mine:
            time.sleep(0.01)
        self.fd = os.open(path, os.O_RDONLY)

    @contextmanager
    def inside(self):
        enter(self.fd)
        try:
            yield
        finally:
            enter(ROUTER)

    def sh(self, *words):
        with self.inside():
            sh(*words)


def enter(fd):
    if LIBC.setns(fd, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def connect(port_of_router, namespace, name):
    sh("ip", "link", "add", port_of_router, "type", "veth", "peer", "name", name)
    sh("ip", "link", "set", name, "netns", str(namespace.process.pid))
    sh("ip", "link", "set", port_of_router, "up")
    namespace.sh("ip", "link", "set", "lo", "up")
    namespace.sh("ip", "link", "set", name, "up")


def set_up(device, world):
    for knob in ("ipv4/ip_forward", "ipv6/conf/all/forwarding"):
        with open(f"/proc/sys/net/{knob}", "w") as file:
            file.write("1")
    # A kernel that filters sources by itself would hide whether the rules do.
    for knob in ("all", "default"):
        with open(f"/proc/sys/net/ipv4/conf/{knob}/rp_filter", "w") as file:
            file.write("0")
    sh("ip", "link", "set", "lo", "up")
    connect("eth1", device, "dev0")
    connect("eth2", world, "net0")
    sh("ip", "addr", "add", "10.20.0.1/24", "dev", "eth1")
    sh("ip", "-6", "addr", "add", "2001:db8:20::1/64", "dev", "eth1", "nodad")
    sh("ip", "addr", "add", "10.30.0.1/24", "dev", "eth2")
    sh("ip", "-6", "addr", "add", "2001:db8:30::1/64", "dev", "eth2", "nodad")
    for address in (DEVICE4, "10.20.0.66"):
        device.sh("ip", "addr", "add", address + "/24", "dev", "dev0")
    for address in (DEVICE6, "2001:db8:20::66"):
        device.sh("ip", "-6", "addr", "add", address + "/64", "dev", "dev0", "nodad")
    device.sh("ip", "route", "add", "default", "via", "10.20.0.1", "src", DEVICE4)
    device.sh("ip", "-6", "route", "add", "default", "via", "2001:db8:20::1", "src", DEVICE6)
    world.sh("ip", "addr", "add", "10.30.0.2/24", "dev", "net0")
    world.sh("ip", "-6", "addr", "add", "2001:db8:30::2/64", "dev", "net0", "nodad")
    world.sh("ip", "route", "add", "default", "via", "10.30.0.1")
    world.sh("ip", "-6", "route", "add", "default", "via", "2001:db8:30::1")
    for address in WORLD4:
        world.sh("ip", "addr", "add", address + "/32", "dev", "net0")
        sh("ip", "route", "add", address + "/32", "via", "10.30.0.2")
    for address in WORLD6:
        world.sh("ip", "-6", "addr", "add", address + "/128", "dev", "net0", "nodad")
        sh("ip", "-6", "route", "add", address + "/128", "via", "2001:db8:30::2")


def listen(namespace):
    """Answers on more ports than are declared, so that only the rules decide."""
    held = []
    with namespace.inside():
        for port in TCP_PORTS:
            server = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            server.bind(("::", port))
            server.listen(16)
            held.append(server)
    return held


def join():
    """A host takes packets only of groups that it is in."""
    member = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for group in ("239.1.2.3", "239.1.2.4", "224.0.0.251"):
        wanted = socket.inet_aton(group) + socket.inet_aton("10.20.0.1")
        member.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, wanted)
    return member


def counters():
    shown = subprocess.run(
        ["nft", "-j", "list", "ruleset"], check=True, capture_output=True, text=True).stdout
    counted = {}
    for item in json.loads(shown)["nftables"]:
        rule = item.get("rule")
        if rule:
            for part in rule["expr"]:
                if "counter" in part:
                    name = rule.get("comment", "?")
                    counted[name] = counted.get(name, 0) + part["counter"]["packets"]
    return counted


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def tcp(source, target, port):
    """Returns whether a connection came about."""
    with socket.socket(family(source), socket.SOCK_STREAM) as client:
        client.settimeout(0.4)
        client.bind((source, 0))
        try:
            client.connect((target, port))
            return True
        except OSError:
            return False


def udp(source, target, port, source_port=0):
    with socket.socket(family(source), socket.SOCK_DGRAM) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if ":" not in source:
            client.setsockopt(
                socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(source))
        client.bind((source, source_port))
        try:
            client.sendto(b"probe", (target, port))
        except PermissionError:
            return False
    return None


def udp_broadcast(interface, source_port, port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
        client.bind(("", source_port))
        client.sendto(b"probe", ("255.255.255.255", port))
    return None


def echo(source, target):
    """Whether it is answered is not waited for: the counters tell."""
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as client:
        client.bind((source, 0))
        body = struct.pack("!BBHHH", 8, 0, 0, 77, 1)
        checksum = 0xFFFF ^ (0x0800 + 77 + 1)
        client.sendto(body[:2] + struct.pack("!H", checksum) + body[4:], (target, 0))
    return None


def probes(device, world):
    """Where it starts, what is done, and the flow that has to count it; None if it is undeclared."""
    d, w, r = device, world, None
    updates, other, pacs, site, console, vlan = WORLD4
    return [
        (d, "flow updates", lambda: tcp(DEVICE4, updates, 443)),
        (d, "flow updates", lambda: tcp(DEVICE6, WORLD6[0], 443)),
        (d, "flow pacs", lambda: tcp(DEVICE4, pacs, 2762)),
        (d, "flow pacs", lambda: tcp(DEVICE4, pacs, 11112)),
        (d, "flow pacs", lambda: tcp(DEVICE4, pacs, 11114)),
        (d, "flow names", lambda: udp(DEVICE4, site, 53)),
        (d, "flow names", lambda: tcp(DEVICE4, site, 53)),
        (d, "flow time", lambda: udp(DEVICE4, site, 123)),
        (d, "flow discovery", lambda: udp(DEVICE4, "239.1.2.3", 5353)),
        (d, "flow address", lambda: udp_broadcast("dev0", 68, 67)),
        (r, "dhcp-answers", lambda: udp_broadcast("eth1", 67, 68)),
        (w, "flow status", lambda: udp(console, DEVICE4, 5000)),
        (w, "flow alive", lambda: echo(console, DEVICE4)),
        (w, "flow service", lambda: tcp(vlan, DEVICE4, 22)),
        (r, "flow announcements", lambda: udp("10.20.0.1", "224.0.0.251", 5353)),
        # Undeclared: port, host, protocol, family, source.
        (d, None, lambda: tcp(DEVICE4, updates, 22)),
        (d, None, lambda: tcp(DEVICE4, other, 443)),
        (d, None, lambda: udp(DEVICE4, updates, 443)),
        (d, None, lambda: tcp(DEVICE4, site, 123)),
        (d, None, lambda: tcp(DEVICE4, pacs, 2763)),
        (d, None, lambda: tcp(DEVICE4, pacs, 11115)),
        (d, None, lambda: tcp(DEVICE4, pacs, 443)),
        (d, None, lambda: tcp(DEVICE4, updates, 2762)),
        (d, None, lambda: echo(DEVICE4, updates)),
        (d, None, lambda: tcp(DEVICE6, WORLD6[0], 22)),
        (d, None, lambda: tcp(DEVICE6, WORLD6[1], 443)),
        (d, None, lambda: udp(DEVICE6, WORLD6[0], 443)),
        (d, None, lambda: tcp("10.20.0.66", updates, 443)),
        (d, None, lambda: tcp("2001:db8:20::66", WORLD6[0], 443)),
        (d, None, lambda: udp(DEVICE4, "239.1.2.4", 5353)),
        (d, None, lambda: udp(DEVICE4, "224.0.0.251", 5353)),
        (d, None, lambda: tcp(DEVICE4, "10.20.0.1", 22)),
        # Undeclared, to the device.
        (w, None, lambda: tcp(pacs, DEVICE4, 22)),
        (w, None, lambda: tcp(vlan, DEVICE4, 23)),
        (w, None, lambda: tcp(updates, DEVICE4, 443)),
        (w, None, lambda: udp(console, DEVICE4, 5001)),
        (w, None, lambda: udp(pacs, DEVICE4, 5000)),
        (w, None, lambda: udp(site, DEVICE4, 40000, 53)),
        (w, None, lambda: udp(site, DEVICE4, 40001, 123)),
        (w, None, lambda: udp(other, DEVICE4, 68, 67)),
        (w, None, lambda: echo(pacs, DEVICE4)),
        (w, None, lambda: tcp(WORLD6[0], DEVICE6, 22)),
        (w, None, lambda: udp(WORLD6[0], DEVICE6, 5000)),
        (r, None, lambda: tcp("10.20.0.1", DEVICE4, 22)),
        (r, None, lambda: udp("10.20.0.1", "224.0.0.251", 5354)),
    ]


REFUSALS = {"drop", "spoofed"}


def judge(where, flow, act):
    before = counters()
    if where is None:
        connected = act()
    else:
        with where.inside():
            connected = act()
    time.sleep(0.05)
    after = counters()
    rose = {name for name in after if after[name] > before.get(name, 0)}
    rose.discard("neighbour-discovery")
    if flow is None:
        return bool(rose & REFUSALS) and rose <= REFUSALS and not connected, rose
    if where is None:
        # The kernel gives the router a copy of its own multicast at eth1; it is no device's packet.
        rose.discard("spoofed")
    fine = flow in rose and not rose & REFUSALS and connected is not False
    return fine and rose <= {flow, "answers", "icmp-errors"}, rose


def main(rules, removal):
    global ROUTER
    ROUTER = os.open("/proc/self/ns/net", os.O_RDONLY)
    device, world = Namespace(), Namespace()
    try:
        set_up(device, world)
        held = listen(device) + listen(world) + [join()]
        time.sleep(2)
        with device.inside():
            reachable = tcp(DEVICE4, WORLD4[1], 443) and tcp(DEVICE6, WORLD6[1], 443)
        if not reachable:
            print("the namespaces are not connected even without rules")
            return 1
        sh("nft", "-f", rules)
        sh("nft", "-f", rules)
        wrong, declared, undeclared = 0, 0, 0
        for number, (where, flow, act) in enumerate(probes(device, world), 1):
            fine, rose = judge(where, flow, act)
            declared += flow is not None
            undeclared += flow is None
            wrong += not fine
            print(f"{'ok  ' if fine else 'WRONG'} {number} {flow or 'undeclared'}: {sorted(rose)}")
        sh("nft", "-f", removal)
        with device.inside():
            reachable = tcp(DEVICE4, WORLD4[1], 443)
        if counters() or not reachable:
            print("WRONG: the removal left rules")
            wrong += 1
        print(f"{declared} declared, {undeclared} undeclared, {wrong} wrong")
        del held
        return 1 if wrong else 0
    finally:
        for namespace in (device, world):
            namespace.process.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))

#!/usr/bin/python3
"""Loads a rule set into a router between two network namespaces and probes it.

Usage, in a user and network namespace of its own: unshare -rn python3 probe.py RULES REMOVAL
The process is the router. The device is behind eth1, everybody else behind eth2. Each probe is
judged by its own packets, counted just before the rules and just after them, and by the counters of
the rules; other packets are dropped all the while. Prints one line a probe; the exit code is 1 if
one is wrong.
"""
import ctypes
import itertools
import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000
DEVICE4, DEVICE6 = "10.20.0.10", "2001:db8:20::10"
FORGED4, FORGED6 = "10.20.0.66", "2001:db8:20::66"
LEDGER = "ledger"
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
    for address in (DEVICE4, FORGED4):
        device.sh("ip", "addr", "add", address + "/24", "dev", "dev0")
    for address in (DEVICE6, FORGED6):
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


def ruleset():
    shown = subprocess.run(
        ["nft", "-j", "list", "ruleset"], check=True, capture_output=True, text=True).stdout
    return [item["rule"] for item in json.loads(shown)["nftables"] if "rule" in item]


def counters(rules):
    """Packets by table and comment of the rule that counted them."""
    counted = {}
    for rule in rules:
        for part in rule["expr"]:
            if "counter" in part:
                name = (rule["table"] == LEDGER, rule.get("comment", "?"))
                counted[name] = counted.get(name, 0) + part["counter"]["packets"]
    return counted


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


class Probe:
    """One packet or connection, told from every other by a port or number of its own."""

    numbers = itertools.count(20000)

    def __init__(self, source, target):
        self.source, self.target = source, target
        self.number = next(Probe.numbers)

    def own(self):
        """Matches of nft for its packets and for their answers, and for nothing else."""
        ip = "ip6" if ":" in self.target else "ip"
        there = f"{ip} saddr {self.source} {ip} daddr {self.target}"
        back = f"{ip} saddr {self.target} {ip} daddr {self.source}"
        return [f"{there} {self.asked()}", f"{back} {self.answered()}"]


class Tcp(Probe):
    def __init__(self, source, target, port):
        super().__init__(source, target)
        self.port = port

    def asked(self):
        return f"tcp sport {self.number} tcp dport {self.port}"

    def answered(self):
        return f"tcp sport {self.port} tcp dport {self.number}"

    def send(self, seconds):
        """Returns whether a connection came about."""
        with socket.socket(family(self.source), socket.SOCK_STREAM) as client:
            client.settimeout(seconds)
            client.bind((self.source, self.number))
            try:
                client.connect((self.target, self.port))
                return True
            except OSError:
                return False


class Udp(Probe):
    def __init__(self, source, target, port, source_port=None):
        super().__init__(source, target)
        self.port = port
        self.source_port = source_port or self.number

    def asked(self):
        return f"udp sport {self.source_port} udp dport {self.port}"

    def answered(self):
        return f"udp sport {self.port} udp dport {self.source_port}"

    def send(self, seconds):
        with socket.socket(family(self.source), socket.SOCK_DGRAM) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if ":" not in self.source:
                client.setsockopt(
                    socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(self.source))
            client.bind((self.source, self.source_port))
            return sent(client, (self.target, self.port))


class Broadcast(Probe):
    def __init__(self, interface, source_port, port):
        super().__init__(None, "255.255.255.255")
        self.interface, self.source_port, self.port = interface, source_port, port

    def own(self):
        return [f"ip daddr {self.target} udp sport {self.source_port} udp dport {self.port}"]

    def send(self, seconds):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, self.interface.encode())
            client.bind(("", self.source_port))
            return sent(client, (self.target, self.port))


class Echo(Probe):
    def asked(self):
        return f"icmp type echo-request icmp id {self.number}"

    def answered(self):
        return f"icmp type echo-reply icmp id {self.number}"

    def send(self, seconds):
        """Whether it is answered is not waited for: the counters tell."""
        with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as client:
            client.bind((self.source, 0))
            checksum = 0xFFFF ^ (0x0800 + self.number + 1)
            packet = struct.pack("!BBHHH", 8, 0, checksum, self.number, 1)
            return sent(client, (self.target, 0), packet)


def sent(client, target, packet=b"probe"):
    """The kernel tells a sender on the router itself that its packet was dropped."""
    try:
        client.sendto(packet, target)
    except PermissionError:
        return False
    return None


def probes(device, world):
    """Where it starts, the flow that has to count it (None if it is undeclared), and the probe."""
    d, w, r = device, world, None
    updates, other, pacs, site, console, vlan = WORLD4
    return [
        (d, "updates", Tcp(DEVICE4, updates, 443)),
        (d, "updates", Tcp(DEVICE6, WORLD6[0], 443)),
        (d, "pacs", Tcp(DEVICE4, pacs, 2762)),
        (d, "pacs", Tcp(DEVICE4, pacs, 11112)),
        (d, "pacs", Tcp(DEVICE4, pacs, 11114)),
        (d, "names", Udp(DEVICE4, site, 53)),
        (d, "names", Tcp(DEVICE4, site, 53)),
        (d, "time", Udp(DEVICE4, site, 123)),
        (d, "discovery", Udp(DEVICE4, "239.1.2.3", 5353)),
        (d, "address", Broadcast("dev0", 68, 67)),
        (r, "dhcp-answers", Broadcast("eth1", 67, 68)),
        (w, "status", Udp(console, DEVICE4, 5000)),
        (w, "alive", Echo(console, DEVICE4)),
        (w, "service", Tcp(vlan, DEVICE4, 22)),
        (r, "announcements", Udp("10.20.0.1", "224.0.0.251", 5353)),
        # Undeclared: port, host, protocol, family, source.
        (d, None, Tcp(DEVICE4, updates, 22)),
        (d, None, Tcp(DEVICE4, other, 443)),
        (d, None, Udp(DEVICE4, updates, 443)),
        (d, None, Tcp(DEVICE4, site, 123)),
        (d, None, Tcp(DEVICE4, pacs, 2763)),
        (d, None, Tcp(DEVICE4, pacs, 11115)),
        (d, None, Tcp(DEVICE4, pacs, 443)),
        (d, None, Tcp(DEVICE4, updates, 2762)),
        (d, None, Echo(DEVICE4, updates)),
        (d, None, Tcp(DEVICE6, WORLD6[0], 22)),
        (d, None, Tcp(DEVICE6, WORLD6[1], 443)),
        (d, None, Udp(DEVICE6, WORLD6[0], 443)),
        (d, None, Tcp(FORGED4, updates, 443)),
        (d, None, Tcp(FORGED6, WORLD6[0], 443)),
        (d, None, Udp(DEVICE4, "239.1.2.4", 5353)),
        (d, None, Udp(DEVICE4, "224.0.0.251", 5353)),
        (d, None, Tcp(DEVICE4, "10.20.0.1", 22)),
        # Undeclared, to the device.
        (w, None, Tcp(pacs, DEVICE4, 22)),
        (w, None, Tcp(vlan, DEVICE4, 23)),
        (w, None, Tcp(updates, DEVICE4, 443)),
        (w, None, Udp(console, DEVICE4, 5001)),
        (w, None, Udp(pacs, DEVICE4, 5000)),
        (w, None, Udp(site, DEVICE4, 40000, 53)),
        (w, None, Udp(site, DEVICE4, 40001, 123)),
        (w, None, Udp(other, DEVICE4, 68, 67)),
        (w, None, Echo(pacs, DEVICE4)),
        (w, None, Tcp(WORLD6[0], DEVICE6, 22)),
        (w, None, Udp(WORLD6[0], DEVICE6, 5000)),
        (r, None, Tcp("10.20.0.1", DEVICE4, 22)),
        (r, None, Udp("10.20.0.1", "224.0.0.251", 5354)),
    ]


def open_ledger(where, probe):
    """Counts the packets of this probe alone, just before the rules and just after them.

    A counter of the rules is shared: reports of multicast membership, which a kernel sends up to
    some seconds after an interface came up, raise it beside any probe.
    """
    # The kernel gives the router a copy of its own multicast at eth1; it is no device's packet.
    hooks = ("output",) if where is None else ("input", "forward", "output")
    text = f"table inet {LEDGER}\ndelete table inet {LEDGER}\ntable inet {LEDGER} {{\n"
    for hook in hooks:
        for side, priority in (("before", -10), ("after", 10)):
            text += f"chain {side}_{hook} {{ type filter hook {hook} priority {priority};\n"
            text += "".join(f'{own} counter comment "{side}"\n' for own in probe.own()) + "}\n"
    subprocess.run(["nft", "-f", "-"], input=text + "}\n", text=True, check=True)


def settled():
    """The counters when the packets of the probe were seen and no more of them come."""
    deadline = time.monotonic() + 20
    seen, ledger = counters(ruleset()), None
    while time.monotonic() < deadline:
        time.sleep(0.03)
        now = counters(ruleset())
        last, ledger = ledger, (now[True, "before"], now[True, "after"])
        seen = now
        if ledger[0] > 0 and ledger == last:
            break
    return seen


def judge(where, flow, probe):
    open_ledger(where, probe)
    start = counters(ruleset())
    seconds = 0.3 if flow is None else 20
    if where is None:
        connected = probe.send(seconds)
    else:
        with where.inside():
            connected = probe.send(seconds)
    end = settled()
    before, after = end[True, "before"], end[True, "after"]
    rose = {
        name for (ledger, name), count in end.items()
        if not ledger and count > start.get((ledger, name), 0)}
    said = f"{before} before the rules, {after} after, counted by {sorted(rose)}"
    flows = {name for name in rose if name.startswith("flow ") or name == "dhcp-answers"}
    if flow is None:
        refusal = "spoofed" if probe.source in (FORGED4, FORGED6) else "drop"
        fine = before > 0 and after == 0 and not flows and refusal in rose and not connected
    else:
        own = {flow if flow == "dhcp-answers" else "flow " + flow}
        fine = before > 0 and after == before and flows == own and connected is not False
    return fine, said


def chatter(device, stop):
    """Packets that belong to no probe and are dropped all the time, from a port of their own."""
    enter(device.fd)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.bind((DEVICE4, 9))
        while not stop.wait(0.005):
            client.sendto(b"chatter", (WORLD4[1], 9))


def connected(device, *targets):
    with device.inside():
        return all(Tcp(source, target, 443).send(20) for source, target in targets)


def main(rules, removal):
    global ROUTER
    ROUTER = os.open("/proc/self/ns/net", os.O_RDONLY)
    device, world = Namespace(), Namespace()
    stop = threading.Event()
    talker = threading.Thread(target=chatter, args=(device, stop))
    try:
        set_up(device, world)
        held = listen(device) + listen(world) + [join()]
        if not connected(device, (DEVICE4, WORLD4[1]), (DEVICE6, WORLD6[1])):
            print("the namespaces are not connected even without rules")
            return 1
        sh("nft", "-f", rules)
        sh("nft", "-f", rules)
        talker.start()
        wrong, declared, undeclared = 0, 0, 0
        for number, (where, flow, probe) in enumerate(probes(device, world), 1):
            fine, said = judge(where, flow, probe)
            declared += flow is not None
            undeclared += flow is None
            wrong += not fine
            print(f"{'ok  ' if fine else 'WRONG'} {number} {flow or 'undeclared'}: {said}")
        sh("nft", "delete", "table", "inet", LEDGER)
        sh("nft", "-f", removal)
        if ruleset() or not connected(device, (DEVICE4, WORLD4[1])):
            print("WRONG: the removal left rules")
            wrong += 1
        print(f"{declared} declared, {undeclared} undeclared, {wrong} wrong")
        del held
        return 1 if wrong else 0
    finally:
        stop.set()
        for namespace in (device, world):
            namespace.process.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))

package dev.cachet.network;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.flow.Encryption;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.PortRange;
import dev.cachet.flow.Protocol;
import java.util.Set;

/** What one flow says by itself. */
final class FlowRules {
  /** Services that speak in the clear on these ports whatever a profile claims. */
  private static final Set<Integer> CLEARTEXT_PORTS = Set.of(20, 21, 23, 69, 79, 80, 513, 514);

  private static final int WIDE_IPV4 = 16;
  private static final int WIDE_IPV6 = 32;

  private FlowRules() {}

  static void check(NetworkLint lint, int index, Flow flow) {
    if (flow.peer() instanceof Peer.Address peer) {
      checkAddress(lint, index, peer.block());
    }
    if (flow.peer() instanceof Peer.Group && !isForGroups(flow.protocol())) {
      lint.error(
          "network.group-protocol",
          index,
          "/protocol",
          flow.protocol().word() + " cannot be sent to a group; use udp");
    }
    checkEncryption(lint, index, flow);
  }

  private static boolean isForGroups(Protocol protocol) {
    return protocol != Protocol.TCP && protocol != Protocol.DNS && protocol != Protocol.DHCP;
  }

  private static void checkAddress(NetworkLint lint, int index, AddressBlock block) {
    String place = "/peer/address";
    String special = block.insteadOfHosts();
    if (block.hasHostBits()) {
      lint.error(
          "network.host-bits",
          index,
          place,
          block.text()
              + " has bits behind its prefix; write "
              + block.network().text()
              + " for the block, or the address without a prefix");
    }
    if (block.prefix() > 0 && !special.isEmpty()) {
      lint.error("network.no-host", index, place, block.text() + " is " + special);
    } else if (block.isOfTheSite()) {
      lint.warning(
          "network.site-address",
          index,
          place,
          block.text() + " belongs to a site; use a role, a VLAN or the local network");
    }
    int wide = block.family() == IpFamily.IPV4 ? WIDE_IPV4 : WIDE_IPV6;
    if (block.prefix() > 0 && block.prefix() < wide) {
      lint.warning(
          "network.wide-peer", index, place, block.text() + " is wide; name the hosts, or a role");
    }
  }

  private static void checkEncryption(NetworkLint lint, int index, Flow flow) {
    Encryption encryption = flow.encryption();
    if (!encryption.fits(flow.protocol())) {
      lint.error(
          "network.encryption-mismatch",
          index,
          "/encryption",
          encryption.word() + " does not go with " + flow.protocol().word());
    }
    if (encryption.isBroken()) {
      lint.warning(
          "network.tls-version",
          index,
          "/encryption",
          encryption.word() + " is forbidden by RFC 8996; use TLS 1.2 or later");
    }
    if (!encryption.protects() && flow.data().isConfidential()) {
      lint.error(
          "network.cleartext",
          index,
          "/encryption",
          "carries data of class "
              + flow.data().word()
              + " with encryption "
              + encryption.word()
              + "; encrypt it");
    }
    if (encryption.protects() && flow.ports().stream().anyMatch(FlowRules::isCleartext)) {
      lint.warning(
          "network.cleartext-port",
          index,
          "/ports",
          "claims " + encryption.word() + " on a port whose service speaks in the clear; check it");
    }
  }

  private static boolean isCleartext(PortRange range) {
    return range.low() == range.high() && CLEARTEXT_PORTS.contains(range.low());
  }
}

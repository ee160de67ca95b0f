package dev.cachet.dataflow;

import dev.cachet.flow.Flow;
import dev.cachet.flow.Protocol;
import dev.cachet.network.CheckedProfile;
import dev.cachet.network.NetworkProfile;
import java.util.ArrayList;
import java.util.List;

/** What changed between two profiles, as sentences: what a site has to change in its firewall. */
public final class NetworkDiff {
  private NetworkDiff() {}

  /**
   * Compares two profiles by the traffic of their flows, not by the names of flows.
   *
   * @param before the profile of the older software
   * @param after the profile of the newer software
   * @return one sentence a change: what to open, then what to close, then what changed else
   */
  public static List<String> sentences(CheckedProfile before, CheckedProfile after) {
    return changes(before.profile(), after.profile()).stream().map(FlowChange::sentence).toList();
  }

  /**
   * Compares two profiles by the traffic of their flows, not by the names of flows.
   *
   * @param before the profile of the older software
   * @param after the profile of the newer software
   * @return what to open, then what to close, then what changed else
   */
  public static List<FlowChange> changes(NetworkProfile before, NetworkProfile after) {
    List<FlowChange> changes = new ArrayList<>();
    for (Flow flow : after.flows()) {
      if (before.flows().stream().noneMatch(other -> isSame(flow, other))) {
        changes.add(new FlowChange(FlowChange.Kind.OPEN, flow, flow));
      }
    }
    for (Flow flow : before.flows()) {
      if (after.flows().stream().noneMatch(other -> isSame(flow, other))) {
        changes.add(new FlowChange(FlowChange.Kind.CLOSE, flow, flow));
      }
    }
    for (Flow flow : after.flows()) {
      before.flows().stream()
          .filter(other -> isSame(flow, other))
          .findFirst()
          .ifPresent(other -> details(changes, other, flow));
    }
    return changes;
  }

  private static void details(List<FlowChange> changes, Flow before, Flow after) {
    if (before.encryption() != after.encryption()) {
      changes.add(new FlowChange(FlowChange.Kind.ENCRYPTION, before, after));
    }
    if (before.data() != after.data()) {
      changes.add(new FlowChange(FlowChange.Kind.DATA, before, after));
    }
  }

  private static boolean isSame(Flow one, Flow other) {
    return one.direction() == other.direction()
        && one.peer().equals(other.peer())
        && isService(one) == isService(other)
        && one.transports().equals(other.transports());
  }

  /** DHCP has rules of its own, which flows of its ports have not. */
  private static boolean isService(Flow flow) {
    return flow.protocol() == Protocol.DHCP || flow.protocol() == Protocol.DHCPV6;
  }
}

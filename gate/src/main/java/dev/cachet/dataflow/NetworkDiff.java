package dev.cachet.dataflow;

import dev.cachet.network.CheckedProfile;
import dev.cachet.network.Flow;
import dev.cachet.network.Protocol;
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
    List<Flow> old = before.profile().flows();
    List<Flow> now = after.profile().flows();
    List<String> sentences = new ArrayList<>();
    for (Flow flow : now) {
      if (old.stream().noneMatch(other -> isSame(flow, other))) {
        sentences.add("open: " + flow.text() + " (" + flow.id() + ": " + flow.purpose() + ")");
      }
    }
    for (Flow flow : old) {
      if (now.stream().noneMatch(other -> isSame(flow, other))) {
        sentences.add("close: " + flow.text() + " (" + flow.id() + ": " + flow.purpose() + ")");
      }
    }
    for (Flow flow : now) {
      old.stream()
          .filter(other -> isSame(flow, other))
          .findFirst()
          .ifPresent(other -> details(sentences, other, flow));
    }
    return sentences;
  }

  private static void details(List<String> sentences, Flow before, Flow after) {
    if (before.encryption() != after.encryption()) {
      sentences.add(
          "encryption of "
              + after.id()
              + " was "
              + before.encryption().word()
              + ", is "
              + after.encryption().word());
    }
    if (before.data() != after.data()) {
      sentences.add(
          "data of " + after.id() + " was " + before.data().word() + ", is " + after.data().word());
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

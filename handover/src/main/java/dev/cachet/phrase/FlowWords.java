package dev.cachet.phrase;

import dev.cachet.dataflow.FlowChange;
import dev.cachet.flow.Direction;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.flow.PortRange;

/** Flows and their changes in words. */
public final class FlowWords {
  private final Phrases phrases;

  /**
   * Words of a language.
   *
   * @param phrases the language
   */
  public FlowWords(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * A change between two releases: what a site has to do.
   *
   * @param change the change
   * @return a sentence
   */
  public Line change(FlowChange change) {
    return switch (change.kind()) {
      case OPEN, CLOSE ->
          phrases.line(
              "flow." + change.kind().name(),
              flow(change.flow()),
              change.flow().id(),
              change.flow().purpose());
      case ENCRYPTION ->
          phrases.line(
              "flow.ENCRYPTION",
              change.flow().id(),
              phrases.word(change.before().encryption()),
              phrases.word(change.flow().encryption()));
      case DATA ->
          phrases.line(
              "flow.DATA",
              change.flow().id(),
              phrases.word(change.before().data()),
              phrases.word(change.flow().data()));
    };
  }

  /**
   * What a flow is, without its purpose.
   *
   * @param flow the flow
   * @return for example {@code outbound to PACS, tcp 2762, tls-1.2}
   */
  public Line flow(Flow flow) {
    String ports = String.join(", ", flow.ports().stream().map(PortRange::text).toList());
    return phrases.line(
        flow.direction() == Direction.OUTBOUND ? "flow.outbound" : "flow.inbound",
        peer(flow.peer()),
        Line.own((flow.protocol().word() + " " + ports).strip()),
        phrases.word(flow.encryption()));
  }

  /**
   * Whom the device talks to.
   *
   * @param peer the peer
   * @return a few words
   */
  public Line peer(Peer peer) {
    if (peer instanceof Peer.Role role) {
      return phrases.line("peer.role", role.role());
    }
    if (peer instanceof Peer.Vlan vlan) {
      return phrases.line("peer.vlan", vlan.vlan());
    }
    if (peer instanceof Peer.Group group) {
      return phrases.line("peer.group", group.address().text());
    }
    if (peer instanceof Peer.Anybody anybody) {
      return phrases.line("peer.any", anybody.family().title());
    }
    return peer instanceof Peer.LocalNetwork ? phrases.line("peer.local") : Line.value(peer.text());
  }
}

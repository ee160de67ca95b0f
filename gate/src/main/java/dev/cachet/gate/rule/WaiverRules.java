package dev.cachet.gate.rule;

import dev.cachet.finding.Evidence;
import dev.cachet.flow.Flow;
import dev.cachet.flow.Peer;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.network.NetworkProfile;
import dev.cachet.override.WaiverTerms;
import dev.cachet.policy.PolicyValues;
import java.util.List;
import java.util.Optional;

/** Is a waiver that lets a system pass one that the level of the device accepts? */
public final class WaiverRules {
  private final GateInput in;
  private final PolicyValues values;
  private final Judgement judgement;
  private final Decisions decisions;

  WaiverRules(GateInput in, PolicyValues values, Judgement judgement, Decisions decisions) {
    this.in = in;
    this.values = values;
    this.judgement = judgement;
    this.decisions = decisions;
  }

  void judge(List<JudgedSystem> systems) {
    for (JudgedSystem system : systems) {
      if (system.verdict().state() == SupportState.WAIVED) {
        used(in, system).ifPresent(this::judge);
        judgeNetwork(system.os().title());
      }
    }
  }

  /**
   * The waiver that let a system pass.
   *
   * @param in what the gate is given
   * @param system the judged system
   * @return the waiver, if one was used
   */
  public static Optional<Waiver> used(GateInput in, JudgedSystem system) {
    List<String> places =
        system.verdict().evidence().stream()
            .filter(each -> each.file().equals("waivers"))
            .map(Evidence::field)
            .toList();
    return in.waivers().stream()
        .flatMap(waivers -> waivers.all().stream())
        .filter(each -> places.contains(each.pointer()))
        .findFirst();
  }

  private void judge(Waiver waiver) {
    long life = WaiverTerms.life(waiver);
    decisions.add(WaiverTerms.LIFE, life + " days");
    if (life > values.value(WaiverTerms.LIFE).number()) {
      judgement.error(
          WaiverTerms.TOO_LONG,
          waiver.subject(),
          "the waiver for "
              + waiver.subject()
              + " lasts "
              + life
              + " days from its approval; let it be approved again for a shorter time");
    }
    decisions.add("waiver.approver", waiver.approver());
    if (!WaiverTerms.isApproved(waiver, values)) {
      judgement.error(
          WaiverTerms.APPROVER,
          waiver.subject(),
          "the waiver for "
              + waiver.subject()
              + " was approved by "
              + waiver.approver()
              + "; "
              + WaiverTerms.approver(values)
              + " has to approve it, named as the approver");
    }
  }

  private void judgeNetwork(String title) {
    Optional<NetworkProfile> network = in.declared().flatMap(DeclaredRelease::network);
    String asked = values.value("waiver.network").value();
    Optional<Peer> unnamed = network.flatMap(WaiverRules::unnamed);
    decisions.add(
        "waiver.network",
        network.isEmpty() ? "none" : unnamed.isEmpty() ? "every peer is named" : "open peers");
    if (asked.equals("none")) {
      return;
    }
    if (network.isEmpty()) {
      judgement.error(
          "gate.waiver-network",
          title,
          title
              + " is let pass by a waiver, and the release carries no network profile by which it"
              + " can be isolated; name one among the files of the description");
    } else if (asked.equals("named-peers") && unnamed.isPresent()) {
      judgement.error(
          "gate.waiver-network",
          title,
          title
              + " is let pass by a waiver, and the network profile lets it talk to "
              + unnamed.get().text()
              + "; name each peer by its name, role or single address");
    }
  }

  private static Optional<Peer> unnamed(NetworkProfile profile) {
    return profile.flows().stream().map(Flow::peer).filter(peer -> !isNamed(peer)).findFirst();
  }

  private static boolean isNamed(Peer peer) {
    if (peer instanceof Peer.Address address) {
      return address.block().isSingle();
    }
    return peer instanceof Peer.Name || peer instanceof Peer.Role;
  }
}

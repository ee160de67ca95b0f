package dev.cachet.handover;

import dev.cachet.dataflow.DataStreamMatrix;
import dev.cachet.dataflow.FlowList;
import dev.cachet.firewall.Nftables;
import dev.cachet.gate.record.RecordedSystem;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.PackageFile;
import dev.cachet.mud.MudFile;
import dev.cachet.mud.MudTerms;
import dev.cachet.network.CheckedProfile;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.network.SiteBinding;
import dev.cachet.network.SiteProfile;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What a site's firewall, network manager and probes take. */
final class NetworkFiles {
  private NetworkFiles() {}

  static void add(HandoverDraft draft, Optional<SiteBinding> site)
      throws NetworkRefusedException,
          HandoverRefusedException,
          PackageRefusedException,
          IOException {
    Optional<NetworkProfile> profile = draft.release().network();
    if (profile.isEmpty()) {
      if (site.isPresent()) {
        throw new HandoverRefusedException(
            "the package declares no connections, so that no rules can be made for the site; ask"
                + " the manufacturer for a network profile, or leave --site out");
      }
      draft.note("no-profile");
      return;
    }
    PackageFile file = draft.release().file(FileKind.NETWORK).orElseThrow();
    CheckedProfile checked = NetworkLint.accept(profile.get(), file.path());
    draft.add("network.json", "network", draft.release().bytes(file));
    draft.addPages("streams", "streams", phrases -> StreamsPage.write(checked, phrases));
    draft.add("streams.csv", "streams-csv", DataStreamMatrix.csv(checked));
    mud(draft, profile.get(), file.path());
    if (site.isEmpty()) {
      draft.note("no-site");
      return;
    }
    SiteProfile bound = NetworkLint.bind(profile.get(), site.get(), file.path());
    draft.add("rules.nft", "rules", Nftables.rules(bound));
    draft.add("remove-rules.nft", "removal", Nftables.removal(site.get()));
    draft.add("flows.json", "flows", FlowList.write(bound));
  }

  private static void mud(HandoverDraft draft, NetworkProfile profile, String file)
      throws NetworkRefusedException {
    if (profile.publication().mudUrl().isEmpty()) {
      draft.note("no-mud");
      return;
    }
    LocalDate day = draft.terms().report().day();
    Optional<Boolean> supported = MudTerms.isSupported(state(draft, day));
    if (supported.isEmpty()) {
      draft.note("mud-unknown");
      return;
    }
    if (!supported.get()) {
      draft.note("mud-ended");
    }
    MudTerms terms =
        new MudTerms(
            day.atStartOfDay(ZoneOffset.UTC).toInstant(), MudTerms.DEFAULT_HOURS, supported.get());
    draft.add("mud.json", "mud", MudFile.write(NetworkLint.publish(profile, file), terms));
  }

  /** What the gate recorded, unless its last day of support has passed since. */
  private static SupportState state(HandoverDraft draft, LocalDate day) {
    if (draft.release().gate().isEmpty()) {
      return SupportState.UNKNOWN;
    }
    SupportState worst = SupportState.SUPPORTED;
    for (RecordedSystem system : draft.release().gate().get().systems()) {
      boolean over = system.supportEnd().filter(day::isAfter).isPresent();
      SupportState state = over ? SupportState.ENDED : system.state();
      Optional<Boolean> supported = MudTerms.isSupported(state);
      if (supported.isEmpty() || !supported.get()) {
        worst = worst == SupportState.UNKNOWN ? worst : state;
      }
    }
    return worst;
  }
}

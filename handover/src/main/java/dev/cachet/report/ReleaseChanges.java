package dev.cachet.report;

import dev.cachet.dataflow.FlowChange;
import dev.cachet.dataflow.NetworkDiff;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.Payload;
import dev.cachet.network.NetworkProfile;
import dev.cachet.phrase.FlowWords;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed between two releases beside their components. */
final class ReleaseChanges {
  private final Phrases phrases;
  private final List<Line> lines = new ArrayList<>();

  private ReleaseChanges(Phrases phrases) {
    this.phrases = phrases;
  }

  static List<Line> of(Release before, Release after, Phrases phrases) {
    ReleaseChanges changes = new ReleaseChanges(phrases);
    changes.support(before, after);
    changes.payloads(before.manifest(), after.manifest());
    changes.network(before.network(), after.network());
    return changes.lines;
  }

  private void support(Release before, Release after) {
    Optional<LocalDate> old = end(before);
    Optional<LocalDate> now = end(after);
    if (!old.equals(now)) {
      lines.add(phrases.line("news.support", day(old), day(now)));
    }
  }

  private static Optional<LocalDate> end(Release release) {
    return release.gate().map(GateRecord::system).flatMap(system -> system.supportEnd());
  }

  private Line day(Optional<LocalDate> day) {
    return day.map(phrases::day).orElse(phrases.line("support.not-known"));
  }

  private void payloads(Manifest before, Manifest after) {
    for (Payload payload : after.payloads()) {
      Optional<Payload> old = named(before, payload.id());
      if (old.isEmpty()) {
        lines.add(phrases.line("news.payload-new", payload.id(), payload.slot()));
      } else if (old.get().indexSha256().equals(payload.indexSha256())) {
        lines.add(phrases.line("news.payload-same", payload.id()));
      } else {
        lines.add(
            phrases.line(
                "news.payload-changed",
                payload.id(),
                phrases.bytes(old.get().plainSize()),
                phrases.bytes(payload.plainSize())));
      }
    }
    before.payloads().stream()
        .filter(old -> named(after, old.id()).isEmpty())
        .forEach(old -> lines.add(phrases.line("news.payload-gone", old.id())));
  }

  private static Optional<Payload> named(Manifest manifest, String id) {
    return manifest.payloads().stream().filter(payload -> payload.id().equals(id)).findFirst();
  }

  private void network(Optional<NetworkProfile> before, Optional<NetworkProfile> after) {
    if (before.isEmpty() && after.isEmpty()) {
      return;
    }
    if (before.isEmpty() || after.isEmpty()) {
      lines.add(phrases.line(after.isEmpty() ? "news.network-gone" : "news.network-new"));
      return;
    }
    List<FlowChange> changes = NetworkDiff.changes(before.get(), after.get());
    if (changes.isEmpty()) {
      lines.add(phrases.line("news.network-same"));
    }
    FlowWords words = new FlowWords(phrases);
    changes.forEach(change -> lines.add(words.change(change)));
  }
}

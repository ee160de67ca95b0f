package dev.cachet.handover;

import dev.cachet.dataflow.FlowChange;
import dev.cachet.dataflow.NetworkDiff;
import dev.cachet.finding.LineText;
import dev.cachet.manifest.Manifest;
import dev.cachet.network.NetworkProfile;
import dev.cachet.phrase.FlowWords;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.util.ArrayList;
import java.util.List;

/** What a hospital has to change in its firewall when it goes from one release to another. */
public final class FirewallDiff {
  private FirewallDiff() {}

  /**
   * Compares the profiles of two verified packages.
   *
   * @param before the release in use
   * @param after the release to come
   * @param phrases in which language
   * @return a heading, then a sentence a change; one that says so if there is none
   * @throws HandoverRefusedException if the packages are of two products, or one declares no
   *     connections: that nothing is declared says nothing
   */
  public static List<String> lines(Release before, Release after, Phrases phrases)
      throws HandoverRefusedException {
    requireSameProduct(before.manifest(), after.manifest());
    List<FlowChange> changes = NetworkDiff.changes(profile(before), profile(after));
    List<String> lines = new ArrayList<>();
    lines.add(
        phrases
            .line("diff.title", before.manifest().version(), after.manifest().version())
            .plain());
    if (changes.isEmpty()) {
      lines.add(phrases.text("diff.same"));
    }
    FlowWords words = new FlowWords(phrases);
    changes.stream().map(words::change).map(Line::plain).forEach(lines::add);
    return lines;
  }

  private static NetworkProfile profile(Release release) throws HandoverRefusedException {
    return release
        .network()
        .orElseThrow(
            () ->
                new HandoverRefusedException(
                    "release "
                        + LineText.of(release.manifest().version())
                        + " declares no connections that can be read, so that nothing can be"
                        + " compared; ask the manufacturer for a network profile"));
  }

  private static void requireSameProduct(Manifest before, Manifest after)
      throws HandoverRefusedException {
    if (!before.product().equals(after.product())
        || !before.manufacturer().equals(after.manufacturer())) {
      throw new HandoverRefusedException(
          LineText.of(before.product())
              + " and "
              + LineText.of(after.product())
              + " are two products; give two releases of one");
    }
  }
}

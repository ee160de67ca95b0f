package dev.cachet.report;

import dev.cachet.claim.Rollout;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.Payload;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.trust.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a device will do with the package, as far as the package says it. */
final class DeviceSection {
  private DeviceSection() {}

  static Section of(Release release, Phrases phrases) {
    Manifest manifest = release.manifest();
    List<Line> lines = new ArrayList<>();
    lines.add(phrases.line("device.verifies", Line.joined(roles(release, phrases), ", ")));
    lines.add(phrases.line("device.target"));
    lines.add(phrases.line("device.older", Line.own(Long.toString(manifest.counter()))));
    manifest
        .expires()
        .ifPresent(day -> lines.add(phrases.line("device.expires", phrases.instant(day))));
    lines.add(phrases.line("device.authorisation." + manifest.authorisation().name()));
    for (Payload payload : manifest.payloads()) {
      lines.add(
          phrases.line(
              "device.payload." + payload.kind().name(),
              payload.id(),
              payload.slot(),
              phrases.bytes(payload.plainSize()),
              payload.handler().orElse("")));
    }
    lines.add(phrases.line("device.trial"));
    lines.add(phrases.line("device.floor", Line.own(Long.toString(manifest.floor()))));
    manifest.rollout().ifPresent(plan -> lines.add(rollout(plan, phrases)));
    return new Section("device", phrases.text("section.device"), List.of(new Section.Items(lines)));
  }

  private static List<Line> roles(Release release, Phrases phrases) {
    return release.verified().signers().stream()
        .map(signer -> signer.role())
        .collect(Collectors.toCollection(() -> new java.util.TreeSet<Role>()))
        .stream()
        .map(phrases::word)
        .toList();
  }

  private static Line rollout(Rollout plan, Phrases phrases) {
    List<Line> steps =
        plan.steps().stream()
            .map(
                step ->
                    phrases.line(
                        "device.rollout-step",
                        phrases.instant(step.at()),
                        Line.own(Integer.toString(step.permille()))))
            .toList();
    return phrases.line("device.rollout", plan.id(), Line.joined(steps, "; "));
  }
}

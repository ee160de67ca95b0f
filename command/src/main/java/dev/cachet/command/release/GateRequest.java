package dev.cachet.command.release;

import dev.cachet.author.DescribedRelease;
import dev.cachet.author.PackageDescription;
import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.FindingReport;
import dev.cachet.gate.input.DeclaredRelease;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Judges a release before anybody signs. A description says what is claimed too. */
public final class GateRequest {
  /** The payloads, by id. */
  public static final Setting<Map<String, Path>> PAYLOADS =
      Setting.named("--payload", "payloads", "ID=FILE");

  /** What the package is to be; what it declares is judged too. */
  public static final Setting<Path> DESCRIPTION =
      Setting.input("--description", "description", "FILE");

  private final Settings given;
  private final ReleaseEvidence evidence;
  private final Map<String, Path> payloads;
  private final Map<String, Path> attached;
  private final @Nullable DeclaredRelease declared;

  /**
   * Reads the description and nothing else yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense, or the description cannot be read
   */
  public GateRequest(Settings given) throws CommandException {
    this.given = given;
    this.evidence = new ReleaseEvidence(given);
    Map<String, Path> stated = given.get(PAYLOADS, Map.of());
    Path file = given.get(DESCRIPTION);
    if (file == null) {
      if (stated.isEmpty()) {
        throw given.wrong(
            "no payload: give " + given.form(PAYLOADS) + " or " + given.form(DESCRIPTION));
      }
      this.payloads = stated;
      this.attached = Map.of();
      this.declared = null;
      return;
    }
    PackageDescription described =
        given.read(DESCRIPTION, file, () -> PackageDescription.read(file));
    this.declared = given.read(DESCRIPTION, file, () -> DescribedRelease.of(described));
    this.payloads = described.payloadFiles();
    this.attached = described.attachedFiles();
    if (!stated.isEmpty() && !same(stated).equals(same(payloads))) {
      throw given.wrong(
          given.name(PAYLOADS)
              + " and "
              + given.name(DESCRIPTION)
              + " name other payloads ("
              + new TreeMap<>(stated)
              + " and "
              + new TreeMap<>(payloads)
              + "); give one of them, or the same payloads");
    }
  }

  private static Map<String, Path> same(Map<String, Path> files) {
    Map<String, Path> same = new TreeMap<>();
    files.forEach((id, file) -> same.put(id, file.toAbsolutePath().normalize()));
    return same;
  }

  /**
   * Returns the day judged.
   *
   * @return a day in UTC
   */
  public LocalDate day() {
    return evidence.day();
  }

  /**
   * Returns the files that the settings do not name themselves, but by a description.
   *
   * @return payloads and other files
   */
  public List<Path> files() {
    List<Path> files = new ArrayList<>(payloads.values());
    files.addAll(attached.values());
    return files;
  }

  /**
   * Judges.
   *
   * @return what is told of a release that passes
   * @throws CommandException if it is refused, with the findings, or something cannot be read
   */
  public GateAnswer judge() throws CommandException {
    return evidence.judge(payloads, attached, declared);
  }

  /**
   * Writes the findings of a refusal.
   *
   * @param refusal what {@link #judge} threw
   * @param form how they are told
   * @param version of the program that tells them
   * @return UTF-8; nothing if it tells of no finding
   * @throws CommandException if settings are missing
   */
  public Optional<byte[]> report(CommandException refusal, FindingFormat form, String version)
      throws CommandException {
    if (refusal.findings().isEmpty()) {
      return Optional.empty();
    }
    FindingReport report =
        new FindingReport(
            given.title("gate"), day(), version, evidence.examined(), refusal.findings());
    return Optional.of(form.write(report));
  }
}

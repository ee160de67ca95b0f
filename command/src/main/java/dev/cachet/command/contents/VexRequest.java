package dev.cachet.command.contents;

import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.LineText;
import dev.cachet.finding.Severity;
import dev.cachet.format.VexDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.merge.VexInput;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexList;
import dev.cachet.vex.VexStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on vulnerabilities: where they come from and where they go. */
public final class VexRequest {
  /** Documents with statements. */
  public static final Setting<List<Path>> VEX = Setting.inputs("--vex", "vex", "FILE");

  /** Where the document of the statements goes. */
  public static final Setting<Path> VEX_OUT = Setting.output("--vex-out", "vexOut", "FILE");

  /** Whether the statements are written into the SBOM. */
  public static final Setting<Boolean> VEX_INSIDE = Setting.value("--vex-inside", "vexInside", "");

  private static final List<String> CARRIED =
      List.of("id", "source/name", "analysis/", "affects/target/ref");

  private final Settings given;

  /**
   * What becomes of the statements.
   *
   * @param inside those that the SBOM is to have inside
   * @param document the document of all of them; null where none is asked for
   * @param findings what was found about them, and what has no place
   */
  public record Answer(
      List<VexStatement> inside, @Nullable WrittenSbom document, List<Finding> findings) {
    /**
     * Nothing can be added later.
     *
     * @param inside those that the SBOM is to have inside
     * @param document the document of all of them; null where none is asked for
     * @param findings what was found about them, and what has no place
     */
    public Answer {
      inside = List.copyOf(inside);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads no file yet.
   *
   * @param given the settings
   */
  public VexRequest(Settings given) {
    this.given = given;
  }

  /**
   * Findings without that which says that statements have no place in the SBOM.
   *
   * @param findings of a reader
   * @return the others
   */
  public static List<Finding> withoutPlace(List<Finding> findings) {
    return findings.stream()
        .filter(each -> !each.rule().equals("format.dropped") || !isVulnerabilities(each.subject()))
        .toList();
  }

  /** The list itself, and in XML each of its values that a statement has. */
  private static boolean isVulnerabilities(String pointer) {
    return pointer.equals("/vulnerabilities")
        || CARRIED.stream()
            .anyMatch(each -> pointer.startsWith("/bom/vulnerabilities/vulnerability/" + each));
  }

  /**
   * Reads the documents and binds all statements to the components of an SBOM.
   *
   * @param sbom the SBOM
   * @param found the statements that its own inputs had
   * @return what is written where
   * @throws CommandException if a document cannot be read
   * @throws InvalidSbomException if the document cannot be written
   */
  public Answer take(Sbom sbom, List<VexStatement> found)
      throws CommandException, InvalidSbomException {
    List<VexStatement> all = new ArrayList<>(found);
    for (Path file : given.get(VEX, List.of())) {
      all.addAll(given.read(VEX, file, () -> VexInput.read(file)));
    }
    VexList list = VexList.of(sbom, all);
    boolean inside = given.get(VEX_INSIDE, false);
    List<Finding> findings = new ArrayList<>(list.findings());
    WrittenSbom document = null;
    if (given.has(VEX_OUT)) {
      document = VexDocument.write(sbom, list.statements());
      findings.addAll(document.dropped());
    } else if (!inside && !list.statements().isEmpty()) {
      findings.add(unwritten(list.statements().size()));
    }
    return new Answer(inside ? list.statements() : List.of(), document, findings);
  }

  private Finding unwritten(int count) {
    String message =
        LineText.count(count, "statement")
            + " on vulnerabilities left out; "
            + given.form(VEX_OUT)
            + " writes a document of them";
    return new Finding(
        "format.dropped",
        "/vulnerabilities",
        Severity.WARNING,
        message,
        List.of(new Evidence("document", "/vulnerabilities", Integer.toString(count))));
  }
}

package dev.cachet.merge;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.vex.VexStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One inventory from one or several sources. */
public final class Assembly {
  private Assembly() {}

  /**
   * Reads the sources one after another.
   *
   * @param sources at least one
   * @param device what they are all parts of; null only for a single source
   * @return the single inventory as it is if no device is given, else all merged below the device;
   *     with the findings of all
   * @throws UnknownSourceException if a source finds nothing of its kind
   * @throws IOException if a source cannot be read
   * @throws IllegalArgumentException if there is no source, or several and no device
   */
  public static Inventory of(List<Source> sources, @Nullable DeviceDescription device)
      throws UnknownSourceException, IOException {
    if (sources.isEmpty() || (device == null && sources.size() > 1)) {
      throw new IllegalArgumentException("several sources need a device that they are parts of");
    }
    List<SbomContent> contents = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<VexStatement> statements = new ArrayList<>();
    for (Source source : sources) {
      Inventory inventory = source.inventory();
      contents.add(inventory.content());
      findings.addAll(inventory.findings());
      statements.addAll(inventory.statements());
    }
    SbomContent whole = device == null ? contents.get(0) : SbomMerge.merge(device, contents);
    return new Inventory(whole, findings).withStatements(statements);
  }
}

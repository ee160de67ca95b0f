package dev.cachet.merge;

import dev.cachet.finding.Finding;
import dev.cachet.parts.PartsSource;
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
   * Whether sources describe more than one thing, which takes a device that they are parts of. A
   * parts file that only names suppliers describes nothing.
   *
   * @param sources some sources
   * @return whether {@link #of} needs a device
   * @throws UnknownSourceException if a parts file is none
   * @throws IOException if it cannot be read
   */
  public static boolean needsDevice(List<Source> sources)
      throws UnknownSourceException, IOException {
    return describing(sources).size() > 1;
  }

  private static List<Source> describing(List<Source> sources)
      throws UnknownSourceException, IOException {
    List<Source> describing = new ArrayList<>();
    for (Source source : sources) {
      if (!(source instanceof PartsSource parts) || parts.namesParts()) {
        describing.add(source);
      }
    }
    return describing;
  }

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
    List<Source> describing = describing(sources);
    if (sources.isEmpty() || (device == null && describing.size() > 1)) {
      throw new IllegalArgumentException("several sources need a device that they are parts of");
    }
    if (describing.isEmpty()) {
      throw new UnknownSourceException(
          "the parts file names suppliers and no parts; name what they supply as another source");
    }
    List<SbomContent> contents = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<VexStatement> statements = new ArrayList<>();
    for (Source source : describing) {
      Inventory inventory = source.inventory();
      contents.add(inventory.content());
      findings.addAll(inventory.findings());
      statements.addAll(inventory.statements());
    }
    SbomContent whole = device == null ? contents.get(0) : SbomMerge.merge(device, contents);
    for (Source source : sources) {
      if (source instanceof PartsSource parts) {
        whole = parts.suppliers().applied(whole);
      }
    }
    return new Inventory(whole, findings).withStatements(statements);
  }
}

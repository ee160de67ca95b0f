package dev.cachet.policy;

import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a release must fulfil before anybody may sign it. There is no default: a policy is read from
 * a file that somebody wrote and reviewed.
 */
public final class GatePolicy {
  /** The version of the file format that is read. */
  public static final int SCHEMA_VERSION = 1;

  /** The largest file that is read, in bytes: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private final Set<SupportState> allowedStates;
  private final int minimumSupportDaysLeft;
  private final int catalogueWarnAfterDays;
  private final int catalogueFailAfterDays;
  private final int sbomMaximumAgeDays;

  private GatePolicy(PolicyObject file) throws InvalidPolicyException {
    file.onlyMembers("schemaVersion", "operatingSystem", "catalogue", "sbom");
    if (file.integer("schemaVersion", 0, Integer.MAX_VALUE) != SCHEMA_VERSION) {
      throw new InvalidPolicyException("/schemaVersion: this release reads version 1 only");
    }
    PolicyObject os = file.object("operatingSystem");
    os.onlyMembers("allowedStates", "minimumSupportDaysLeft");
    allowedStates = Collections.unmodifiableSet(EnumSet.copyOf(os.states("allowedStates")));
    minimumSupportDaysLeft = os.days("minimumSupportDaysLeft");
    PolicyObject catalogue = file.object("catalogue");
    catalogue.onlyMembers("warnAfterDays", "failAfterDays");
    catalogueWarnAfterDays = catalogue.days("warnAfterDays");
    catalogueFailAfterDays = catalogue.days("failAfterDays");
    if (catalogueFailAfterDays < catalogueWarnAfterDays) {
      throw new InvalidPolicyException(
          "/catalogue/failAfterDays: is less than warnAfterDays; nobody would be warned");
    }
    PolicyObject sbom = file.object("sbom");
    sbom.onlyMembers("maximumAgeDays");
    sbomMaximumAgeDays = sbom.days("maximumAgeDays");
  }

  /**
   * Reads a policy file.
   *
   * @param file JSON after the schema {@code policy.schema.json} beside this class
   * @return the policy
   * @throws InvalidPolicyException if anything is missing, unknown or out of range; names the file
   * @throws IOException if the file cannot be read
   */
  public static GatePolicy read(Path file) throws IOException, InvalidPolicyException {
    byte[] json;
    try (InputStream in = Files.newInputStream(file)) {
      json = in.readNBytes(MAX_BYTES + 1);
    }
    try {
      return read(json);
    } catch (InvalidPolicyException e) {
      throw new InvalidPolicyException(file + e.getMessage());
    }
  }

  /**
   * Reads a policy.
   *
   * @param json UTF-8 JSON after the schema {@code policy.schema.json} beside this class
   * @return the policy
   * @throws InvalidPolicyException if anything is missing, unknown or out of range
   */
  public static GatePolicy read(byte[] json) throws InvalidPolicyException {
    return new GatePolicy(PolicyObject.parse(json));
  }

  /**
   * The states of support that pass. No other does, however little is known.
   *
   * @return at least one, in the order of the enum
   */
  public Set<SupportState> allowedStates() {
    return allowedStates;
  }

  /**
   * How long the operating system must still be supported.
   *
   * @return days after the day judged, 0 to 36500
   */
  public int minimumSupportDaysLeft() {
    return minimumSupportDaysLeft;
  }

  /**
   * From which age of the facts on support there is a warning.
   *
   * @return days; an age above it warns
   */
  public int catalogueWarnAfterDays() {
    return catalogueWarnAfterDays;
  }

  /**
   * From which age the facts on support are too old to judge by.
   *
   * @return days; an age above it is refused
   */
  public int catalogueFailAfterDays() {
    return catalogueFailAfterDays;
  }

  /**
   * How old an SBOM may be.
   *
   * @return days; an age above it is refused
   */
  public int sbomMaximumAgeDays() {
    return sbomMaximumAgeDays;
  }
}

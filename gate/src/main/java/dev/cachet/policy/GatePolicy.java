package dev.cachet.policy;

import dev.cachet.change.ChangeClaim;
import dev.cachet.declaration.Declaration;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a release must fulfil before anybody may sign it. There is no default: a policy is read from
 * a file that somebody wrote and reviewed.
 */
public final class GatePolicy {
  /** The version of the file format that is read. */
  public static final int SCHEMA_VERSION = 1;

  /** The largest file that is read, in bytes: 1 MiB. */
  public static final int MAX_BYTES = Declaration.MAX_BYTES;

  private final Set<SupportState> allowedStates;
  private final int minimumSupportDaysLeft;
  private final int catalogueWarnAfterDays;
  private final int catalogueFailAfterDays;
  private final int sbomMaximumAgeDays;
  private final boolean manifestsAllowed;
  private final boolean undescribedRefused;
  private final boolean statementsRefused;
  private final boolean unreadRefused;
  private final Optional<ChangeClaim.Subject> changeSubject;
  private final Optional<PolicyValues> values;

  private GatePolicy(DeclaredObject file) throws DeclarationException {
    file.onlyMembers(
        "schemaVersion",
        "category",
        "preset",
        "values",
        "operatingSystem",
        "catalogue",
        "sbom",
        "payloads",
        "change");
    file.version(SCHEMA_VERSION);
    values = PolicyValues.read(file);
    PolicyMembers members = new PolicyMembers(file, values);
    allowedStates = Collections.unmodifiableSet(EnumSet.copyOf(members.states("operatingSystem")));
    minimumSupportDaysLeft = members.supportDaysLeft("operatingSystem");
    catalogueFailAfterDays = members.catalogueFailAfterDays("catalogue");
    catalogueWarnAfterDays = members.catalogueWarnAfterDays("catalogue");
    sbomMaximumAgeDays = members.sbomMaximumAgeDays("sbom");
    manifestsAllowed = members.manifestsAllowed("sbom");
    undescribedRefused = members.refuses("notDescribed", "payload.not-described");
    statementsRefused = members.refuses("byStatement", "payload.by-statement");
    unreadRefused = members.refuses("unread", "payload.unread");
    changeSubject = subject(file);
    if (values.isPresent() && changeSubject.isEmpty()) {
      throw file.fault("change", "is missing; a policy with a category says what the software is");
    }
  }

  private static Optional<ChangeClaim.Subject> subject(DeclaredObject file)
      throws DeclarationException {
    Optional<DeclaredObject> change = file.optionalObject("change");
    if (change.isEmpty()) {
      return Optional.empty();
    }
    change.get().onlyMembers("subject");
    Map<String, ChangeClaim.Subject> subjects = new LinkedHashMap<>();
    for (ChangeClaim.Subject each : ChangeClaim.Subject.values()) {
      subjects.put(each.word(), each);
    }
    return Optional.of(change.get().choice("subject", subjects));
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
    byte[] json = Declaration.bytes(file);
    try {
      return read(json);
    } catch (InvalidPolicyException e) {
      String message = String.valueOf(e.getMessage());
      throw new InvalidPolicyException(
          file + ": " + (message.startsWith("/: ") ? message.substring(3) : message));
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
    try {
      return new GatePolicy(Declaration.parse(json));
    } catch (DeclarationException e) {
      throw new InvalidPolicyException(String.valueOf(e.getMessage()));
    }
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

  /**
   * Whether a root without a package database may have an SBOM of a build's manifest, which nobody
   * can compare with the root's files. Refused where the file does not say it.
   *
   * @return true for {@code "ofManifestAlone": "allow"}
   */
  public boolean manifestsAllowed() {
    return manifestsAllowed;
  }

  /**
   * Whether a payload that no inventory describes is refused; it is a warning where the file does
   * not say it.
   *
   * @return true for {@code "notDescribed": "refuse"}
   */
  public boolean undescribedRefused() {
    return undescribedRefused;
  }

  /**
   * Whether a statement on which root an image was made from is refused; it is a warning where the
   * file does not say it.
   *
   * @return true for {@code "byStatement": "refuse"}
   */
  public boolean statementsRefused() {
    return statementsRefused;
  }

  /**
   * Whether a payload, attached file or SBOM is refused of which a part could not be looked into
   * for patient records.
   *
   * @return true for {@code "unread": "refuse"}
   */
  public boolean unreadRefused() {
    return unreadRefused;
  }

  /**
   * What the software is in the sense of the UDI rules; by it what changed since the last release
   * is judged.
   *
   * @return empty if the file does not say it, so that it is not judged
   */
  public Optional<ChangeClaim.Subject> changeSubject() {
    return changeSubject;
  }

  /**
   * What the policy asks for in each row of the table of levels.
   *
   * @return empty if the file states no category of device
   */
  public Optional<PolicyValues> values() {
    return values;
  }
}

package dev.cachet.os;

import dev.cachet.finding.Evidence;
import dev.cachet.os.file.CpeName;
import dev.cachet.os.file.LesserFile;
import dev.cachet.os.file.OsRelease;
import dev.cachet.os.file.ReleaseFiles;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies an operating system by rules and the list of cycles. It never takes the nearest cycle,
 * {@code ID_LIKE} is a lead only, and fields that disagree give no answer.
 *
 * <p>Files are asked in this order, and the first that says anything answers: {@code
 * /etc/os-release}, {@code /usr/lib/os-release}, then the files of single distributions. No file
 * larger than 64 KiB is read.
 */
public final class OsIdentifier {
  private static final List<String> RELEASE_FILES =
      List.of("/etc/os-release", "/usr/lib/os-release");

  private static final Pattern WRITTEN_AROUND =
      Pattern.compile("^[vV](?=\\d)|(?i:[ -]lts)$|(?<=\\S) \\([^()]*\\)$");

  private final RememberedCycles cycles;
  private final ReleaseRules rules;
  private final CpeRules names;

  /**
   * Makes an identifier.
   *
   * @param listed the cycles that an answer may name
   */
  public OsIdentifier(ListedCycles listed) {
    this.cycles = new RememberedCycles(Objects.requireNonNull(listed, "listed"));
    this.rules = new ReleaseRules(cycles);
    this.names = new CpeRules(cycles);
  }

  /**
   * Identifies what a root holds, from the first file that says anything.
   *
   * @param root the root
   * @return the answer; one without a product when nothing was recognised
   * @throws IOException if the medium failed or a file is over its limit
   */
  public OsIdentity identify(RootFolder root) throws IOException {
    ReleaseFiles files = new ReleaseFiles(root);
    for (String file : RELEASE_FILES) {
      Optional<OsRelease> release = files.assignments(file);
      if (release.isPresent() && saysAnything(release.get())) {
        OsRelease said = new VersionElsewhere(files).complete(release.get());
        return new CrossCheck(files, rules).of(rules.identify(said));
      }
    }
    for (LesserFile file : LesserFile.inOrder()) {
      Optional<byte[]> text = files.content(file.path());
      Optional<OsIdentity> named =
          file.equals(LesserFile.CPE) ? text.flatMap(this::byCpe) : Optional.empty();
      if (named.isPresent()) {
        String line = firstLine(text.orElseThrow());
        return named.get().withEvidence(List.of(new Evidence(file.path(), "", line)));
      }
      Optional<OsRelease> release = text.flatMap(file::read);
      if (release.isPresent()) {
        String first = firstLine(text.orElseThrow());
        return IdentityDraft.derived(
            rules.identify(release.get()), new Evidence(file.path(), "", first));
      }
    }
    return new IdentityDraft(OsRelease.parse("/", new byte[0]))
        .unknown(null, "no file of this root identifies a system");
  }

  /**
   * Identifies a system from its os-release file alone.
   *
   * @param release the file
   * @return the answer; one without a product when it was not recognised
   */
  public OsIdentity identify(OsRelease release) {
    return rules.identify(release);
  }

  /**
   * Identifies a system from its os-release ID and VERSION_ID alone, as the qualifier {@code
   * distro} of a package URL or an operating-system component of an SBOM gives them.
   *
   * @param id for example {@code debian}
   * @param version for example {@code 12}, or a codename; may be empty
   * @return the answer; with candidates when the ID is that of several products with such a version
   */
  public OsIdentity identify(String id, String version) {
    Map<String, String> fields = new HashMap<>(fields(id, version));
    fields.computeIfPresent(
        "VERSION_ID", (key, said) -> numbered(fields.getOrDefault("ID", ""), bare(said)));
    OsRelease release = OsRelease.of("identifier", fields);
    return IdentityDraft.derived(
        rules.identify(release), new Evidence("identifier", "distro", id + "-" + version));
  }

  private Map<String, String> fields(String id, String version) {
    Optional<Map<String, String>> named =
        knows(id) ? Optional.empty() : InventoryName.read(id, version);
    return named.orElse(Map.of("ID", Distributions.idOf(id), "VERSION_ID", version));
  }

  /**
   * Tells whether a name is one that inventories give to a distribution, so that {@link
   * #identify(String, String)} has the last word about it.
   *
   * @param name for example {@code Debian GNU/Linux}; the release may stand behind it
   * @return false for every name that no rule is about
   */
  public boolean knowsName(String name) {
    return InventoryName.read(name, "").isPresent() || Distributions.isRolling("", name);
  }

  /**
   * Tells whether an ID is one that is recognised, so that {@link #identify(String, String)} has
   * the last word about it.
   *
   * @param id for example {@code debian}
   * @return false for every ID that no rule is about
   */
  public boolean knows(String id) {
    String known = Distributions.idOf(id);
    return Distributions.isRolling(known, "")
        || !Distributions.withId(known).isEmpty()
        || cycles.ownProduct(known).isPresent();
  }

  /**
   * Finds the product that an ID of os-release means.
   *
   * @param id for example {@code amzn}
   * @return the product, for example {@code amazon-linux}; empty when it is none or one of several
   */
  public static Optional<String> productOf(String id) {
    List<String> products =
        Distributions.withId(Distributions.idOf(id)).stream()
            .map(DistributionRule::product)
            .distinct()
            .toList();
    return products.size() == 1 ? Optional.of(products.get(0)) : Optional.empty();
  }

  /** Documents write versions as people do: {@code v12}, {@code 22.04 LTS}, {@code 12 (x)}. */
  private static String bare(String version) {
    return WRITTEN_AROUND.matcher(version.strip()).replaceAll("");
  }

  /** A codename instead of a number is that release's number. */
  private String numbered(String id, String version) {
    if (version.isEmpty() || Character.isDigit(version.charAt(0))) {
      return version;
    }
    return Distributions.withId(id).stream()
        .flatMap(rule -> rules.leads().byCodename(rule.product(), version).stream())
        .findFirst()
        .orElse(version);
  }

  /**
   * Identifies a system from its CPE name alone.
   *
   * @param cpe the name
   * @return the answer; with candidates when the name is that of several products; empty when no
   *     distribution has this name
   */
  public Optional<OsIdentity> identify(CpeName cpe) {
    return names.identify(cpe);
  }

  private Optional<OsIdentity> byCpe(byte[] text) {
    return CpeName.parse(firstLine(text)).flatMap(names::identify);
  }

  private static boolean saysAnything(OsRelease release) {
    return !release.value("ID").isEmpty() || !release.value("NAME").isEmpty();
  }

  private static String firstLine(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).strip().lines().findFirst().orElse("");
  }
}

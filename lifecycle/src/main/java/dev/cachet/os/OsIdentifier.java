package dev.cachet.os;

import dev.cachet.finding.Evidence;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Identifies an operating system by rules and the list of cycles. It never takes the nearest cycle,
 * {@code ID_LIKE} is a lead only, and fields that disagree give no answer.
 *
 * <p>Files are asked in this order, and the first that says anything answers: {@code
 * /etc/os-release}, {@code /usr/lib/os-release}, then the files of single distributions. No file
 * larger than 64 KiB is read.
 */
public final class OsIdentifier {
  private static final int MAX_BYTES = 64 * 1024;
  private static final List<String> RELEASE_FILES =
      List.of("/etc/os-release", "/usr/lib/os-release");

  private final ReleaseRules rules;

  /**
   * Makes an identifier.
   *
   * @param listed the cycles that an answer may name
   */
  public OsIdentifier(ListedCycles listed) {
    this.rules = new ReleaseRules(Objects.requireNonNull(listed, "listed"));
  }

  /**
   * Identifies what a root holds, from the first file that says anything.
   *
   * @param root the root
   * @return the answer; one without a product when nothing was recognised
   * @throws IOException if the medium failed or a file is over its limit
   */
  public OsIdentity identify(RootFolder root) throws IOException {
    for (String file : RELEASE_FILES) {
      Optional<OsRelease> release = assignments(root, file);
      if (release.isPresent() && saysAnything(release.get())) {
        return crossChecked(root, rules.identify(release.get()));
      }
    }
    for (LesserFile file : LesserFile.inOrder()) {
      Optional<byte[]> text = content(root, file.path());
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
   * @param version for example {@code 12}; may be empty
   * @return the answer; none when one ID stands for several products
   */
  public OsIdentity identify(String id, String version) {
    String lower = id.toLowerCase(Locale.ROOT);
    List<DistributionRule> known = Distributions.withId(lower);
    String name = known.size() == 1 ? known.get(0).names().get(0) : "";
    Map<String, String> fields = Map.of("ID", lower, "NAME", name, "VERSION_ID", version);
    OsRelease release = OsRelease.of("identifier", fields);
    return IdentityDraft.derived(
        rules.identify(release), new Evidence("identifier", "distro", id + "-" + version));
  }

  private static boolean saysAnything(OsRelease release) {
    return !release.value("ID").isEmpty() || !release.value("NAME").isEmpty();
  }

  private OsIdentity crossChecked(RootFolder root, OsIdentity answer) throws IOException {
    String lsbFile = "/etc/lsb-release";
    Optional<OsRelease> lsb = assignments(root, lsbFile);
    if (lsb.isEmpty()) {
      return answer;
    }
    String id = lsb.get().value("DISTRIB_ID");
    boolean debianLike = answer.name().equals("debian") || answer.name().equals("ubuntu");
    if (debianLike
        && answer.product() != null
        && !id.isEmpty()
        && !id.toLowerCase(Locale.ROOT).equals(answer.name())) {
      return IdentityDraft.withdrawn(
          answer,
          "os-release and lsb-release disagree: a derivative keeps its base's ID",
          new Evidence(lsbFile, "DISTRIB_ID", id));
    }
    String codename = lsb.get().value("DISTRIB_CODENAME");
    if (answer.product() == null && answer.base() == null) {
      Optional<String> yocto = rules.byCodename("yocto", codename);
      if (yocto.isPresent()) {
        return IdentityDraft.withBase(
            answer, "yocto/" + yocto.get(), new Evidence(lsbFile, "DISTRIB_CODENAME", codename));
      }
    }
    return answer;
  }

  private static Optional<OsRelease> assignments(RootFolder root, String file) throws IOException {
    return content(root, file).map(text -> OsRelease.parse(file, text));
  }

  private static Optional<byte[]> content(RootFolder root, String file) throws IOException {
    Optional<RootFile> found = root.find(file);
    return found.isPresent() && found.get().type() == RootFile.Type.FILE
        ? Optional.of(root.read(file, MAX_BYTES))
        : Optional.empty();
  }

  private static String firstLine(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).strip().lines().findFirst().orElse("");
  }
}

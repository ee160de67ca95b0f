package dev.cachet.os;

import dev.cachet.finding.Evidence;
import dev.cachet.os.file.OsRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms that an answer about one os-release file takes. */
final class IdentityDraft {
  private static final List<String> FIELDS =
      List.of(
          "ID",
          "NAME",
          "VERSION_ID",
          "VERSION",
          "PRETTY_NAME",
          "CPE_NAME",
          "VERSION_CODENAME",
          "DISTRO_CODENAME",
          "BUILD_ID",
          "IMAGE_VERSION",
          "PLATFORM_ID",
          "ID_LIKE",
          "SUPPORT_END");

  private final OsRelease release;

  IdentityDraft(OsRelease release) {
    this.release = release;
  }

  OsIdentity known(String product, String cycle, String rule) {
    return answer(product, cycle, null, false, Confidence.STATED, rule);
  }

  OsIdentity notListed(String product, String rule) {
    return answer(product, null, null, false, Confidence.STATED, rule);
  }

  /** The product is sure, but not which release it is. */
  OsIdentity withoutRelease(String product, String rule) {
    return answer(product, null, null, false, Confidence.NONE, rule);
  }

  OsIdentity rolling(@Nullable String product, @Nullable String base, String rule) {
    return answer(product, null, base, true, Confidence.STATED, rule);
  }

  /** The release stands in a lesser field of the same file. */
  OsIdentity derived(String product, String cycle, String rule) {
    return answer(product, cycle, null, false, Confidence.DERIVED, rule);
  }

  OsIdentity ambiguous(List<String> candidates, String rule) {
    return new OsIdentity(
        null,
        null,
        null,
        candidates,
        false,
        release.value("ID"),
        release.value("VERSION_ID"),
        Confidence.AMBIGUOUS,
        rule,
        evidence());
  }

  OsIdentity unknown(@Nullable String base, String rule) {
    return answer(null, null, base, false, Confidence.NONE, rule);
  }

  private OsIdentity answer(
      @Nullable String product,
      @Nullable String cycle,
      @Nullable String base,
      boolean rolling,
      Confidence confidence,
      String rule) {
    return new OsIdentity(
        product,
        cycle,
        base,
        List.of(),
        rolling,
        release.value("ID"),
        release.value("VERSION_ID"),
        confidence,
        rule,
        evidence());
  }

  private List<Evidence> evidence() {
    Stream<Evidence> fields =
        FIELDS.stream().filter(field -> !release.value(field).isEmpty()).map(release::evidence);
    // What another file of the root says stands under that file's path.
    Stream<Evidence> files =
        release.values().entrySet().stream()
            .filter(said -> said.getKey().startsWith("/"))
            .map(said -> new Evidence(said.getKey(), "", said.getValue()));
    return Stream.concat(fields, files).toList();
  }

  /** The same answer, taken back because of something that another file says. */
  static OsIdentity withdrawn(OsIdentity answer, String rule, Evidence because) {
    return new OsIdentity(
        null,
        null,
        answer.product() == null ? answer.base() : pair(answer.product(), answer.cycle()),
        List.of(),
        false,
        answer.name(),
        answer.version(),
        Confidence.NONE,
        rule,
        plus(answer.evidence(), because));
  }

  /** The same answer with a base, or with evidence, that another file gave. */
  static OsIdentity withBase(OsIdentity answer, String base, Evidence because) {
    return new OsIdentity(
        null,
        null,
        base,
        answer.candidates(),
        answer.rolling(),
        answer.name(),
        answer.version(),
        answer.confidence(),
        answer.rule(),
        plus(answer.evidence(), because));
  }

  /** The same answer, reached from a lesser file than os-release. */
  static OsIdentity derived(OsIdentity answer, Evidence from) {
    return new OsIdentity(
        answer.product(),
        answer.cycle(),
        answer.base(),
        answer.candidates(),
        answer.rolling(),
        answer.name(),
        answer.version(),
        answer.confidence() == Confidence.STATED ? Confidence.DERIVED : answer.confidence(),
        answer.rule(),
        List.of(from));
  }

  static String pair(String product, @Nullable String cycle) {
    return cycle == null ? product : product + "/" + cycle;
  }

  private static List<Evidence> plus(List<Evidence> evidence, Evidence more) {
    List<Evidence> all = new ArrayList<>(evidence);
    Stream.of(more).filter(one -> !all.contains(one)).forEach(all::add);
    return all;
  }
}

package dev.cachet.os;

import dev.cachet.finding.Evidence;
import dev.cachet.os.file.LesserFile;
import dev.cachet.os.file.OsRelease;
import dev.cachet.os.file.ReleaseFiles;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What other files of a root say against, or beside, its os-release. */
final class CrossCheck {
  private final ReleaseFiles files;
  private final ReleaseRules rules;

  CrossCheck(ReleaseFiles files, ReleaseRules rules) {
    this.files = files;
    this.rules = rules;
  }

  OsIdentity of(OsIdentity answer) throws IOException {
    Optional<OsRelease> lsb = files.assignments(LesserFile.LSB.path());
    if (lsb.isPresent() && contradicts(lsb.get(), answer)) {
      return byLsb(lsb.get(), answer);
    }
    if (answer.product() != null || answer.base() != null) {
      return answer;
    }
    Optional<OsIdentity> based =
        lsb.isEmpty() ? Optional.empty() : withBase(answer, lsb.get(), "DISTRIB_CODENAME");
    return based.isPresent() ? based.get() : byBuildInformation(answer);
  }

  private static boolean contradicts(OsRelease lsb, OsIdentity answer) {
    String id = lsb.value("DISTRIB_ID");
    boolean debianLike = answer.name().equals("debian") || answer.name().equals("ubuntu");
    return debianLike
        && answer.product() != null
        && !id.isEmpty()
        && !id.toLowerCase(Locale.ROOT).equals(answer.name());
  }

  private OsIdentity byLsb(OsRelease lsb, OsIdentity answer) throws IOException {
    String id = lsb.value("DISTRIB_ID");
    Evidence because = new Evidence(lsb.file(), "DISTRIB_ID", id);
    Optional<OsRelease> named =
        Distributions.isNamedInLsb(id) ? files.read(LesserFile.LSB) : Optional.empty();
    return named.isPresent()
        ? IdentityDraft.derived(rules.identify(named.get()), because)
        : IdentityDraft.withdrawn(
            answer,
            "os-release and lsb-release disagree: a derivative keeps its base's ID",
            because);
  }

  private OsIdentity byBuildInformation(OsIdentity answer) throws IOException {
    for (LesserFile file : LesserFile.BUILD_INFORMATION) {
      Optional<OsRelease> build = files.read(file);
      if (build.isPresent()) {
        Optional<OsIdentity> based = withBase(answer, build.get(), "DISTRO_CODENAME");
        if (based.isPresent()) {
          return based.get();
        }
      }
    }
    return answer;
  }

  private Optional<OsIdentity> withBase(OsIdentity answer, OsRelease from, String field) {
    return rules
        .leads()
        .byCodename("yocto", from.value(field))
        .map(cycle -> IdentityDraft.withBase(answer, "yocto/" + cycle, from.evidence(field)));
  }
}

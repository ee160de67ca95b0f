package dev.cachet.installed;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURLBuilder;
import dev.cachet.os.OsIdentity;
import dev.cachet.source.PurlText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Package URLs of a distribution's packages. */
final class PackageUrl {
  private final PackageDatabase database;
  private final String type;
  private final OsIdentity os;

  PackageUrl(PackageDatabase database, OsIdentity os) {
    this.database = database;
    this.type = database.purlType();
    this.os = os;
  }

  /** Null where the root does not say which distribution it is: another's name would be a lie. */
  @Nullable String of(InstalledPackage installed) {
    if (os.name().isEmpty()) {
      return null;
    }
    PackageURLBuilder builder =
        PackageURLBuilder.aPackageURL()
            .withType(type)
            .withNamespace(os.name().toLowerCase(Locale.ROOT))
            .withName(installed.name())
            .withVersion(version(installed));
    if (database.namesRelease()) {
      builder = builder.withQualifier("distro", distro());
    }
    String epoch = epoch(installed);
    if (!epoch.isEmpty()) {
      builder = builder.withQualifier("epoch", epoch);
    }
    if (installed.architecture() != null) {
      builder = builder.withQualifier("arch", installed.architecture());
    }
    if (installed.upstream() != null) {
      builder = builder.withQualifier("upstream", installed.upstream());
    }
    try {
      return PurlText.canonical(builder.build());
    } catch (MalformedPackageURLException e) {
      return null;
    }
  }

  /** Of a source package of the same distribution; null where only its name is known. */
  @Nullable String ofSource(BuiltIn source) {
    if (!type.equals("deb") || os.name().isEmpty() || source.version().isEmpty()) {
      return null;
    }
    return PurlText.of(
            type, os.name().toLowerCase(Locale.ROOT) + "/" + source.name(), source.version())
        + "?arch=source&distro="
        + PurlText.encode(distro());
  }

  /** Some types have a qualifier of their own for what the others keep in the version. */
  private String epoch(InstalledPackage installed) {
    int colon = installed.version().indexOf(':');
    return database.epochIsQualifier() && colon > 0 ? installed.version().substring(0, colon) : "";
  }

  private String version(InstalledPackage installed) {
    String epoch = epoch(installed);
    return epoch.isEmpty()
        ? installed.version()
        : installed.version().substring(epoch.length() + 1);
  }

  private String distro() {
    String id = os.name().toLowerCase(Locale.ROOT);
    return os.version().isEmpty() ? id : id + "-" + os.version();
  }
}

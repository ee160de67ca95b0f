package dev.cachet.os.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of one distribution that older systems have instead of os-release.
 *
 * @param path where it is
 * @param reader what its text says in the fields of os-release; empty when it says nothing
 */
public record LesserFile(String path, Function<String, Optional<Map<String, String>>> reader) {
  private static final Pattern RELEASE = Pattern.compile("^(.+?) release ([0-9][0-9.]*)");
  private static final Pattern SUSE = Pattern.compile("^(.+?) ([0-9][0-9.]*)[ (]");
  private static final Pattern PATCHLEVEL = Pattern.compile("(?m)^PATCHLEVEL *= *([0-9]+)");
  private static final Pattern BEFORE_OS_RELEASE =
      Pattern.compile("^([1-6](?:\\.[0-9]+)*)(?![0-9])");
  private static final Pattern LAYER = Pattern.compile("(?m)^meta +[=:] *([a-z]+)[:@ ]");
  private static final Pattern ALPINE = Pattern.compile("^[0-9][0-9a-z._]*$");

  /** The file of the Linux Standard Base. */
  public static final LesserFile LSB = new LesserFile("/etc/lsb-release", LesserFile::lsb);

  /** The file with a CPE name. */
  public static final LesserFile CPE = new LesserFile("/etc/system-release-cpe", LesserFile::cpe);

  /** Written by Yocto's image-buildinfo, under the newer and the older name. */
  public static final List<LesserFile> BUILD_INFORMATION =
      List.of(
          new LesserFile("/etc/buildinfo", LesserFile::yocto),
          new LesserFile("/etc/build", LesserFile::yocto));

  /**
   * All files, in the order in which they are believed.
   *
   * @return what was found, in a fixed order
   */
  public static List<LesserFile> inOrder() {
    return List.of(
        LSB,
        new LesserFile("/etc/alpine-release", LesserFile::alpine),
        new LesserFile("/etc/debian_version", LesserFile::debian),
        // Oracle's redhat-release names Red Hat.
        new LesserFile("/etc/oracle-release", LesserFile::redHat),
        new LesserFile("/etc/redhat-release", LesserFile::redHat),
        new LesserFile("/etc/centos-release", LesserFile::redHat),
        CPE,
        new LesserFile("/etc/SuSE-release", LesserFile::suse),
        BUILD_INFORMATION.get(0),
        BUILD_INFORMATION.get(1),
        new LesserFile("/etc/openwrt_release", LesserFile::lsb),
        new LesserFile("/etc/nv_tegra_release", LesserFile::tegra));
  }

  /**
   * Reads a file.
   *
   * @param text the text
   * @return it, or nothing if there is none
   */
  public Optional<OsRelease> read(byte[] text) {
    return reader
        .apply(new String(text, StandardCharsets.UTF_8).strip())
        .map(fields -> OsRelease.of(path, fields));
  }

  private static Optional<Map<String, String>> lsb(String text) {
    OsRelease lines = OsRelease.parse("", text.getBytes(StandardCharsets.UTF_8));
    String id = lines.value("DISTRIB_ID");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Map.of(
            "ID", id.toLowerCase(Locale.ROOT),
            "NAME", id,
            "VERSION_ID", lines.value("DISTRIB_RELEASE"),
            "VERSION_CODENAME", lines.value("DISTRIB_CODENAME"),
            "PRETTY_NAME", lines.value("DISTRIB_DESCRIPTION")));
  }

  private static Optional<Map<String, String>> alpine(String text) {
    return ALPINE.matcher(text).matches()
        ? Optional.of(fields("alpine", "Alpine Linux", text))
        : Optional.empty();
  }

  /**
   * Every derivative has this file too, so it leads to a base and to no more; except that Debian
   * itself had nothing else before release 7.
   */
  private static Optional<Map<String, String>> debian(String text) {
    Matcher old = BEFORE_OS_RELEASE.matcher(text);
    if (old.find()) {
      return Optional.of(fields("debian", "Debian GNU/Linux", old.group(1)));
    }
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Map.of("ID_LIKE", "debian", "VERSION", text));
  }

  private static Optional<Map<String, String>> redHat(String text) {
    Matcher line = RELEASE.matcher(text);
    if (!line.find()) {
      return Optional.empty();
    }
    String name = line.group(1);
    String id =
        switch (name) {
          case "CentOS", "CentOS Linux", "CentOS Stream" -> "centos";
          case "Fedora", "Fedora Linux" -> "fedora";
          case "Oracle Linux Server" -> "ol";
          case "AlmaLinux" -> "almalinux";
          case "Rocky Linux" -> "rocky";
          case "Amazon Linux", "Amazon Linux AMI" -> "amzn";
          default -> name.startsWith("Red Hat Enterprise Linux") ? "rhel" : "";
        };
    return Optional.of(
        Map.of(
            "ID",
            id,
            "NAME",
            name.equals("CentOS") ? "CentOS Linux" : name,
            "VERSION_ID",
            line.group(2),
            "VERSION",
            text));
  }

  private static Optional<Map<String, String>> cpe(String text) {
    return CpeName.parse(text)
        .map(
            cpe ->
                cpe.vendor().equals("amazon")
                    ? fields("amzn", "Amazon Linux", cpe.version())
                    : fields("", cpe.key(), cpe.version()));
  }

  private static Optional<Map<String, String>> suse(String text) {
    Matcher line = SUSE.matcher(text);
    if (!line.find()) {
      return Optional.empty();
    }
    Matcher level = PATCHLEVEL.matcher(text);
    boolean server = line.group(1).equals("SUSE Linux Enterprise Server");
    String version = line.group(2) + (server && level.find() ? "." + level.group(1) : "");
    String id = server ? "sles" : line.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(fields(id, line.group(1), version));
  }

  /** The distribution is named, and the release is its own. */
  private static Optional<Map<String, String>> yocto(String text) {
    String distro = setting(text, "DISTRO");
    if (distro.isEmpty()) {
      return Optional.empty();
    }
    String name = distro.equals("poky") ? "Poky (Yocto Project Reference Distro)" : distro;
    return Optional.of(
        Map.of(
            "ID",
            distro,
            "NAME",
            name,
            "VERSION_ID",
            setting(text, "DISTRO_VERSION"),
            "DISTRO_CODENAME",
            branch(text)));
  }

  private static Optional<Map<String, String>> tegra(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(fields("", "NVIDIA L4T", ""));
  }

  /** The branch of Yocto's own layer is named after the release. */
  private static String branch(String text) {
    Matcher line = LAYER.matcher(text);
    return line.find() ? line.group(1) : "";
  }

  private static String setting(String text, String key) {
    Matcher line = Pattern.compile("(?m)^" + key + " *= *(.*)$").matcher(text);
    return line.find() ? line.group(1).strip() : "";
  }

  private static Map<String, String> fields(String id, String name, String version) {
    return Map.of("ID", id, "NAME", name, "VERSION_ID", version);
  }
}

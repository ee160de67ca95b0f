package dev.cachet.lookup;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.os.OsIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Windows as inventories write it: {@code Windows 10 Pro} and a build such as {@code 10.0.19045}.
 * Name and build must agree; without a build only a server's year names a release.
 */
final class WindowsName {
  private static final Pattern NAME = Pattern.compile("(?i)(?:microsoft )?windows(?= )(.*)");
  private static final Pattern BUILD = Pattern.compile("\\d+\\.\\d+\\.(\\d{4,5})(?:\\.\\d+)*");
  private static final Pattern CLIENT = Pattern.compile(" (7|8|8\\.1|10|11)(?: .*)?");
  private static final Pattern SERVER =
      Pattern.compile(" server (?:version )?(\\d{4}|\\d\\dh\\d)(.*)");
  private static final Pattern RELEASE =
      Pattern.compile("\\b(\\d\\dh\\d|1[5-9]\\d\\d|20(?:04|1\\d|2\\d))\\b");

  /** Products whose names begin so and whose terms are their own. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\b(embedded|iot (?!enterprise)|core|nano|storage|azure|hpc"
              + "|multipoint|essentials|phone|mobile|ce|pe|nt)\\b");

  /** The release that a year of the long-term channel is. */
  private static final Map<String, String> LONG_TERM =
      Map.of("2015", "1507", "2016", "1607", "2019", "1809", "2021", "21h2", "2024", "24h2");

  private final Catalogue catalogue;

  WindowsName(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  static boolean isWindows(String name) {
    return NAME.matcher(name.strip()).matches();
  }

  ComponentMatch find(String identifier, String name, String version) {
    Matcher named = NAME.matcher(name.strip());
    String rest = named.matches() ? named.group(1).toLowerCase(Locale.ROOT) : "";
    rest = rest.replaceAll("\\((?:r|tm)\\)|[®™,:]", "").replaceAll("\\s+", " ");
    Matcher server = SERVER.matcher(rest);
    Matcher client = CLIENT.matcher(rest);
    boolean foreign = OTHER.matcher(rest.replaceFirst("azure edition$", "")).find();
    if (foreign || (!server.matches() && !client.matches())) {
      return ComponentMatch.unknown(identifier, "not the name of a listed Windows");
    }
    Matcher build = BUILD.matcher(version.strip());
    if (!build.matches()) {
      return withoutBuild(identifier, rest, version);
    }
    boolean ofServer = server.matches();
    WindowsRegistry registry =
        new WindowsRegistry(build.group(1), ofServer ? server(rest) : edition(rest), "");
    OsIdentity os = new WindowsLookup(catalogue).identify(registry);
    List<String> all = new ArrayList<>(os.candidates());
    if (os.product() != null && os.cycle() != null) {
      all.add(os.product() + "/" + os.cycle());
    }
    String family = ofServer ? "windows-server/" : "windows/";
    String begins = family + (ofServer ? year(server) : client.group(1));
    String release = ofServer ? "" : release(rest, client.group(1));
    List<String> fitting =
        all.stream()
            .filter(one -> one.equals(begins) || one.startsWith(begins + "-"))
            .filter(one -> release.isEmpty() || one.contains("-" + release))
            .toList();
    return answer(identifier, fitting);
  }

  private static ComponentMatch answer(String identifier, List<String> fitting) {
    if (fitting.isEmpty()) {
      return ComponentMatch.unknown(
          identifier, "no listed Windows of this build has this name and edition");
    }
    if (fitting.size() > 1) {
      return ComponentMatch.ambiguous(
          identifier, fitting, "name and build do not say which edition it is");
    }
    String[] pair = fitting.get(0).split("/", 2);
    return new ComponentMatch(
        identifier, pair[0], pair[1], List.of(), "name, edition and build name one listed Windows");
  }

  private ComponentMatch withoutBuild(String identifier, String rest, String version) {
    Matcher server = SERVER.matcher(rest);
    if (server.matches()
        && version.isBlank()
        && catalogue.cycle("windows-server", year(server)).isPresent()) {
      return answer(identifier, List.of("windows-server/" + year(server)));
    }
    return ComponentMatch.unknown(
        identifier, "the name of a Windows without its build, as 10.0.19045, names no release");
  }

  private static String year(Matcher server) {
    return server.group(1) + (server.group(2).startsWith(" r2") ? "-r2" : "");
  }

  /** What the name itself says of the release. */
  private static String release(String rest, String number) {
    Matcher said = RELEASE.matcher(rest.substring(1 + number.length()));
    if (!said.find()) {
      return "";
    }
    String release = said.group(1);
    return LONG_TERM.getOrDefault(release, release);
  }

  private static String server(String rest) {
    return rest.matches(" server (version )?(\\d\\dh\\d|1\\d\\d\\d|2004).*")
        ? "ServerStandardACor"
        : "ServerStandard";
  }

  /** The EditionID that a name stands for; empty when it says none. */
  private static String edition(String rest) {
    boolean longTerm = rest.contains("lts");
    if (rest.contains("iot enterprise")) {
      return longTerm ? "IoTEnterpriseS" : "IoTEnterprise";
    }
    if (rest.contains("enterprise")) {
      return longTerm ? "EnterpriseS" : "Enterprise";
    }
    if (rest.contains("education") && !rest.contains("pro ")) {
      return "Education";
    }
    return rest.matches(".* (pro|professional|home|starter|ultimate)( .*)?") ? "Professional" : "";
  }
}

package dev.cachet.lookup;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.os.OsIdentity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Windows as inventories write it: {@code Windows 10 Pro} and a build such as {@code 10.0.19045}.
 * Name and build must agree; without a build the name has to say the release.
 */
final class WindowsName {
  private static final Pattern NAME = Pattern.compile("(?:microsoft )?windows(?= )(.*)");
  private static final Pattern BUILD = Pattern.compile("\\d+\\.\\d+\\.(\\d{4,5})(?:\\.\\d+)*");
  private static final Pattern CLIENT = Pattern.compile(" (xp|vista|7|8|8\\.1|10|11)(?: .*)?");
  private static final Pattern SERVER =
      Pattern.compile(" server (?:version )?(\\d{4}|\\d\\dh\\d)(.*)");
  private static final Pattern RELEASE =
      Pattern.compile(
          "\\b(\\d\\dh\\d|1[5-9]\\d\\d|20(?:04|1\\d|2\\d)|(?:sp|service pack )[1-4])\\b");

  /** The numbers that the catalogue has for names without one. */
  private static final Map<String, String> NUMBERS = Map.of("xp", "5", "vista", "6");

  /** Products whose names begin so and whose terms are their own. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\b(embedded|iot (?!enterprise)|core|nano|storage|azure|hpc"
              + "|multipoint|essentials|phone|mobile|ce|pe|nt)\\b");

  private static final String NO_RELEASE =
      "the name of a Windows without its build (10.0.19045), or its release (22H2, LTSC 2021,"
          + " Service Pack 1), names no release";

  /** The release that a year of the long-term channel is. */
  private static final Map<String, String> LONG_TERM =
      Map.of("2015", "1507", "2016", "1607", "2019", "1809", "2021", "21h2", "2024", "24h2");

  private final Catalogue catalogue;

  WindowsName(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  static boolean isWindows(String name) {
    return NAME.matcher(plain(name)).matches();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("\\((?:r|tm)\\)|[®™,:]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  ComponentMatch find(String identifier, String name, String version) {
    Matcher named = NAME.matcher(plain(name));
    String rest = named.matches() ? named.group(1) : "";
    Matcher said = BUILD.matcher(version.strip());
    String build = said.matches() ? said.group(1) : "";
    if (build.isEmpty() && !version.isBlank()) {
      return ComponentMatch.unknown(identifier, "the version is no build, such as 10.0.19045");
    }
    Optional<ComponentMatch> ofDevices = EmbeddedWindows.find(identifier, rest, build);
    if (ofDevices.isPresent()) {
      return ofDevices.get();
    }
    Matcher server = SERVER.matcher(rest);
    Matcher client = CLIENT.matcher(rest);
    boolean foreign = OTHER.matcher(rest.replaceFirst("azure edition$", "")).find();
    if (foreign || (!server.matches() && !client.matches())) {
      return ComponentMatch.unknown(identifier, "not the name of a listed Windows");
    }
    return server.matches()
        ? server(identifier, rest, server, build)
        : client(identifier, rest, client.group(1), build);
  }

  /** What {@code windows@VERSION} names, where the version is a build or the rest of a name. */
  Optional<ComponentMatch> bare(String identifier, String version) {
    Matcher build = BUILD.matcher(version.strip());
    if (build.matches()) {
      List<String> fitting =
          identified(build.group(1), "").filter(one -> one.startsWith("windows/")).toList();
      return Optional.of(answer(identifier, fitting));
    }
    return version.strip().contains(" ")
        ? Optional.of(find(identifier, "windows " + version, ""))
        : Optional.empty();
  }

  private ComponentMatch server(String identifier, String rest, Matcher name, String build) {
    if (!build.isEmpty()) {
      return answer(
          identifier, fitting("windows-server/" + year(name), "", build, serverType(rest)));
    }
    return catalogue.cycle("windows-server", year(name)).isPresent()
        ? answer(identifier, List.of("windows-server/" + year(name)))
        : ComponentMatch.unknown(identifier, NO_RELEASE);
  }

  private ComponentMatch client(String identifier, String rest, String name, String build) {
    String number = NUMBERS.getOrDefault(name, name);
    String release = release(rest, name);
    String begins = "windows/" + number;
    if (!build.isEmpty()) {
      return answer(identifier, fitting(begins, release, build, edition(rest)));
    }
    Optional<String> known = buildOf(number, release);
    return known.isPresent()
        ? answer(identifier, fitting(begins, release, known.get(), edition(rest)))
        : ComponentMatch.unknown(identifier, NO_RELEASE);
  }

  private List<String> fitting(String begins, String release, String build, String edition) {
    return identified(build, edition)
        .filter(one -> one.equals(begins) || one.startsWith(begins + "-"))
        .filter(one -> release.isEmpty() || one.contains("-" + release))
        .toList();
  }

  /** Every listed cycle of a build that the edition may be, as product and cycle. */
  private Stream<String> identified(String build, String edition) {
    OsIdentity os = new WindowsLookup(catalogue).identify(new WindowsRegistry(build, edition, ""));
    Stream<String> one =
        os.product() != null && os.cycle() != null
            ? Stream.of(os.product() + "/" + os.cycle())
            : Stream.empty();
    return Stream.concat(os.candidates().stream(), one);
  }

  /** The build of the one release that a name says: 22H2, LTSC 2021, Service Pack 1, or 8.1. */
  private Optional<String> buildOf(String number, String release) {
    String cycle = release.isEmpty() ? number : number + "-" + release;
    return catalogue.product("windows").stream()
        .flatMap(product -> product.cycles().stream())
        .filter(
            one ->
                one.name().equals(cycle)
                    || (!release.isEmpty() && one.name().startsWith(cycle + "-")))
        .map(one -> one.build().substring(one.build().lastIndexOf('.') + 1))
        .findFirst();
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

  private static String year(Matcher server) {
    return server.group(1) + (server.group(2).startsWith(" r2") ? "-r2" : "");
  }

  /** What the name itself says of the release; a year counts for a long-term channel only. */
  private static String release(String rest, String name) {
    Matcher said = RELEASE.matcher(rest.substring(1 + name.length()));
    if (!said.find()) {
      return "";
    }
    String release = said.group(1).replace("service pack ", "sp");
    return rest.contains("lts") ? LONG_TERM.getOrDefault(release, release) : release;
  }

  private static String serverType(String rest) {
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

package dev.cachet.os;

import static dev.cachet.os.CycleForm.BRANCH;
import static dev.cachet.os.CycleForm.COS;
import static dev.cachet.os.CycleForm.CURRENT;
import static dev.cachet.os.CycleForm.EXACT;
import static dev.cachet.os.CycleForm.LEADING_V;
import static dev.cachet.os.CycleForm.LMDE;
import static dev.cachet.os.CycleForm.PREFIX;
import static dev.cachet.os.CycleForm.SERVICE_PACK;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The distributions that are recognised. */
final class Distributions {
  private static final String POKY = "Poky (Yocto Project Reference Distro)";

  private static final List<DistributionRule> RULES =
      List.of(
          rule("debian", "debian", PREFIX, "debian:debian_linux", "Debian GNU/Linux", "Distroless"),
          rule("ubuntu", "ubuntu", PREFIX, "canonical:ubuntu_linux", "Ubuntu"),
          rule("ubuntu-core", "ubuntu-core", EXACT, "", "Ubuntu Core"),
          rule("alpine", "alpine-linux", PREFIX, "alpinelinux:alpine_linux", "Alpine Linux"),
          rule(
              "rhel",
              "rhel",
              PREFIX,
              "redhat:enterprise_linux redhat:enterprise_linux_server"
                  + " redhat:enterprise_linux_workstation redhat:enterprise_linux_desktop",
              "Red Hat Enterprise Linux",
              "Red Hat Enterprise Linux Server",
              "Red Hat Enterprise Linux Workstation",
              "Red Hat Enterprise Linux Client",
              "Red Hat Enterprise Linux ComputeNode"),
          rule("almalinux", "almalinux", PREFIX, "almalinux:almalinux", "AlmaLinux"),
          rule("rocky", "rocky-linux", PREFIX, "rocky:rocky", "Rocky Linux"),
          rule("centos", "centos", PREFIX, "centos:centos", "CentOS Linux"),
          rule("centos", "centos-stream", PREFIX, "centos:centos centos:stream", "CentOS Stream"),
          rule("ol", "oracle-linux", PREFIX, "oracle:linux", "Oracle Linux Server", "Oracle Linux"),
          rule("fedora", "fedora", PREFIX, "fedoraproject:fedora", "Fedora Linux", "Fedora"),
          rule(
              "amzn",
              "amazon-linux",
              PREFIX,
              "amazon:linux amazon:amazon_linux",
              "Amazon Linux",
              "Amazon Linux AMI"),
          rule(
              "sles",
              "sles",
              SERVICE_PACK,
              "suse:sles suse:linux_enterprise_server suse:suse_linux_enterprise_server",
              "SLES",
              "SUSE Linux Enterprise Server"),
          rule("opensuse-leap", "opensuse", EXACT, "opensuse:leap", "openSUSE Leap"),
          rule(
              "opensuse",
              "opensuse",
              EXACT,
              "opensuse:opensuse opensuse:leap",
              "openSUSE",
              "openSUSE Leap"),
          micro("suse-microos"),
          micro("sle-micro"),
          micro("sl-micro"),
          rule("linuxmint", "linuxmint", EXACT, "", "Linux Mint"),
          rule("linuxmint", "linuxmint", LMDE, "", "LMDE"),
          rule("cos", "cos", COS, "google:container-optimized_os", "Container-Optimized OS"),
          rule("clear-linux-os", "clear-linux", CURRENT, "", "Clear Linux OS"),
          rule("poky", "yocto", PREFIX, "openembedded:poky", POKY),
          // Poky's own configurations, whose ID is the DISTRO that was built.
          rule("poky-tiny", "yocto", PREFIX, "openembedded:poky", POKY),
          rule("poky-altcfg", "yocto", PREFIX, "openembedded:poky", POKY),
          rule("photon", "photon", EXACT, "vmware:photon_os", "VMware Photon OS", "VMware Photon"),
          rule("openwrt", "openwrt", PREFIX, "openwrt:openwrt", "OpenWrt"),
          rule("lede", "openwrt", PREFIX, "", "LEDE"),
          rule("wrlinux", "wind-river-linux", EXACT, "", "Wind River Linux"),
          rule("buildroot", "buildroot", PREFIX, "", "Buildroot"),
          rule("freebsd", "freebsd", BRANCH, "freebsd:freebsd", "FreeBSD"),
          rule("postmarketos", "postmarketos", LEADING_V, "", "postmarketOS"),
          rule("devuan", "devuan", PREFIX, "", "Devuan GNU/Linux"),
          rule("pop", "pop-os", EXACT, "", "Pop!_OS"),
          rule("mageia", "mageia", PREFIX, "mageia:mageia", "Mageia"),
          rule("nixos", "nixos", PREFIX, "nixos:nixos", "NixOS"),
          rule("slackware", "slackware", EXACT, "slackware:slackware_linux", "Slackware"),
          rule("steamos", "steamos", PREFIX, "valvesoftware:steamos", "SteamOS"),
          rule("eurolinux", "eurolinux", PREFIX, "eurolinux:eurolinux", "EuroLinux"),
          rule("mx", "mxlinux", PREFIX, "", "MX", "MX Linux"),
          rule("antix", "antix", PREFIX, "", "antiX", "antiX Linux"),
          rule("tails", "tails", PREFIX, "", "Tails"),
          rule("zentyal", "zentyal", PREFIX, "", "Zentyal", "Zentyal Server"),
          rule("openbsd", "openbsd", EXACT, "openbsd:openbsd", "OpenBSD"),
          rule("netbsd", "netbsd", PREFIX, "netbsd:netbsd", "NetBSD"),
          rule("xenenterprise", "xcp-ng", PREFIX, "", "XCP-ng"));

  /** An ID that is the name of a product that is not listed, and that a listed one has too. */
  private static final Set<String> FOREIGN = Set.of("xenenterprise");

  /** Systems that name themselves in lsb-release and leave the os-release of their base alone. */
  private static final Set<String> NAMED_IN_LSB = Set.of("mx", "antix");

  /** Names that packages of a distribution carry instead of its ID. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("alma", "almalinux"),
          Map.entry("amazon", "amzn"),
          Map.entry("amazonlinux", "amzn"),
          Map.entry("opensuse.leap", "opensuse-leap"),
          Map.entry("oracle", "ol"),
          Map.entry("oraclelinux", "ol"),
          Map.entry("redhat", "rhel"),
          Map.entry("rockylinux", "rocky"));

  private static final Set<String> ROLLING_NAMES =
      Set.of("opensuse tumbleweed", "opensuse microos", "opensuse slowroll");

  /** Lines without releases; such a system has no end of its own. */
  private static final Set<String> ROLLING =
      Set.of(
          "arch",
          "archarm",
          "archcraft",
          "arcolinux",
          "artix",
          "blackarch",
          "blendos",
          "cachyos",
          "chainguard",
          "chimera",
          "endeavouros",
          "exherbo",
          "garuda",
          "gentoo",
          "guix",
          "kali",
          "kaos",
          "manjaro",
          "opensuse-microos",
          "opensuse-slowroll",
          "opensuse-tumbleweed",
          "parabola",
          "pclinuxos",
          "rebornos",
          "siduction",
          "solus",
          "void",
          "wolfi",
          "xerolinux");

  private static final Map<String, List<DistributionRule>> BY_ID =
      RULES.stream().collect(Collectors.groupingBy(DistributionRule::id));

  private static final Map<String, DistributionRule> BY_NAME = byName();

  private Distributions() {}

  /** The first rule of each name: an inventory asks for every component that it has. */
  private static Map<String, DistributionRule> byName() {
    Map<String, DistributionRule> rules = new HashMap<>();
    for (DistributionRule rule : RULES) {
      rule.names().forEach(name -> rules.putIfAbsent(name.toLowerCase(Locale.ROOT), rule));
    }
    return rules;
  }

  static List<DistributionRule> withId(String id) {
    return BY_ID.getOrDefault(id, List.of());
  }

  /** The rule about a system by the name that its files, or inventories, give it. */
  static Optional<DistributionRule> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String known = InventoryName.OTHER_NAMES.getOrDefault(lower, lower);
    return Optional.ofNullable(BY_NAME.get(known.strip().toLowerCase(Locale.ROOT)));
  }

  static List<DistributionRule> withCpe(String key) {
    return RULES.stream().filter(rule -> rule.cpes().contains(key)).toList();
  }

  /** The ID that a package's documents mean by a distribution's name. */
  static String idOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OTHER_NAMES.getOrDefault(lower, lower);
  }

  static boolean isRolling(String id, String name) {
    return ROLLING.contains(id) || ROLLING_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isForeign(DistributionRule rule) {
    return FOREIGN.contains(rule.id());
  }

  static boolean isNamedInLsb(String id) {
    return NAMED_IN_LSB.contains(id.toLowerCase(Locale.ROOT));
  }

  private static DistributionRule micro(String id) {
    return rule(
        id,
        "suse-linux-micro",
        EXACT,
        "suse:sle_micro suse:sle-micro suse:sl-micro suse:suse-microos suse:linux_enterprise_micro",
        "SUSE Linux Micro",
        "SUSE Linux Enterprise Micro",
        "SLE Micro",
        "SL-Micro");
  }

  private static DistributionRule rule(
      String id, String product, CycleForm form, String cpes, String... names) {
    Set<String> known = cpes.isEmpty() ? Set.of() : Set.of(cpes.split(" ", -1));
    return new DistributionRule(id, product, form, List.of(names), known);
  }
}

package dev.cachet.os;

import static dev.cachet.os.CycleForm.COS;
import static dev.cachet.os.CycleForm.CURRENT;
import static dev.cachet.os.CycleForm.EXACT;
import static dev.cachet.os.CycleForm.LEADING_V;
import static dev.cachet.os.CycleForm.LMDE;
import static dev.cachet.os.CycleForm.PREFIX;
import static dev.cachet.os.CycleForm.SERVICE_PACK;

import java.util.List;
import java.util.Set;

/** The distributions that are recognised. */
final class Distributions {
  private static final List<DistributionRule> RULES =
      List.of(
          rule("debian", "debian", PREFIX, "debian:debian_linux", "Debian GNU/Linux"),
          rule("ubuntu", "ubuntu", PREFIX, "canonical:ubuntu_linux", "Ubuntu"),
          rule("ubuntu-core", "ubuntu-core", EXACT, "", "Ubuntu Core"),
          rule("alpine", "alpine-linux", PREFIX, "alpinelinux:alpine_linux", "Alpine Linux"),
          rule(
              "rhel",
              "rhel",
              PREFIX,
              "redhat:enterprise_linux",
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
          rule("sles", "sles", SERVICE_PACK, "suse:sles", "SLES", "SUSE Linux Enterprise Server"),
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
          rule(
              "poky",
              "yocto",
              PREFIX,
              "openembedded:poky",
              "Poky (Yocto Project Reference Distro)"),
          rule("photon", "photon", EXACT, "vmware:photon_os", "VMware Photon OS", "VMware Photon"),
          rule("openwrt", "openwrt", PREFIX, "", "OpenWrt"),
          rule("freebsd", "freebsd", EXACT, "freebsd:freebsd", "FreeBSD"),
          rule("postmarketos", "postmarketos", LEADING_V, "", "postmarketOS"),
          rule("devuan", "devuan", PREFIX, "", "Devuan GNU/Linux"),
          rule("pop", "pop-os", EXACT, "", "Pop!_OS"),
          rule("mageia", "mageia", PREFIX, "mageia:mageia", "Mageia"),
          rule("nixos", "nixos", EXACT, "nixos:nixos", "NixOS"),
          rule("slackware", "slackware", EXACT, "slackware:slackware_linux", "Slackware"),
          rule("steamos", "steamos", PREFIX, "valvesoftware:steamos", "SteamOS"),
          rule("eurolinux", "eurolinux", PREFIX, "eurolinux:eurolinux", "EuroLinux"),
          rule("xenenterprise", "xcp-ng", PREFIX, "", "XCP-ng"));

  /** Lines without releases; such a system has no end of its own. */
  private static final Set<String> ROLLING =
      Set.of(
          "arch",
          "archarm",
          "artix",
          "endeavouros",
          "gentoo",
          "kali",
          "manjaro",
          "opensuse-microos",
          "opensuse-tumbleweed",
          "solus",
          "void");

  private Distributions() {}

  static List<DistributionRule> withId(String id) {
    return RULES.stream().filter(rule -> rule.id().equals(id)).toList();
  }

  static boolean isRolling(String id) {
    return ROLLING.contains(id);
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

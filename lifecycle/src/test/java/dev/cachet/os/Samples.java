package dev.cachet.os;

import java.util.List;
import java.util.Map;

/** A small list of cycles, so that these tests do not change with the catalogue. */
final class Samples {
  static final ListedCycles LISTED =
      product ->
          Map.of(
                  "debian", cycles("13 Trixie", "12 Bookworm", "6 Squeeze"),
                  "ubuntu", cycles("24.04 Noble Numbat", "22.04 Jammy Jellyfish"),
                  "alpine-linux", cycles("3.21", "3.20", "3.2"),
                  "rhel", cycles("9", "8"),
                  "yocto", cycles("4.0 Kirkstone", "3.2 Gatesgarth"),
                  "sles", cycles("15.5", "15.0", "11.4"),
                  "centos", cycles("8", "7", "6"),
                  "centos-stream", cycles("9", "8"),
                  "linuxmint", cycles("lmde6 Faye", "22 Wilma", "21.3 Virginia"),
                  "slackware", cycles("15.0 stable"))
              .getOrDefault(product, others(product));

  private Samples() {}

  private static List<ListedCycles.Listed> others(String product) {
    return switch (product) {
      case "amazon-linux" -> cycles("2023", "2", "2018.03");
      case "cos" -> cycles("cos-97");
      case "clear-linux" -> cycles("current");
      case "oracle-linux", "almalinux", "rocky-linux" -> cycles("9", "8");
      case "fedora" -> cycles("42 Adams", "41");
      case "opensuse" -> cycles("15.6", "13.2");
      case "freebsd" -> cycles("14.1", "14");
      case "openwrt" -> cycles("23.05");
      case "mxlinux" -> cycles("25", "23");
      case "postmarketos" -> cycles("23.06");
      default -> List.of();
    };
  }

  private static List<ListedCycles.Listed> cycles(String... texts) {
    return List.of(texts).stream()
        .map(text -> text.split(" ", 2))
        .map(pair -> new ListedCycles.Listed(pair[0], pair.length > 1 ? pair[1] : ""))
        .toList();
  }
}

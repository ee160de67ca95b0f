package dev.cachet.firewall;

import dev.cachet.finding.LineText;
import dev.cachet.network.ProfiledDevice;
import dev.cachet.network.SiteBinding;
import dev.cachet.network.SiteProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A rule set of nftables for one device at one site. It is a table of its own, replaced in one
 * step; the firewall's other rules are not touched, and what they drop stays dropped.
 */
public final class Nftables {
  private Nftables() {}

  /**
   * Writes the rules.
   *
   * @param site the profile and the site
   * @return a file for {@code nft -f}, ASCII; the same bytes for the same input
   */
  public static byte[] rules(SiteProfile site) {
    SiteBinding binding = site.binding();
    ProfiledDevice device = site.profile().device();
    StringBuilder text = new StringBuilder(4_096);
    comment(
        text, "Rules for " + binding.id() + ": " + device.manufacturer() + " " + device.model());
    comment(text, "Profile of software " + device.version());
    comment(text, "Load: nft -f FILE. The table is replaced in one step.");
    replace(text, binding);
    text.append("table ").append(table(binding)).append(" {\n");
    String in = "iifname \"" + binding.port() + "\" goto " + DeviceRules.FROM;
    String out = "oifname \"" + binding.port() + "\" goto " + DeviceRules.TO;
    hook(text, "input", List.of(in));
    hook(text, "output", List.of(out));
    hook(text, "forward", List.of(in, out));
    chain(text, DeviceRules.FROM, FromDevice.rules(site));
    chain(text, DeviceRules.TO, ToDevice.rules(site));
    chain(text, DeviceRules.SPOOFED, drop(binding, "spoofed"));
    chain(text, DeviceRules.REFUSED, drop(binding, "drop"));
    return text.append("}\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Writes what takes the rules away again.
   *
   * @param binding the site
   * @return a file for {@code nft -f}, ASCII; it does no harm where the rules are not loaded
   */
  public static byte[] removal(SiteBinding binding) {
    StringBuilder text = new StringBuilder(200);
    comment(text, "Removes the rules for " + binding.id() + ". Load: nft -f FILE");
    replace(text, binding);
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The table is added first, because one that is not there cannot be deleted. */
  private static void replace(StringBuilder text, SiteBinding binding) {
    String table = table(binding);
    text.append("table ").append(table).append("\ndelete table ").append(table).append('\n');
  }

  /** An id has no underscore, so that two ids never share a table. */
  private static String table(SiteBinding binding) {
    return "inet cachet_" + binding.id().replace('-', '_');
  }

  private static void hook(StringBuilder text, String hook, List<String> rules) {
    text.append("\tchain cachet_").append(hook).append(" {\n");
    text.append("\t\ttype filter hook ").append(hook);
    text.append(" priority filter; policy accept;\n");
    rules.forEach(rule -> text.append("\t\t").append(rule).append('\n'));
    text.append("\t}\n");
  }

  private static void chain(StringBuilder text, String name, List<String> rules) {
    text.append("\tchain ").append(name).append(" {\n");
    rules.forEach(rule -> text.append("\t\t").append(rule).append('\n'));
    text.append("\t}\n");
  }

  /** The log is limited, so that a device cannot fill it; the counter counts every packet. */
  private static List<String> drop(SiteBinding binding, String why) {
    return List.of(
        "limit rate 10/second burst 20 packets log prefix \"cachet "
            + binding.id()
            + " "
            + why
            + ": \"",
        "counter drop comment \"" + why + "\"");
  }

  private static void comment(StringBuilder text, String comment) {
    text.append("# ");
    LineText.of(comment).chars().forEach(c -> text.append(c < 0x7F ? (char) c : '?'));
    text.append('\n');
  }
}

package dev.cachet.change;

import dev.cachet.address.AddressBlock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an endpoint is one that the device itself listens at: its address is every address, the
 * device's own, or left out before a port. However the address is written, it is the same address.
 */
final class ListeningAddress {
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:(?=//)");
  private static final Pattern PORT = Pattern.compile("^(.*):(\\d{1,5})$");
  private static final Pattern MAPPED = Pattern.compile("^(?:::|(?:0{1,4}:){5})ffff:(.+)$");
  private static final Pattern TWO_GROUPS = Pattern.compile("([0-9a-f]{1,4}):([0-9a-f]{1,4})");
  private static final int MAX_CHARS = 2000;

  /** Names and signs that stand for every address or for the device itself. */
  private static final List<String> OWN =
      List.of("*", "0", "+", "localhost", "localhost.localdomain", "ip6-localhost");

  private static final List<AddressBlock> BLOCKS =
      List.of(
          AddressBlock.of("0.0.0.0"),
          AddressBlock.of("127.0.0.0/8"),
          AddressBlock.of("::"),
          AddressBlock.of("::1"));

  private ListeningAddress() {}

  static boolean isIn(String endpoint) {
    if (endpoint.length() > MAX_CHARS) {
      return false;
    }
    String text = SCHEME.matcher(endpoint.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    boolean authority = text.startsWith("//");
    text = authority ? text.substring(2) : text;
    text = text.split("[/?#]", 2)[0];
    text = text.substring(text.lastIndexOf('@') + 1);
    Matcher port = PORT.matcher(text);
    boolean isAddress = text.startsWith("[") || block(text).isPresent();
    if (!port.matches() || (isAddress && !port.group(1).endsWith("]") && !isBare(text))) {
      return isOwn(text);
    }
    return port.group(1).isEmpty() || isOwn(port.group(1));
  }

  /** As netstat writes it: every address of IPv6 and a port without brackets. */
  private static boolean isBare(String text) {
    return text.startsWith(":::");
  }

  private static boolean isOwn(String host) {
    String bare = host.replaceAll("^\\[|(?:%[^\\]]*)?\\]$|\\.$", "");
    return OWN.contains(bare)
        || block(bare)
            .map(one -> BLOCKS.stream().anyMatch(each -> each.contains(one)))
            .orElse(false);
  }

  private static Optional<AddressBlock> block(String text) {
    try {
      Matcher mapped = MAPPED.matcher(text);
      return Optional.of(AddressBlock.of(mapped.matches() ? dotted(mapped.group(1)) : text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String dotted(String rest) {
    Matcher groups = TWO_GROUPS.matcher(rest);
    if (!groups.matches()) {
      return rest;
    }
    int high = Integer.parseInt(groups.group(1), 16);
    int low = Integer.parseInt(groups.group(2), 16);
    return (high >> 8) + "." + (high & 0xff) + "." + (low >> 8) + "." + (low & 0xff);
  }
}

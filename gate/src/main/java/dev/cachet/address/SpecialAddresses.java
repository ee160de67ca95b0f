package dev.cachet.address;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Addresses that no single host of a network has (RFC 6890, RFC 4291). */
final class SpecialAddresses {
  private static final Map<AddressBlock, String> NO_HOST = new LinkedHashMap<>();
  private static final List<AddressBlock> PRIVATE =
      List.of(
          AddressBlock.of("10.0.0.0/8"),
          AddressBlock.of("172.16.0.0/12"),
          AddressBlock.of("192.168.0.0/16"),
          AddressBlock.of("100.64.0.0/10"),
          AddressBlock.of("169.254.0.0/16"),
          AddressBlock.of("fc00::/7"),
          AddressBlock.of("fe80::/10"));

  static {
    NO_HOST.put(AddressBlock.of("0.0.0.0/8"), "this host");
    NO_HOST.put(AddressBlock.of("127.0.0.0/8"), "the device itself");
    NO_HOST.put(AddressBlock.of("224.0.0.0/4"), "multicast; use \"group\"");
    NO_HOST.put(AddressBlock.of("240.0.0.0/4"), "reserved or broadcast");
    NO_HOST.put(AddressBlock.of("::/128"), "no address");
    NO_HOST.put(AddressBlock.of("::1/128"), "the device itself");
    NO_HOST.put(AddressBlock.of("ff00::/8"), "multicast; use \"group\"");
  }

  private static final List<AddressBlock> GROUPS =
      List.of(AddressBlock.of("224.0.0.0/4"), AddressBlock.of("ff00::/8"));

  private SpecialAddresses() {}

  static boolean isMulticast(AddressBlock block) {
    return GROUPS.stream().anyMatch(each -> each.contains(block));
  }

  /** Returns what a block is instead of hosts, or nothing. */
  static String insteadOfHosts(AddressBlock block) {
    // Of a /0 the width is the fault, not where it begins.
    for (Map.Entry<AddressBlock, String> special : NO_HOST.entrySet()) {
      if (special.getKey().contains(block)) {
        return special.getValue();
      }
    }
    return "";
  }

  /** Whether a block belongs to the site, so that the maker cannot know what is there. */
  static boolean isOfTheSite(AddressBlock block) {
    return PRIVATE.stream().anyMatch(each -> each.contains(block));
  }
}

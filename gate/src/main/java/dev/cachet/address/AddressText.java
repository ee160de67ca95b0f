package dev.cachet.address;

import dev.cachet.finding.LineText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses as text. The JDK's parser is not used: it takes {@code 192.168.1} and octal-looking
 * parts, reads other families out of mapped addresses, and asks the network for anything else.
 */
final class AddressText {
  /** No leading zero: some readers take {@code 010} for 8. */
  private static final Pattern PART = Pattern.compile("0|[1-9][0-9]{0,2}");

  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final int MAX_TEXT = 49;
  private static final int GROUPS = 8;

  /** The first 96 bits of an IPv4 address in IPv6 clothes. */
  private static final BigInteger MAPPED = BigInteger.valueOf(0xFFFF);

  private AddressText() {}

  static AddressBlock read(String text) {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("is no address such as 192.0.2.7 or 2001:db8::7");
    }
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    IpFamily family = address.indexOf(':') < 0 ? IpFamily.IPV4 : IpFamily.IPV6;
    BigInteger number = family == IpFamily.IPV4 ? ipv4(address) : ipv6(address);
    int prefix = slash < 0 ? family.bits() : prefix(text.substring(slash + 1), family);
    if (family == IpFamily.IPV6 && prefix >= 96 && number.shiftRight(32).equals(MAPPED)) {
      throw new IllegalArgumentException(
          LineText.of(text) + " is an IPv4 address in the form of IPv6; write it as IPv4");
    }
    return new AddressBlock(family, number, prefix);
  }

  private static int prefix(String text, IpFamily family) {
    if (!PART.matcher(text).matches() || Integer.parseInt(text) > family.bits()) {
      throw new IllegalArgumentException(
          "/" + LineText.of(text) + " is no prefix from /0 to /" + family.bits());
    }
    return Integer.parseInt(text);
  }

  private static BigInteger ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw noAddress(text);
    }
    long number = 0;
    for (String part : parts) {
      if (!PART.matcher(part).matches() || Integer.parseInt(part) > 255) {
        throw noAddress(text);
      }
      number = number << 8 | Integer.parseInt(part);
    }
    return BigInteger.valueOf(number);
  }

  private static BigInteger ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      throw noAddress(text);
    }
    List<Integer> head = groups(text, gap < 0 ? text : text.substring(0, gap));
    List<Integer> tail = gap < 0 ? List.of() : groups(text, text.substring(gap + 2));
    int missing = GROUPS - head.size() - tail.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      throw noAddress(text);
    }
    List<Integer> all = new ArrayList<>(head);
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(tail);
    BigInteger number = BigInteger.ZERO;
    for (int group : all) {
      number = number.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return number;
  }

  private static List<Integer> groups(String whole, String text) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return groups;
    }
    for (String group : text.split(":", -1)) {
      if (!GROUP.matcher(group).matches()) {
        throw noAddress(whole);
      }
      groups.add(Integer.parseInt(group, 16));
    }
    return groups;
  }

  private static IllegalArgumentException noAddress(String text) {
    return new IllegalArgumentException(
        LineText.of(text) + " is no address such as 192.0.2.7 or 2001:db8::7");
  }

  static String write(IpFamily family, BigInteger address) {
    return family == IpFamily.IPV4 ? dotted(address.longValue()) : grouped(address);
  }

  private static String dotted(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  /**
   * RFC 5952: lower case, no leading zeros, the first longest run of two or more zeros left out.
   */
  private static String grouped(BigInteger address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = address.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xFFFF;
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        String colon = text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":";
        text.append(colon).append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}

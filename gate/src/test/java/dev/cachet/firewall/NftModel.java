package dev.cachet.firewall;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a rule set as text and says what becomes of a packet: the part of nft that is written. */
final class NftModel {
  private final Map<String, List<String>> chains = new LinkedHashMap<>();

  NftModel(String text) {
    String chain = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("chain ")) {
        chain = line.substring(6, line.length() - 2);
        chains.put(chain, new ArrayList<>());
      } else if (line.equals("}")) {
        chain = "";
      } else if (!chain.isEmpty()) {
        chains.get(chain).add(line);
      }
    }
  }

  List<String> chain(String name) {
    return chains.get(name);
  }

  /** Returns accept or drop, and the comment of the rule that said so. */
  String verdict(Packet packet) {
    return verdict(packet.fromDevice() ? "cachet_from_device" : "cachet_to_device", packet);
  }

  private String verdict(String chain, Packet packet) {
    for (String rule : chains.get(chain)) {
      Deque<String> words = new ArrayDeque<>(Arrays.asList(rule.split("\\s+")));
      String verdict = apply(words, packet);
      if (verdict.startsWith("goto ")) {
        return verdict(verdict.substring(5), packet);
      }
      if (!verdict.isEmpty()) {
        return verdict;
      }
    }
    throw new IllegalStateException("the end of " + chain + " is reached");
  }

  /** Returns nothing if a match fails, or if the rule has no verdict. */
  private static String apply(Deque<String> words, Packet packet) {
    while (!words.isEmpty()) {
      String word = words.pop();
      switch (word) {
        case "limit" -> {
          return "";
        }
        case "counter" -> {}
        case "comment" -> {
          return "";
        }
        case "accept", "drop" -> {
          return word + " " + String.join(" ", words);
        }
        case "goto" -> {
          return "goto " + words.pop();
        }
        default -> {
          if (!matches(word, words, packet)) {
            return "";
          }
        }
      }
    }
    return "";
  }

  private static boolean matches(String word, Deque<String> words, Packet packet) {
    String field = words.pop();
    return switch (word + " " + field) {
      case "ip saddr", "ip daddr", "ip6 saddr", "ip6 daddr" -> {
        boolean not = words.peek().equals("!=");
        if (not) {
          words.pop();
        }
        AddressBlock address = field.equals("saddr") ? packet.source() : packet.destination();
        boolean in =
            values(words).stream().anyMatch(each -> AddressBlock.of(each).contains(address));
        yield packet.family() == (word.equals("ip") ? IpFamily.IPV4 : IpFamily.IPV6) && in != not;
      }
      case "ip protocol" ->
          packet.family() == IpFamily.IPV4 && values(words).contains(packet.protocol());
      case "ip6 hoplimit" ->
          packet.family() == IpFamily.IPV6
              && values(words).contains(Integer.toString(packet.hopLimit()));
      case "icmp type", "icmpv6 type", "igmp type" ->
          values(words).contains(packet.type()) && packet.protocol().equals(word);
      case "tcp dport", "udp dport" ->
          ports(values(words), packet.destinationPort()) && packet.protocol().equals(word);
      case "tcp sport", "udp sport" ->
          ports(values(words), packet.sourcePort()) && packet.protocol().equals(word);
      case "tcp flags" -> {
        for (String expected :
            List.of("&", "(fin", "|", "syn", "|", "rst", "|", "ack)", "==", "syn")) {
          if (!words.pop().equals(expected)) {
            throw new IllegalStateException("not known after tcp flags");
          }
        }
        yield packet.protocol().equals("tcp") && packet.flags().equals("syn");
      }
      case "ct state" -> values(words).contains(packet.state());
      case "meta nfproto" ->
          values(words).contains(packet.family().title().toLowerCase(Locale.ROOT));
      default -> throw new IllegalStateException("not known: " + word + " " + field);
    };
  }

  private static boolean ports(List<String> values, int port) {
    return values.stream()
        .anyMatch(
            value -> {
              String[] ends = value.split("-", 2);
              return Integer.parseInt(ends[0]) <= port
                  && port <= Integer.parseInt(ends[ends.length - 1]);
            });
  }

  private static List<String> values(Deque<String> words) {
    String first = words.pop();
    if (!first.equals("{")) {
      return List.of(first);
    }
    List<String> values = new ArrayList<>();
    String word = words.pop();
    while (!word.equals("}")) {
      values.add(word.replace(",", ""));
      word = words.pop();
    }
    return values;
  }
}

package dev.cachet.mud;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cachet.address.AddressBlock;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong in a MUD file that the YANG modules of RFC 8520 let pass: they cannot say which
 * version there is, that addresses are of https, that each list is used, or that a block of
 * addresses has no bits behind its prefix.
 */
public final class MudLint {
  private static final String MUD = "ietf-mud:mud";
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  private MudLint(String file) {
    this.file = file;
  }

  /**
   * Judges a MUD file, beside what a validator of YANG does.
   *
   * @param json the file
   * @param file its name in the evidence
   * @return what was found; every finding is an error; empty if the file is no MUD file
   */
  public static Optional<List<Finding>> check(byte[] json, String file) {
    JsonNode root;
    try {
      root = READER.readTree(json);
    } catch (IOException e) {
      // Nobody can tell what it was to be; the reader of profiles names the place.
      return Optional.empty();
    }
    if (!root.has(MUD)) {
      return Optional.empty();
    }
    MudLint lint = new MudLint(file);
    lint.version(root.path(MUD));
    lint.addresses("/" + MUD, root.path(MUD));
    lint.lists(root);
    lint.blocks("", root);
    return Optional.of(List.copyOf(lint.findings));
  }

  private void version(JsonNode mud) {
    JsonNode version = mud.path("mud-version");
    if (!version.isInt() || version.intValue() != 1) {
      found("mud.version", "/" + MUD + "/mud-version", version.toString(), "is not 1");
    }
  }

  /** The signature is at an address too: whoever can change one on the way changes the other. */
  private void addresses(String place, JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String at = place + "/" + member.getKey();
      JsonNode value = member.getValue();
      boolean address =
          member.getKey().endsWith("-url")
              || member.getKey().equals("mud-signature")
              || member.getKey().equals("documentation");
      if (address) {
        // A list of addresses is written as one where there are several.
        (value.isArray() ? value : List.of(value)).forEach(each -> address(at, each.asText()));
      }
      addresses(at, value);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      addresses(place + "/" + i, node.get(i));
    }
  }

  private void address(String at, String text) {
    if (!text.toLowerCase(Locale.ROOT).startsWith("https://")) {
      found("mud.address", at, text, "is no address of https");
    }
  }

  private void lists(JsonNode root) {
    Set<String> used = new HashSet<>();
    for (String policy : List.of("from-device-policy", "to-device-policy")) {
      for (JsonNode list : root.path(MUD).path(policy).path("access-lists").path("access-list")) {
        used.add(list.path("name").asText());
      }
    }
    JsonNode lists = root.path("ietf-access-control-list:acls").path("acl");
    Set<String> there = new HashSet<>();
    for (int i = 0; i < lists.size(); i++) {
      String name = lists.get(i).path("name").asText();
      there.add(name);
      if (!used.contains(name)) {
        String at = "/ietf-access-control-list:acls/acl/" + i + "/name";
        found("mud.list-unused", at, name, "is a list that no policy names");
      }
    }
    used.stream()
        .filter(name -> !there.contains(name))
        .sorted()
        .forEach(name -> found("mud.list-missing", "/" + MUD, name, "is named and not there"));
  }

  private void blocks(String place, JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String at = place + "/" + member.getKey();
      JsonNode value = member.getValue();
      if (member.getKey().matches("(source|destination)-ipv[46]-network")) {
        block(at, value.asText());
      }
      blocks(at, value);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      blocks(place + "/" + i, node.get(i));
    }
  }

  private void block(String at, String text) {
    try {
      if (AddressBlock.of(text).hasHostBits()) {
        found("mud.host-bits", at, text, "has bits behind its prefix");
      }
    } catch (IllegalArgumentException e) {
      found("mud.host-bits", at, text, "is no block of addresses");
    }
  }

  private void found(String rule, String at, String value, String what) {
    String shown = value.isEmpty() ? "what stands there" : value;
    findings.add(
        new Finding(
            rule, at, Severity.ERROR, shown + " " + what, List.of(new Evidence(file, at, value))));
  }
}

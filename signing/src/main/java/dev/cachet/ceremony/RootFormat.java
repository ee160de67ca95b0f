package dev.cachet.ceremony;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.author.ComparisonNumber;
import dev.cachet.finding.JsonText;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Role;
import dev.cachet.trust.RoleRule;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which a trust root is shown. The same root gives the same bytes. */
public enum RootFormat {
  /** Lines for a person. */
  TEXT,
  /** JSON of Cachet's own. */
  JSON;

  /**
   * Writes what a root says.
   *
   * @param root the root
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(RootSummary root) {
    return this == TEXT
        ? text(root).getBytes(StandardCharsets.UTF_8)
        : JsonText.of(json -> json(json, root));
  }

  private static String text(RootSummary summary) {
    RootDocument root = summary.document();
    StringBuilder out = new StringBuilder();
    out.append("root ").append(root.version()).append(" of ").append(root.manufacturer());
    out.append(", ").append(RootWords.of(root.environment())).append('\n');
    out.append("sha256 ").append(summary.sha256()).append('\n');
    out.append("number to compare ").append(ComparisonNumber.of(summary.sha256())).append('\n');
    out.append("issued ").append(root.issued()).append(", expires ").append(root.expires());
    out.append(", then devices ").append(RootWords.of(root.onExpiry())).append('\n');
    root.clockFloor()
        .ifPresent(floor -> out.append("sets the clock floor to ").append(floor).append('\n'));
    out.append("packages need ").append(RootWords.of(root.packageRoles()));
    out.append("; expiry ").append(RootWords.of(root.packageExpiry()));
    out.append("; agreement of ").append(agreement(root.authorisation())).append('\n');
    for (Set<Role> group : root.apart()) {
      out.append("nobody holds two of ").append(RootWords.of(group)).append('\n');
    }
    root.roles().forEach((role, rule) -> role(out, root, role, rule));
    signatures(out, summary.signatures());
    out.append("document, which is what is signed:\n");
    summary.members().forEach(member -> out.append("  ").append(member).append('\n'));
    return out.toString();
  }

  private static String agreement(Authorisation authorisation) {
    return switch (authorisation) {
      case NONE -> "nobody";
      case ONE -> "hospital or service";
      case BOTH -> "hospital and service";
    };
  }

  private static void role(StringBuilder out, RootDocument root, Role role, RoleRule rule) {
    List<RootKey> keys = RootWords.keysOf(root, role);
    long holders = keys.stream().map(RootKey::holder).distinct().count();
    out.append(role.text()).append(": ").append(rule.threshold()).append(" of ").append(holders);
    out.append(holders == 1 ? " holder" : " holders");
    out.append(", in ").append(families(rule.families())).append('\n');
    int width = keys.stream().mapToInt(key -> key.holder().length()).max().orElse(1);
    keys.stream()
        .sorted(Comparator.comparing(RootKey::holder))
        .forEach(
            key ->
                out.append(
                    String.format(
                        Locale.ROOT,
                        "  %-" + width + "s  %-10s %s\n",
                        key.holder(),
                        RootWords.algorithm(key),
                        key.kid())));
  }

  private static String families(Collection<Family> families) {
    return families.stream().sorted().map(RootWords::of).collect(Collectors.joining(" and in "));
  }

  private static void signatures(StringBuilder out, List<SignatureState> signatures) {
    out.append(signatures.size());
    out.append(signatures.size() == 1 ? " signature\n" : " signatures\n");
    for (SignatureState each : signatures) {
      out.append("  ").append(each.kid());
      if (!each.holder().isEmpty()) {
        out.append(" of ").append(each.holder());
      }
      out.append(' ').append(each.verdict().words()).append('\n');
    }
    out.append("whether the root before accepts it is not judged here\n");
  }

  private static void json(JsonGenerator json, RootSummary summary) throws IOException {
    RootDocument root = summary.document();
    json.writeStartObject();
    json.writeNumberField("schemaVersion", 1);
    json.writeStringField("sha256", summary.sha256().hex());
    json.writeNumberField("version", root.version());
    json.writeStringField("environment", RootWords.of(root.environment()));
    json.writeStringField("manufacturer", root.manufacturer());
    json.writeStringField("issued", root.issued().toString());
    json.writeStringField("expires", root.expires().toString());
    json.writeStringField("onExpiry", RootWords.of(root.onExpiry()));
    if (root.clockFloor().isPresent()) {
      json.writeStringField("clockFloor", root.clockFloor().map(Instant::toString).orElseThrow());
    }
    json.writeStringField("packageExpiry", RootWords.of(root.packageExpiry()));
    json.writeStringField("authorisation", RootWords.of(root.authorisation()));
    JsonText.texts(json, "packageRoles", RootWords.names(root.packageRoles()));
    json.writeArrayFieldStart("apart");
    for (Set<Role> group : root.apart()) {
      json.writeStartArray();
      for (String name : RootWords.names(group)) {
        json.writeString(name);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    roles(json, root);
    signatures(json, summary.signatures());
    json.writeEndObject();
  }

  private static void roles(JsonGenerator json, RootDocument root) throws IOException {
    json.writeArrayFieldStart("roles");
    for (Role role : root.roles().keySet()) {
      RoleRule rule = RootWords.rule(root, role);
      json.writeStartObject();
      json.writeStringField("role", role.text());
      json.writeNumberField("threshold", rule.threshold());
      JsonText.texts(
          json, "families", rule.families().stream().sorted().map(RootWords::of).toList());
      json.writeArrayFieldStart("keys");
      for (RootKey key : RootWords.keysOf(root, role)) {
        json.writeStartObject();
        json.writeStringField("kid", key.kid());
        json.writeStringField("holder", key.holder());
        json.writeStringField(
            "alg", key.jwk().algorithm().map(Algorithm::jwsName).orElse("unknown"));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void signatures(JsonGenerator json, List<SignatureState> signatures)
      throws IOException {
    json.writeArrayFieldStart("signatures");
    for (SignatureState each : signatures) {
      json.writeStartObject();
      json.writeStringField("kid", each.kid());
      json.writeStringField("holder", each.holder());
      json.writeStringField("verdict", RootWords.of(each.verdict()).replace('_', '-'));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

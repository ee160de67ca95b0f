package dev.cachet.mud;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.address.IpFamily;
import dev.cachet.finding.JsonText;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.Publication;
import dev.cachet.network.PublishedProfile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A MUD file (RFC 8520) with the SBOM named by RFC 9472. No address of a site is in it: roles and
 * VLANs are controllers, which the site's manager binds.
 */
public final class MudFile {
  private static final int MAX_SYSTEM_INFO = 60;

  private MudFile() {}

  /**
   * Writes a file.
   *
   * @param published the profile and where its MUD file will be
   * @param terms what it says beside the flows
   * @return JSON in the naming of RFC 7951; the same bytes for the same input
   */
  public static byte[] write(PublishedProfile published, MudTerms terms) {
    List<MudAcl> acls = MudAcl.of(published);
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("ietf-mud:mud");
          head(json, published, terms);
          policy(json, "from-device-policy", acls, true);
          policy(json, "to-device-policy", acls, false);
          json.writeEndObject();
          json.writeObjectFieldStart("ietf-access-control-list:acls");
          json.writeArrayFieldStart("acl");
          for (MudAcl acl : acls) {
            acl.write(json);
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static void head(JsonGenerator json, PublishedProfile published, MudTerms terms)
      throws IOException {
    NetworkProfile profile = published.profile();
    Publication publication = profile.publication();
    String info = profile.device().manufacturer() + " " + profile.device().model();
    json.writeNumberField("mud-version", 1);
    json.writeStringField("mud-url", published.mudUrl());
    json.writeStringField("last-update", terms.lastUpdate().toString());
    json.writeNumberField("cache-validity", terms.cacheValidity());
    json.writeBooleanField("is-supported", terms.isSupported());
    json.writeStringField(
        "systeminfo", info.substring(0, Math.min(info.length(), MAX_SYSTEM_INFO)));
    json.writeStringField("mfg-name", profile.device().manufacturer());
    json.writeStringField("model-name", profile.device().model());
    if (publication.documentationUrl().isPresent()) {
      json.writeStringField("documentation", publication.documentationUrl().get());
    }
    transparency(json, profile, publication.sbomUrl(), publication.vulnerabilitiesUrl());
  }

  /** The name has its module in front: validators of YANG know no other (RFC 7951 4). */
  private static void transparency(
      JsonGenerator json, NetworkProfile profile, Optional<String> sbom, Optional<String> vuln)
      throws IOException {
    if (sbom.isEmpty() && vuln.isEmpty()) {
      return;
    }
    JsonText.texts(json, "extensions", List.of("transparency"));
    json.writeObjectFieldStart("ietf-mud-transparency:transparency");
    if (sbom.isPresent()) {
      json.writeArrayFieldStart("sboms");
      json.writeStartObject();
      json.writeStringField("version-info", profile.device().version());
      json.writeStringField("sbom-url", sbom.get());
      json.writeEndObject();
      json.writeEndArray();
    }
    if (vuln.isPresent()) {
      JsonText.texts(json, "vuln-url", List.of(vuln.get()));
    }
    json.writeEndObject();
  }

  private static void policy(JsonGenerator json, String name, List<MudAcl> acls, boolean fromDevice)
      throws IOException {
    List<MudAcl> own = acls.stream().filter(acl -> acl.fromDevice() == fromDevice).toList();
    if (own.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeObjectFieldStart("access-lists");
    json.writeArrayFieldStart("access-list");
    for (MudAcl acl : own) {
      json.writeStartObject();
      json.writeStringField("name", acl.name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  static String word(IpFamily family) {
    return family == IpFamily.IPV4 ? "ipv4" : "ipv6";
  }
}

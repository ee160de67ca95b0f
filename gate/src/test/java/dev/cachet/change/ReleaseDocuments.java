package dev.cachet.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.github.packageurl.PackageURLBuilder;
import dev.cachet.change.ReleasePair.Declared;
import dev.cachet.change.ReleasePair.Part;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.network.NetworkProfile;
import dev.cachet.sbom.Sbom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents of a pair in the form in which four tools write them. */
final class ReleaseDocuments {
  private static final String NO_VERSION = "?";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReleasePair pair;
  private final boolean after;
  private final List<String> system;
  private final ObjectNode document = JSON.createObjectNode();

  private ReleaseDocuments(ReleasePair pair, boolean after) {
    this.pair = pair;
    this.after = after;
    this.system = after ? pair.newSystem : pair.oldSystem;
  }

  static Sbom before(ReleasePair pair) throws InvalidSbomException {
    return SbomDocument.read(json(pair, false).getBytes(StandardCharsets.UTF_8)).sbom();
  }

  static Sbom after(ReleasePair pair) throws InvalidSbomException {
    return SbomDocument.read(json(pair, true).getBytes(StandardCharsets.UTF_8)).sbom();
  }

  /** Empty where the pair has no flow at all, or one that nobody showed before. */
  static Optional<NetworkProfile> network(ReleasePair pair, boolean after) throws Exception {
    if (pair.flows.isEmpty() || (pair.unknownBefore && !after)) {
      return Optional.empty();
    }
    List<String> flows = new ArrayList<>();
    for (Declared flow : pair.flows) {
      List<String> words = flow.words(after);
      if (!words.isEmpty()) {
        int is = words.get(0).indexOf('=');
        flows.add(
            String.format(
                "{\"id\":\"%s\",\"peer\":{\"%s\":\"%s\"},\"direction\":\"%s\",\"protocol\":\"tcp\","
                    + "\"ports\":[%s],\"purpose\":\"p\",\"encryption\":\"%s\",\"data\":\"%s\"}",
                flow.id(),
                words.get(0).substring(0, is),
                words.get(0).substring(is + 1),
                words.get(1),
                words.get(2),
                words.get(3),
                words.get(4)));
      }
    }
    return Optional.of(profile(flows));
  }

  static NetworkProfile profile(List<String> flows) throws Exception {
    String json =
        "{\"schemaVersion\":1,\"device\":{\"manufacturer\":\"Acme\",\"model\":\"Viewer\","
            + "\"version\":\"1.4\"},\"publication\":{\"mudUrl\":\"https://acme.example/v.json\","
            + "\"sbomUrl\":\"https://acme.example/v.cdx.json\"},\"flows\":["
            + String.join(",", flows)
            + "]}";
    return NetworkProfile.read(json.getBytes(StandardCharsets.UTF_8));
  }

  static String json(ReleasePair pair, boolean after) {
    return new ReleaseDocuments(pair, after).write();
  }

  private String write() {
    document.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
    ObjectNode metadata = document.putObject("metadata");
    ObjectNode subject = metadata.putObject("component");
    ArrayNode components = document.putArray("components");
    subject(subject);
    if (!system.isEmpty() && !pair.style.equals("cachet")) {
      ObjectNode os = components.addObject();
      os.put("type", "operating-system").put("name", system.get(0)).put("version", system.get(1));
      os.put("bom-ref", "os:" + system.get(0));
    }
    for (Part part : pair.parts) {
      String version = after ? part.after() : part.before();
      if (!version.isEmpty()) {
        component(components.addObject(), part, version);
      }
    }
    services();
    dependencies();
    if (pair.incomplete) {
      ObjectNode composition = document.putArray("compositions").addObject();
      composition.put("aggregate", "incomplete").putArray("assemblies").add("root");
    }
    return document.toString();
  }

  private void subject(ObjectNode subject) {
    if (pair.style.equals("cachet") && !system.isEmpty()) {
      subject.put("type", "operating-system").put("name", system.get(0));
      subject.put("version", system.get(1)).put("bom-ref", "root");
      return;
    }
    boolean container = pair.style.equals("trivy") || pair.style.equals("syft");
    subject.put("type", container ? "container" : "application").put("bom-ref", "root");
    subject.put("name", container ? "registry.acme.example/viewer" : "viewer");
    subject.put("version", after ? "1.4.1" : "1.4.0");
    if (!container) {
      subject.put("group", "com.acme.viewer");
    }
  }

  private void component(ObjectNode json, Part part, String version) {
    boolean model = part.type().equals("model");
    json.put(
        "type", model ? "machine-learning-model" : part.more().getOrDefault("type", "library"));
    String[] path = part.name().split("[:/](?=[^:/]*$)", 2);
    json.put("name", path[path.length - 1]);
    if (!version.equals(NO_VERSION)) {
      json.put("version", version);
    }
    if (path.length == 2) {
      json.put("group", path[0]);
    }
    if (part.more().containsKey("group")) {
      json.put("group", part.more().get("group"));
    }
    json.put("bom-ref", part.name() + "@" + version + part.more().getOrDefault("arch", ""));
    if (!model) {
      json.put("purl", purl(part, version));
    }
    ArrayNode properties = json.putArray("properties");
    String source = part.more().get("src");
    String key = pair.style.equals("trivy") ? "aquasecurity:trivy:SrcName" : "syft:metadata:source";
    if (source != null && !pair.style.equals("cachet") && !pair.style.equals("cdxgen")) {
      properties.addObject().put("name", key).put("value", source);
    }
    String stated = part.more().get("prop");
    if (stated != null && after) {
      int colon = stated.lastIndexOf(':');
      properties
          .addObject()
          .put("name", stated.substring(0, colon))
          .put("value", stated.substring(colon + 1));
    }
    String digest =
        part.more().get(after && part.more().containsKey("newsha256") ? "newsha256" : "sha256");
    if (digest != null) {
      json.putArray("hashes").addObject().put("alg", "SHA-256").put("content", digest);
    }
  }

  private String purl(Part part, String version) {
    String[] path = part.name().split("[:/](?=[^:/]*$)", 2);
    boolean distribution = List.of("deb", "rpm", "apk").contains(part.type());
    try {
      PackageURLBuilder url = PackageURLBuilder.aPackageURL().withType(part.type());
      url = url.withName(path[path.length - 1]);
      if (path.length == 2) {
        url = url.withNamespace(path[0]);
      }
      String stated = version;
      if (distribution) {
        List<String> any = system.isEmpty() ? List.of("debian", "12") : system;
        url = url.withNamespace(any.get(0));
        boolean named = !system.isEmpty() || part.more().containsKey("distro");
        if (named) {
          String distro = any.get(0) + "-" + any.get(1);
          url = url.withQualifier("distro", part.more().getOrDefault("distro", distro));
        }
        url = url.withQualifier("arch", part.more().getOrDefault("arch", "amd64"));
        int colon = version.indexOf(':');
        if (pair.style.equals("trivy") && colon > 0) {
          url = url.withQualifier("epoch", version.substring(0, colon));
          stated = version.substring(colon + 1);
        }
        boolean upstream = pair.style.equals("syft") || pair.style.equals("cachet");
        if (upstream && part.more().containsKey("src")) {
          url = url.withQualifier("upstream", part.more().get("src"));
        }
      }
      PackageURL built = url.withVersion(stated.equals(NO_VERSION) ? null : stated).build();
      return built.canonicalize();
    } catch (MalformedPackageURLException e) {
      throw new IllegalArgumentException(part.toString(), e);
    }
  }

  private void services() {
    ArrayNode services = document.putArray("services");
    for (Declared service : pair.services) {
      if (!service.words(after).isEmpty()) {
        ObjectNode one = services.addObject();
        one.put("bom-ref", "service:" + service.id()).put("name", service.id());
        one.putArray("endpoints").add(service.words(after).get(0));
      }
    }
    if (services.isEmpty()) {
      document.remove("services");
    }
  }

  private void dependencies() {
    ArrayNode dependencies = document.putArray("dependencies");
    for (List<String> need : after ? pair.needs : pair.needed) {
      ObjectNode one = dependencies.addObject();
      one.put("ref", reference(need.get(0)));
      one.putArray("dependsOn").add(reference(need.get(1)));
    }
  }

  private String reference(String name) {
    Part part = pair.parts.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    Map<String, String> more = part.more();
    return part.name()
        + "@"
        + (after ? part.after() : part.before())
        + more.getOrDefault("arch", "");
  }
}

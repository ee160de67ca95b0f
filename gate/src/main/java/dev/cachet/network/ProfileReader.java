package dev.cachet.network;

import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import dev.cachet.flow.Flow;
import dev.cachet.flow.FlowReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of a profile. */
final class ProfileReader {
  private static final int MAX_NAME = 100;
  private static final int MAX_URL = 500;

  private ProfileReader() {}

  static NetworkProfile read(DeclaredObject file) throws DeclarationException {
    file.onlyMembers("schemaVersion", "device", "publication", "flows");
    file.version(NetworkProfile.SCHEMA_VERSION);
    DeclaredObject device = file.object("device");
    device.onlyMembers("manufacturer", "model", "version");
    ProfiledDevice profiled =
        new ProfiledDevice(
            device.text("manufacturer", MAX_NAME),
            device.text("model", MAX_NAME),
            device.text("version", MAX_NAME));
    Optional<DeclaredObject> published = file.optionalObject("publication");
    Publication publication =
        published.isPresent() ? publication(published.get()) : Publication.NONE;
    List<Flow> flows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (DeclaredObject object : file.objects("flows", NetworkProfile.MAX_FLOWS)) {
      Flow flow = FlowReader.read(object);
      if (!ids.add(flow.id())) {
        throw object.fault("id", "stands twice; give each flow its own");
      }
      flows.add(flow);
    }
    return new NetworkProfile(profiled, publication, flows);
  }

  private static Publication publication(DeclaredObject object) throws DeclarationException {
    object.onlyMembers("mudUrl", "sbomUrl", "vulnerabilitiesUrl", "documentationUrl");
    Optional<String> mud = url(object, "mudUrl");
    if (mud.isPresent() && !mud.get().endsWith(".json")) {
      throw object.fault("mudUrl", "does not end in .json, which RFC 8520 10.1 asks for");
    }
    return new Publication(
        mud,
        url(object, "sbomUrl"),
        url(object, "vulnerabilitiesUrl"),
        url(object, "documentationUrl"));
  }

  private static Optional<String> url(DeclaredObject object, String name)
      throws DeclarationException {
    Optional<String> text = object.optionalText(name, MAX_URL);
    if (text.isPresent() && !isHttps(text.get())) {
      throw object.fault(name, "is no https address such as https://example.com/pump.json");
    }
    return text;
  }

  private static boolean isHttps(String text) {
    try {
      URI uri = new URI(text);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null
          && text.equals(uri.toASCIIString());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

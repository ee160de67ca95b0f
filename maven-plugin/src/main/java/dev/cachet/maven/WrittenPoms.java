package dev.cachet.maven;

import dev.cachet.archive.pom.PomLicence;
import dev.cachet.mavenbuild.WrittenPom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Parent;
import org.jspecify.annotations.Nullable;

/** Poms as they are written, in the values of the library. */
final class WrittenPoms {
  private WrittenPoms() {}

  static WrittenPom of(Model model) {
    Map<String, String> fields = new HashMap<>();
    put(fields, "groupId", model.getGroupId());
    put(fields, "artifactId", model.getArtifactId());
    put(fields, "version", model.getVersion());
    put(fields, "packaging", model.getPackaging());
    put(fields, "name", model.getName());
    put(fields, "url", model.getUrl());
    put(fields, "description", model.getDescription());
    put(fields, "inceptionYear", model.getInceptionYear());
    Organization organisation = model.getOrganization();
    if (organisation != null) {
      put(fields, "organization.name", organisation.getName());
      put(fields, "organization.url", organisation.getUrl());
    }
    Parent parent = model.getParent();
    if (parent != null) {
      put(fields, "parent.groupId", parent.getGroupId());
      put(fields, "parent.artifactId", parent.getArtifactId());
      put(fields, "parent.version", parent.getVersion());
    }
    Map<String, String> properties = new HashMap<>();
    model
        .getProperties()
        .stringPropertyNames()
        .forEach(name -> put(properties, name, model.getProperties().getProperty(name)));
    return new WrittenPom(fields, properties, licences(model.getLicenses()));
  }

  static List<PomLicence> licences(List<License> stated) {
    List<PomLicence> licences = new ArrayList<>();
    stated.forEach(each -> licences.add(new PomLicence(each.getName(), each.getUrl())));
    return licences;
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(name, value.strip());
    }
  }
}

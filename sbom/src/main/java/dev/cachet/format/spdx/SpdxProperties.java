package dev.cachet.format.spdx;

import dev.cachet.format.cyclonedx.Words;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields that SPDX 2.3 has no place for, as properties: they travel in annotations of this library
 * and are fields again when it reads them.
 */
public final class SpdxProperties {
  private static final String PREFIX = "cachet:spdx:";
  private static final String REF = PREFIX + "ref";
  private static final String TYPE = PREFIX + "type";
  private static final String GROUP = PREFIX + "group";
  private static final String PUBLISHER = PREFIX + "publisher";
  private static final String MIME_TYPE = PREFIX + "mime-type";
  private static final String SCOPE = PREFIX + "scope";
  private static final String TAG = PREFIX + "tag";

  private SpdxProperties() {}

  /** What SPDX has no field for. */
  public static List<Property> of(Component component) {
    List<Property> all = new ArrayList<>(component.properties());
    add(all, REF, component.ref());
    add(all, TYPE, Words.of(component.type()));
    add(all, GROUP, component.group());
    add(all, PUBLISHER, component.publisher());
    add(all, MIME_TYPE, component.mimeType());
    add(all, SCOPE, component.scope() == null ? null : Words.of(component.scope()));
    component.tags().forEach(tag -> add(all, TAG, tag));
    return all;
  }

  private static void add(List<Property> all, String name, @Nullable String value) {
    if (value != null) {
      all.add(new Property(name, value));
    }
  }

  /**
   * The reference that the component had, if the properties name it.
   *
   * @param all the all
   * @return the text
   */
  public static @Nullable String ref(List<Property> all) {
    return all.stream()
        .filter(p -> p.name().equals(REF))
        .map(Property::value)
        .findFirst()
        .orElse(null);
  }

  /** Reads what SPDX has no field for. */
  public static ComponentBuilder fill(ComponentBuilder builder, List<Property> all) {
    List<Property> others = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (Property property : all) {
      switch (property.name()) {
        case REF -> {
          // Already taken when the builder was made.
        }
        case TYPE -> builder.type(Words.constant(ComponentType.class, property.value()));
        case GROUP -> builder.group(property.value());
        case PUBLISHER -> builder.publisher(property.value());
        case MIME_TYPE -> builder.mimeType(property.value());
        case SCOPE -> builder.scope(Words.constant(Scope.class, property.value()));
        case TAG -> tags.add(property.value());
        default -> others.add(property);
      }
    }
    return builder.tags(tags).properties(others);
  }
}

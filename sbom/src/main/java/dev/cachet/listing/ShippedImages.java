package dev.cachet.listing;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Digests;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A source of a root that names the images that are shipped of it by their digests. An image whose
 * form is not read, such as UBIFS, has no other tie to its SBOM.
 */
public final class ShippedImages implements Source {
  /** The property of the root's component: SHA-256 of one image, each once. */
  private static final String PROPERTY = "cachet:image:sha256";

  private final Source source;
  private final List<Path> images;

  /**
   * Names images.
   *
   * @param source the root, or what it was built of
   * @param images the files that are shipped of this root
   */
  public ShippedImages(Source source, List<Path> images) {
    this.source = source;
    this.images = List.copyOf(images);
  }

  /**
   * The digests that a component states of its images.
   *
   * @param component the subject of an inventory of a root
   * @return SHA-256, each of 64 lower-case hexadecimal digits
   */
  public static SortedSet<String> of(Component component) {
    SortedSet<String> digests = new TreeSet<>();
    for (Property each : component.properties()) {
      if (each.name().equals(PROPERTY)) {
        digests.add(each.value());
      }
    }
    return digests;
  }

  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    Inventory made = source.inventory();
    SortedSet<String> digests = new TreeSet<>();
    for (Path image : images) {
      digests.add(Digests.sha256(image));
    }
    Component subject = made.content().subject();
    List<Property> properties = new ArrayList<>(subject.properties());
    digests.forEach(digest -> properties.add(new Property(PROPERTY, digest)));
    SbomContent content =
        made.content().toBuilder()
            .subject(subject.toBuilder().properties(properties).build())
            .build();
    return new Inventory(content, made.findings(), made.files(), made.statements());
  }
}

package dev.cachet.golden;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * An entry of a container: a name and the parts of its content.
 *
 * @param name path of the entry, not checked
 * @param parts the content, in order
 */
public record FixtureEntry(String name, List<Part> parts) {
  /** An entry of one part. */
  public static FixtureEntry of(String name, byte[] content, String clause, String what) {
    return new FixtureEntry(name, List.of(new Part(content, clause, what)));
  }

  /** An entry that no map describes. */
  public static FixtureEntry of(String name, byte[] content) {
    return of(name, content, "-", "content of " + name);
  }

  /** The same name with other bytes. */
  public FixtureEntry with(byte[] content) {
    return of(name, content);
  }

  /** The whole content. */
  public byte[] content() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Part part : parts) {
      out.writeBytes(part.bytes());
    }
    return out.toByteArray();
  }
}

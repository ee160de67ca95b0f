package dev.cachet.catalogue;

import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small catalogues for tests. */
public final class Tables {
  static final String MISSING_HEAD =
      "# read: 2026-11-01\nproduct\tcycle\trelease_date\tend_of_support\textended_end\tsource\tnote\n";

  private Tables() {}

  /** A document in the shape of products/full with the releases of one product. */
  public static String json(String product, String... releases) {
    return "{\"generated_at\":\"2026-08-22T08:52:34+00:00\",\"extra\":[1,{}],\"result\":[{\"name\":\""
        + product
        + "\",\"label\":\"L\",\"aliases\":[\"other\"],\"tags\":[\"os\"],"
        + "\"labels\":{\"eoas\":null,\"eol\":\"Plain\",\"eoes\":\"Paid\"},"
        + "\"identifiers\":[{\"type\":\"cpe\",\"id\":\"cpe:/o:v:p\"},"
        + "{\"type\":\"cpe\",\"id\":\"cpe:2.3:o:v:p\"},{\"type\":\"purl\",\"id\":\"pkg:a/b\"}],"
        + "\"releases\":["
        + String.join(",", releases)
        + "]}]}";
  }

  public static String release(String name, String members) {
    return "{\"name\":\""
        + name
        + "\",\"codename\":null,\"releaseDate\":\"2020-01-01\""
        + members
        + "}";
  }

  static byte[] compile(String json, String missing, String estimated) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return CatalogueCompiler.compile(new ByteArrayInputStream(bytes), missing, estimated);
  }

  public static Catalogue catalogue(String json) {
    try {
      return Catalogue.read(new ByteArrayInputStream(compile(json, "", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static OsIdentity os(String product, String cycle) {
    return new OsIdentity(
        product, cycle, null, List.of(), false, product, cycle, Confidence.STATED, "r", List.of());
  }
}

import dev.cachet.catalogue.Catalogue;
import dev.cachet.document.BomDocument;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportCheck;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Reads and judges the inventories of a fleet, 158 components each: Inventories COUNT. */
public class Inventories {
  private static final int COMPONENTS = 158;

  private static byte[] inventory(int device) {
    StringBuilder json =
        new StringBuilder("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[")
            .append("{\"type\":\"operating-system\",\"name\":\"debian\",\"version\":\"12\"}");
    for (int i = 1; i < COMPONENTS; i++) {
      String version = "1." + (i + device % 3);
      json.append(",{\"type\":\"library\",\"name\":\"pack")
          .append(i)
          .append("\",\"version\":\"")
          .append(version)
          .append("\",\"purl\":\"pkg:deb/debian/pack")
          .append(i)
          .append('@')
          .append(version)
          .append("?arch=amd64&distro=debian-12\"}");
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  public static void main(String[] args) throws Exception {
    SupportCheck check = new SupportCheck(Catalogue.bundled());
    Horizon horizon = new Horizon(LocalDate.of(2026, 11, 30), null, 0);
    int count = Integer.parseInt(args[0]);
    long verdicts = 0;
    long read = 0;
    long judged = 0;
    for (int i = 0; i < count; i++) {
      byte[] json = inventory(i);
      long start = System.nanoTime();
      BomDocument document = BomDocument.read("device " + i, new ByteArrayInputStream(json));
      long between = System.nanoTime();
      verdicts += check.document(document, horizon).verdicts().size();
      judged += System.nanoTime() - between;
      read += between - start;
    }
    System.out.printf(
        "%d verdicts, read %d us, judged %d us each%n",
        verdicts, read / 1000 / count, judged / 1000 / count);
  }
}

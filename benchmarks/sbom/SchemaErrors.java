import java.io.File;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;

/** Prints what a document violates of the CycloneDX schema of the version that it states. */
final class SchemaErrors {
  public static void main(String[] files) throws Exception {
    File file = new File(files[0]);
    String stated = new JsonParser().parse(file).getSpecVersion();
    for (Version version : Version.values()) {
      if (version.getVersionString().equals(stated)) {
        var errors = new JsonParser().validate(file, version);
        System.out.println(stated + (errors.isEmpty() ? " valid" : " INVALID: " + errors.get(0).getMessage()));
        return;
      }
    }
    System.out.println(stated + " is not known to the validator");
  }
}

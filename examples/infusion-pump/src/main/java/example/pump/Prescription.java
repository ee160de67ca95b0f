package example.pump;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the rate out of a prescription, such as {@code {"rate": 1200}}. */
public final class Prescription {
  private Prescription() {}

  public static long rate(byte[] json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("rate")) {
          parser.nextToken();
          return parser.getLongValue();
        }
      }
    }
    throw new IOException("the prescription names no rate");
  }
}

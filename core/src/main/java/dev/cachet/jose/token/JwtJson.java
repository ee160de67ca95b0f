package dev.cachet.jose.token;

import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Our strict JSON in the form that jjwt asks for, so that there is one parser only. */
final class JwtJson {
  private JwtJson() {}

  /** Writes headers, which hold strings only. */
  static final class Writer extends AbstractSerializer<Map<String, ?>> {
    @Override
    protected void doSerialize(Map<String, ?> header, OutputStream out) throws IOException {
      JsonWriter writer = new JsonWriter();
      for (Map.Entry<String, ?> member : header.entrySet()) {
        if (!(member.getValue() instanceof String text)) {
          throw new IOException("header member " + member.getKey() + " is no string");
        }
        writer.member(member.getKey(), text);
      }
      out.write(writer.bytes());
    }
  }

  /** Reads headers and claims. */
  static final class Parser extends AbstractDeserializer<Map<String, ?>> {
    @Override
    protected Map<String, ?> doDeserialize(Reader reader) throws Exception {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      byte[] json = text.toString().getBytes(StandardCharsets.UTF_8);
      return StrictJson.parse(json, JsonLimits.of(ReceiptToken.MAX_CLAIMS_BYTES)).toMap();
    }
  }
}

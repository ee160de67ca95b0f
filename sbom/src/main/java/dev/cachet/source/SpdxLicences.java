package dev.cachet.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cachet.sbom.LicenceClaim;
import dev.cachet.sbom.LicenceClaim.Form;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.cyclonedx.CycloneDxSchema;

/**
 * The SPDX licence list in the very edition that the CycloneDX schema validates against, so that an
 * identifier that is written here is valid there.
 */
final class SpdxLicences {
  /** The schema's list has all licences first and then all exceptions, each sorted. */
  private static final String FIRST_EXCEPTION = "389-exception";

  private static final int MAX_NAME = 200;

  private static final Map<String, String> LICENCES = new HashMap<>();
  private static final Map<String, String> EXCEPTIONS = new HashMap<>();

  static {
    load();
  }

  private SpdxLicences() {}

  /** The identifier in the list's own spelling. */
  static Optional<String> id(String text) {
    return Optional.ofNullable(LICENCES.get(text.toLowerCase(Locale.ROOT)));
  }

  /** Reads an identifier or an SPDX expression; whatever is neither becomes a name. */
  static LicenceClaim claim(String text) {
    Optional<String> id = id(text);
    if (id.isPresent()) {
      return new LicenceClaim(Form.ID, id.get());
    }
    return expression(text)
        .map(e -> new LicenceClaim(Form.EXPRESSION, e))
        .orElseGet(() -> name(text));
  }

  static LicenceClaim name(String text) {
    String clean = text.replaceAll("[\\s\\p{Cntrl}]++", " ").strip();
    return new LicenceClaim(
        Form.NAME, clean.length() <= MAX_NAME ? clean : clean.substring(0, MAX_NAME));
  }

  /** A loop and not a recursion: hostile text may nest as deep as it is long. */
  private static Optional<String> expression(String text) {
    StringBuilder canonical = new StringBuilder();
    StringTokenizer tokens = new StringTokenizer(text, " \t()", true);
    int depth = 0;
    boolean operandNext = true;
    boolean exceptionNext = false;
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      if (token.isBlank()) {
        continue;
      }
      if (token.equals("(") && operandNext && !exceptionNext) {
        depth++;
        canonical.append('(');
      } else if (token.equals(")") && !operandNext && depth > 0) {
        depth--;
        canonical.append(')');
      } else if (operandNext) {
        String known = (exceptionNext ? EXCEPTIONS : LICENCES).get(token.toLowerCase(Locale.ROOT));
        if (known == null) {
          return Optional.empty();
        }
        canonical.append(known);
        operandNext = false;
        exceptionNext = false;
      } else if (token.equals("AND") || token.equals("OR") || token.equals("WITH")) {
        exceptionNext = token.equals("WITH");
        operandNext = true;
        canonical.append(' ').append(token).append(' ');
      } else {
        return Optional.empty();
      }
    }
    return depth == 0 && !operandNext ? Optional.of(canonical.toString()) : Optional.empty();
  }

  private static void load() {
    try (InputStream schema = CycloneDxSchema.class.getResourceAsStream("/spdx.schema.json")) {
      if (schema == null) {
        throw new IllegalStateException("cyclonedx-core-java has no spdx.schema.json");
      }
      read(schema);
    } catch (IOException e) {
      throw new IllegalStateException("spdx.schema.json is not readable", e);
    }
  }

  private static void read(InputStream schema) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(schema)) {
      Map<String, String> target = LICENCES;
      boolean inList = false;
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
          inList = "enum".equals(parser.currentName());
        } else if (inList && parser.currentToken() == JsonToken.VALUE_STRING) {
          String id = parser.getText();
          target = id.equals(FIRST_EXCEPTION) ? EXCEPTIONS : target;
          target.put(id.toLowerCase(Locale.ROOT), id);
        }
      }
    }
  }
}

package dev.cachet.licence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.schema.SchemaFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SPDX licence list: the edition that the CycloneDX schema validates against, so that an
 * identifier that is written here is valid there, and the identifiers that came {@link #later}.
 */
public final class SpdxLicences {
  /** The schema's list has all licences first and then all exceptions, each sorted. */
  private static final String FIRST_EXCEPTION = "389-exception";

  /** A reference to a licence of the document itself, which the list cannot know. */
  private static final Pattern REFERENCE =
      Pattern.compile("(DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+");

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]++");

  private static final int MAX_NAME = 200;

  private static final Map<String, String> LICENCES = new HashMap<>();
  private static final Map<String, String> EXCEPTIONS = new HashMap<>();

  /** In the order of the file. */
  private static final Set<String> LATER = new LinkedHashSet<>();

  private static final Set<String> RECENT = new HashSet<>();

  static {
    load();
    loadLater();
  }

  private SpdxLicences() {}

  /**
   * Looks an identifier up.
   *
   * @param text an identifier in any case
   * @return the identifier in the list's own spelling, if the list has it
   */
  public static Optional<String> id(String text) {
    return Optional.ofNullable(LICENCES.get(text.toLowerCase(Locale.ROOT)));
  }

  /**
   * The identifiers that are younger than the list of the CycloneDX schema. A validator that has no
   * newer list refuses them where only an identifier may stand.
   *
   * @return each in the list's own spelling
   */
  public static Set<String> later() {
    return Collections.unmodifiableSet(LATER);
  }

  /**
   * Says whether a text names a licence or an exception that verifiers with the list 3.26.0 do not
   * know: a document of SPDX 2 that names one is refused there.
   *
   * @param expression an identifier or an SPDX expression
   * @return true if one of its identifiers came later
   */
  public static boolean isRecent(String expression) {
    return Stream.of(expression.split("[ ()+]", -1)).anyMatch(RECENT::contains);
  }

  /**
   * Reads an identifier or an SPDX expression; whatever is neither becomes a name.
   *
   * @param text any text, of any length
   * @return a claim whose identifiers are all of the list or of the form {@code LicenseRef-x}
   */
  public static LicenceClaim claim(String text) {
    Optional<String> id = id(text);
    if (id.isPresent()) {
      return new LicenceClaim(Form.ID, id.get());
    }
    return expression(text)
        .map(e -> new LicenceClaim(Form.EXPRESSION, e))
        .orElseGet(() -> name(text));
  }

  /**
   * Takes a text for a licence's name.
   *
   * @param text any text; white space and control characters become single spaces
   * @return a claim of the form {@link Form#NAME} with at most 200 characters
   */
  public static LicenceClaim name(String text) {
    String clean = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    return new LicenceClaim(
        Form.NAME, clean.length() <= MAX_NAME ? clean : clean.substring(0, MAX_NAME));
  }

  private static @Nullable String exception(String token) {
    return EXCEPTIONS.get(token.toLowerCase(Locale.ROOT));
  }

  private static @Nullable String licence(String token) {
    String lower = token.toLowerCase(Locale.ROOT);
    String known = LICENCES.get(lower);
    if (known == null && lower.endsWith("+")) {
      String older = LICENCES.get(lower.substring(0, lower.length() - 1));
      return older == null ? null : older + "+";
    }
    return known == null && REFERENCE.matcher(token).matches() ? token : known;
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
        String known = exceptionNext ? exception(token) : licence(token);
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
    try {
      read(SchemaFile.text("spdx.schema.json"));
    } catch (IOException e) {
      throw new IllegalStateException("spdx.schema.json is not readable", e);
    }
  }

  private static void loadLater() {
    for (String id : lines("spdx-later.txt")) {
      if (LICENCES.putIfAbsent(id.toLowerCase(Locale.ROOT), id) == null) {
        LATER.add(id);
      }
    }
    List<String> exceptions = lines("spdx-later-exceptions.txt");
    exceptions.forEach(id -> EXCEPTIONS.putIfAbsent(id.toLowerCase(Locale.ROOT), id));
    RECENT.addAll(exceptions);
    RECENT.addAll(LATER);
    RECENT.addAll(lines("spdx-recent.txt"));
  }

  private static List<String> lines(String name) {
    try (InputStream file = SpdxLicences.class.getResourceAsStream("/dev/cachet/licence/" + name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not in this jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(name + " is not readable", e);
    }
  }

  private static void read(String schema) throws IOException {
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

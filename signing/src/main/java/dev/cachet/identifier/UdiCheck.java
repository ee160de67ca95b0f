package dev.cachet.identifier;

import dev.cachet.finding.JsonText;
import dev.cachet.finding.LineText;
import dev.cachet.udi.BasicUdiDi;
import dev.cachet.udi.DeviceIdentifier;
import dev.cachet.udi.InvalidUdiException;
import dev.cachet.udi.Udi;
import dev.cachet.udi.UdiParser;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** What is said of single UDIs and Basic UDI-DIs, a line each; every text has an answer. */
public final class UdiCheck {
  private final UdiParser parser;

  /**
   * A check.
   *
   * @param today the year by which two digits of a year are read
   */
  public UdiCheck(Year today) {
    parser = new UdiParser(today);
  }

  /**
   * Checks one text.
   *
   * @param id a UDI or Basic UDI-DI in any form of the four issuing entities; not trimmed
   * @return what was found
   */
  public UdiAnswer check(String id) {
    try {
      return new UdiAnswer(id, parser.parse(id), null);
    } catch (InvalidUdiException e) {
      return new UdiAnswer(id, null, e.getMessage());
    }
  }

  /**
   * The answer to one text: an identifier or why it is none.
   *
   * @param id the text as given
   * @param identifier null where the text is invalid
   * @param why null where it is valid
   */
  public record UdiAnswer(String id, @Nullable DeviceIdentifier identifier, @Nullable String why) {
    /** Verdict of one text. */
    public enum Verdict {
      /** The form is right, and check characters where they have a published algorithm. */
      VALID,
      /** No form fits, or a check character is wrong. */
      INVALID
    }

    /**
     * The verdict.
     *
     * @return valid or invalid
     */
    public Verdict verdict() {
      return identifier == null ? Verdict.INVALID : Verdict.VALID;
    }

    /**
     * The answer for a person.
     *
     * @return one line without its end
     */
    public String text() {
      String shown = LineText.of(id);
      if (identifier == null) {
        return shown + ": invalid: " + LineText.of(String.valueOf(why));
      }
      String checked = identifier.checkVerified() ? "" : ", check not verified";
      if (identifier instanceof Udi udi) {
        String production = udi.productionText();
        return shown
            + ": valid, UDI of "
            + udi.issuer()
            + ", UDI-DI "
            + udi.di()
            + (production.isEmpty() ? "" : ", UDI-PI " + LineText.of(production))
            + checked;
      }
      return shown + ": valid, Basic UDI-DI of " + identifier.issuer() + checked;
    }

    /**
     * The answer for a program.
     *
     * @return one JSON object without a line feed: {@code id}, {@code valid}, {@code issuer},
     *     {@code kind} ({@code udi} or {@code basic-udi-di}), {@code di}, {@code pi}, {@code
     *     checkVerified}, {@code why}; what is not known is null
     */
    public String json() {
      Udi udi = identifier instanceof Udi found ? found : null;
      return JsonText.line(
          json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeBooleanField("valid", identifier != null);
            json.writeStringField("issuer", identifier == null ? null : identifier.issuer().name());
            json.writeStringField("kind", kind());
            json.writeStringField("di", udi != null ? udi.di() : basic());
            json.writeStringField(
                "pi", udi == null || udi.production().isEmpty() ? null : udi.productionText());
            json.writeBooleanField(
                "checkVerified", identifier != null && identifier.checkVerified());
            json.writeStringField("why", why);
            json.writeEndObject();
          });
    }

    private @Nullable String kind() {
      if (identifier == null) {
        return null;
      }
      return identifier instanceof Udi ? "udi" : "basic-udi-di";
    }

    private @Nullable String basic() {
      return identifier instanceof BasicUdiDi found ? found.text() : null;
    }
  }
}

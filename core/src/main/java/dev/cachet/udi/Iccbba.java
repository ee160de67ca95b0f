package dev.cachet.udi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** UDIs of ICCBBA (ISBT 128), by their shape: its identifiers have no published check character. */
final class Iccbba {
  /** A flag and the characters after it; the donation number's flag comes last, as it is only =. */
  private enum Data {
    PROCESSOR("=/", "[0-9A-Z]{16}"),
    BLOOD_BAG("=)", "[0-9A-Z]{10}"),
    SERIAL("=,", "[0-9A-Z]{6}"),
    EXPIRY("=>", "[0-9]{6}"),
    MANUFACTURED("=}", "[0-9]{6}"),
    COMPOUND("=+", "[0-9]{5}"),
    LOT("&,1", "[0-9A-Z]{18}"),
    BAG_LOT("&)", "[0-9A-Z]{10}"),
    DONATION("=", "[0-9A-Z]{15}");

    private final String flag;
    private final Pattern pattern;

    Data(String flag, String shape) {
      this.flag = flag;
      this.pattern = Pattern.compile(Pattern.quote(flag) + "(" + shape + ")");
    }

    boolean namesDevice() {
      return this == PROCESSOR || this == BLOOD_BAG;
    }
  }

  private Iccbba() {}

  static Udi parse(String text) throws InvalidUdiException {
    @Nullable String di = null;
    String canonical = "";
    List<UdiElement> production = new ArrayList<>();
    StringBuilder written = new StringBuilder();
    Set<Data> seen = new HashSet<>();
    int at = 0;
    while (at < text.length()) {
      Data data = dataAt(text, at);
      if (!seen.add(data) || (data.namesDevice() && di != null)) {
        throw new InvalidUdiException("has data with flag '" + data.flag + "' twice");
      }
      String value = valueAt(text, at, data);
      int end = at + data.flag.length() + value.length();
      if (data.namesDevice()) {
        di = value;
        canonical = text.substring(at, end);
      } else {
        production.add(new UdiElement(data.flag, value));
        written.append(text, at, end);
      }
      at = end;
    }
    if (di == null) {
      throw new InvalidUdiException("names no device: =/ or =) is missing");
    }
    return new Udi(
        new Udi.Parts(UdiIssuer.ICCBBA, text, di, canonical, production, written.toString(), true));
  }

  private static Data dataAt(String text, int at) throws InvalidUdiException {
    for (Data data : Data.values()) {
      if (text.startsWith(data.flag, at)) {
        return data;
      }
    }
    throw new InvalidUdiException("has no flag of ISBT 128 at character " + (at + 1));
  }

  private static String valueAt(String text, int at, Data data) throws InvalidUdiException {
    Matcher value = data.pattern.matcher(text).region(at, text.length());
    if (!value.lookingAt()) {
      throw new InvalidUdiException(
          "has after '"
              + data.flag
              + "' at character "
              + (at + 1)
              + " not what ISBT 128 puts there");
    }
    if (data == Data.EXPIRY || data == Data.MANUFACTURED) {
      ShortDate.requireIsbt("'" + data.flag + "'", value.group(1));
    }
    return value.group(1);
  }
}

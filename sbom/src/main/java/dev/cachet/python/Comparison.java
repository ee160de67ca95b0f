package dev.cachet.python;

import dev.cachet.version.VersionScheme;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One comparison of a condition, with the variable on the left. */
final class Comparison {
  private static final Set<String> OPERATORS =
      Set.of("==", "===", "!=", "<", "<=", ">", ">=", "~=", "in", "not in");
  private static final Map<String, String> TURNED =
      Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");
  private static final Pattern VERSION =
      Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9}){0,5})((?:[-_.]?[a-z]+[-_.]?\\d{0,9})*)");

  private final String operator;
  private final String value;
  private final boolean valueFirst;

  private Comparison(String operator, String value, boolean valueFirst) {
    this.operator = operator;
    this.value = value;
    this.valueFirst = valueFirst;
  }

  /** Empty if there is no such operator. */
  static Optional<Comparison> of(String operator, String value, boolean valueFirst) {
    if (!OPERATORS.contains(operator)) {
      return Optional.empty();
    }
    String turned = valueFirst ? TURNED.getOrDefault(operator, operator) : operator;
    return Optional.of(new Comparison(turned, value, valueFirst));
  }

  /** An extra has one spelling, however it is written. */
  Holds ofExtra(String extra) {
    boolean same = PythonName.normal(value).equals(extra);
    return switch (operator) {
      case "==", "===" -> Holds.of(same);
      case "!=" -> Holds.of(!same);
      default -> Holds.UNTOLD;
    };
  }

  /** What holds for every value that the variable may have here is told. */
  Holds of(Interpreter interpreter, String variable) {
    boolean version = Interpreter.isVersion(variable) && versionOf(value) != null;
    @Nullable Holds all = null;
    for (String possible : interpreter.values(variable)) {
      Holds one = version ? ofVersion(possible) : ofText(possible);
      if (all != null && all != one) {
        return Holds.UNTOLD;
      }
      all = one;
    }
    return all == null ? Holds.UNTOLD : all;
  }

  private Holds ofText(String actual) {
    return switch (operator) {
      case "==", "===" -> Holds.of(actual.equals(value));
      case "!=" -> Holds.of(!actual.equals(value));
      case "in" -> Holds.of(valueFirst ? actual.contains(value) : value.contains(actual));
      case "not in" -> Holds.of(valueFirst ? !actual.contains(value) : !value.contains(actual));
      default -> Holds.UNTOLD;
    };
  }

  private Holds ofVersion(String actual) {
    if (operator.endsWith("in") || operator.equals("===")) {
      return ofText(actual);
    }
    boolean series = value.endsWith(".*");
    if (series || operator.equals("~=")) {
      return ofSeries(actual, series);
    }
    Integer order = order(actual, value);
    if (order == null) {
      return Holds.UNTOLD;
    }
    return Holds.of(
        switch (operator) {
          case "==" -> order == 0;
          case "!=" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        });
  }

  /** {@code 3.*} is each version that begins so; {@code ~= 3.7} is 3.7 or newer of {@code 3.*}. */
  private Holds ofSeries(String actual, boolean series) {
    String number = series ? value.substring(0, value.length() - 2) : value;
    String stem = series ? number : number.substring(0, Math.max(0, number.lastIndexOf('.')));
    Holds within = Holds.of((actual + ".").startsWith(stem + "."));
    if (series) {
      return switch (operator) {
        case "==" -> within;
        case "!=" -> within == Holds.YES ? Holds.NO : Holds.YES;
        default -> Holds.UNTOLD;
      };
    }
    Integer order = order(actual, number);
    return order == null || stem.isEmpty() ? Holds.UNTOLD : within.and(Holds.of(order >= 0));
  }

  private static @Nullable Integer order(String left, String right) {
    String first = versionOf(left);
    String second = versionOf(right);
    return first == null || second == null
        ? null
        : VersionScheme.PYTHON.compare(first, second).orElse(null);
  }

  /** With six numbers, as {@code 3.11} is {@code 3.11.0}; null if the text is no version. */
  private static @Nullable String versionOf(String text) {
    String plain = text.endsWith(".*") ? text.substring(0, text.length() - 2) : text;
    Matcher matcher = VERSION.matcher(plain.toLowerCase(Locale.ROOT).strip());
    if (!matcher.matches()) {
      return null;
    }
    int numbers = matcher.group(1).split("\\.", -1).length;
    return matcher.group(1) + ".0".repeat(6 - numbers) + matcher.group(2);
  }
}

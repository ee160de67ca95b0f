package dev.cachet.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a requirement (dependency specifiers, "environment markers"): comparisons joined
 * by {@code and} and {@code or}.
 */
interface Marker {
  /** Whether it is fulfilled in an environment, for one extra; the empty text is no extra. */
  Holds holds(Interpreter interpreter, String extra);

  /** No condition at all. */
  Marker ALWAYS = (interpreter, extra) -> Holds.YES;

  /** Empty if the text is no condition. */
  static Optional<Marker> parse(String text) {
    Parser parser = new Parser(text);
    Marker parsed = parser.either(0);
    return parser.atEnd() ? Optional.ofNullable(parsed) : Optional.empty();
  }

  /** By descent; null is "this is no condition". */
  final class Parser {
    private static final Pattern TOKEN =
        Pattern.compile(
            "\\s*+(?:(\\(|\\)|===|==|~=|!=|<=|>=|<|>)|'([^']*+)'|\"([^\"]*+)\"|([A-Za-z_.]++))");
    private static final int MAX_DEPTH = 20;

    private final List<String> tokens = new ArrayList<>();
    private int at;

    Parser(String text) {
      Matcher matcher = TOKEN.matcher(text);
      int end = 0;
      while (matcher.lookingAt()) {
        String quoted = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        tokens.add(quoted == null ? matcher.group().strip() : "'" + quoted);
        end = matcher.end();
        matcher.region(end, text.length());
      }
      if (!text.substring(end).isBlank()) {
        tokens.clear();
      }
    }

    boolean atEnd() {
      return at == tokens.size();
    }

    private boolean take(String token) {
      boolean taken = at < tokens.size() && tokens.get(at).equals(token);
      at += taken ? 1 : 0;
      return taken;
    }

    private @Nullable Marker either(int depth) {
      Marker left = both(depth);
      while (left != null && take("or")) {
        Marker first = left;
        Marker second = both(depth);
        left =
            second == null ? null : (i, extra) -> first.holds(i, extra).or(second.holds(i, extra));
      }
      return left;
    }

    private @Nullable Marker both(int depth) {
      Marker left = one(depth);
      while (left != null && take("and")) {
        Marker first = left;
        Marker second = one(depth);
        left =
            second == null ? null : (i, extra) -> first.holds(i, extra).and(second.holds(i, extra));
      }
      return left;
    }

    private @Nullable Marker one(int depth) {
      if (take("(")) {
        Marker inner = depth == MAX_DEPTH ? null : either(depth + 1);
        return inner != null && take(")") ? inner : null;
      }
      if (at + 3 > tokens.size()) {
        return null;
      }
      String left = tokens.get(at++);
      String operator = tokens.get(at++);
      if (operator.equals("not") && take("in")) {
        operator = "not in";
      }
      return at == tokens.size() ? null : comparison(left, operator, tokens.get(at++));
    }

    private static @Nullable Marker comparison(String left, String operator, String right) {
      boolean literalLeft = left.startsWith("'");
      boolean literalRight = right.startsWith("'");
      if (literalLeft == literalRight) {
        return null;
      }
      String name = (literalLeft ? right : left).toLowerCase(Locale.ROOT);
      String value = (literalLeft ? left : right).substring(1);
      Comparison comparison = Comparison.of(operator, value, literalLeft).orElse(null);
      if (comparison == null) {
        return null;
      }
      return name.equals("extra")
          ? (interpreter, extra) -> comparison.ofExtra(extra)
          : (interpreter, extra) -> comparison.of(interpreter, name);
    }
  }
}

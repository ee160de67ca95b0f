package dev.cachet.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where the user of an address ends: behind the sign before the host. */
final class AddressUser {
  /** Names under which everybody reads. */
  private static final Set<String> NOBODY = Set.of("git", "hg", "svn", "anonymous");

  /** A name and what is no port. */
  private static final Pattern NO_PORT = Pattern.compile("[^:@\\[\\]]+:[^:@]*[^0-9:@][^:@]*");

  /** A name and the start of a password, up to a sign that no address may hold. */
  private static final Pattern BROKEN =
      Pattern.compile("[^\\s/?#@:]{1,100}:(?:[^@]*[^0-9@][^@]*)?");

  /** Text goes on after an address. */
  private static final Pattern SENTENCE = Pattern.compile("^\\s|[.,;:)]\\s");

  private static final int MAX_PASSWORD = 100;

  /** The longest user that is looked for, as long as a token may be. */
  private static final int MAX_USER = 2048;

  private AddressUser() {}

  /**
   * How an address is written.
   *
   * @param scheme its scheme; empty for one that takes it from where it stands
   * @param raw whether its slashes are no escapes
   * @param nested whether it is the value of a parameter
   */
  record Form(String scheme, boolean raw, boolean nested) {}

  /**
   * Where the host begins.
   *
   * @param text the text
   * @param begin where a user may begin
   * @param form how the address is written
   * @return behind the sign that ends the user; {@code begin} where there is none to be removed
   */
  static int end(String text, int begin, Form form) {
    int stop = Signs.stop(text, begin, begin + MAX_USER);
    String run = text.substring(begin, form.nested() ? beforeNext(text, begin, stop) : stop);
    int[] at = ofHost(run, form.raw());
    if (at.length == 0 && !isSshPath(run, form)) {
      at = behindSigns(run);
    }
    if (at.length == 0 && !form.nested() && begin + run.length() == stop) {
      at =
          behindStop(text.substring(begin, Math.min(text.length(), begin + 2 * MAX_PASSWORD)), run);
    }
    return at.length > 0 && isSecret(text.substring(begin, begin + at[0]), form)
        ? begin + at[1]
        : begin;
  }

  /** The next parameter of the address around. */
  private static int beforeNext(String text, int begin, int stop) {
    for (int at = begin; at < stop; at++) {
      char one = text.charAt(at);
      if (one == '&' || (one == '%' && Signs.AND.matcher(text).region(at, stop).lookingAt())) {
        return at;
      }
    }
    return stop;
  }

  /** Start and end of the sign before the host: the last before a slash. */
  private static int[] ofHost(String run, boolean raw) {
    if (raw) {
      int at = run.substring(0, first(Signs.RAW_END, run, 0)).lastIndexOf('@');
      if (at >= 0) {
        return new int[] {at, at + 1};
      }
    }
    return lastAt(run, 0, first(Signs.END, run, 0));
  }

  private static int first(Pattern pattern, String text, int from) {
    Matcher found = pattern.matcher(text);
    return found.find(from) ? found.start() : text.length();
  }

  private static int[] lastAt(String text, int from, int to) {
    int[] last = {};
    for (Matcher at = Signs.AT.matcher(text).region(from, to); at.find(); ) {
      last = new int[] {at.start(), at.end()};
    }
    return last;
  }

  /** A password with a slash or a hash in it, which nobody escaped. */
  private static int[] behindSigns(String run) {
    String authority = run.substring(0, first(Signs.END, run, 0));
    if (!NO_PORT.matcher(authority).matches()) {
      return new int[] {};
    }
    Matcher at = Signs.AT.matcher(run);
    if (!at.find(authority.length())) {
      return new int[] {};
    }
    return lastAt(run, at.start(), first(Signs.END, run, at.end()));
  }

  /** {@code ssh://host:path@version} holds no password. */
  private static boolean isSshPath(String run, Form form) {
    int colon = run.indexOf(':');
    return form.scheme().toLowerCase(Locale.ROOT).endsWith("ssh")
        && colon > 0
        && run.substring(0, colon).indexOf('.') > 0;
  }

  /** A password with a sign that ends an address, such as a quote or a blank. */
  private static int[] behindStop(String text, String run) {
    if (!BROKEN.matcher(run).matches()) {
      return new int[] {};
    }
    int at = text.indexOf('@', run.length());
    if (at < 0 || at + 1 >= text.length() || !isHost(text.charAt(at + 1))) {
      return new int[] {};
    }
    String password = text.substring(run.indexOf(':') + 1, at);
    long blanks = password.chars().filter(Character::isWhitespace).count();
    boolean line = password.chars().anyMatch(Character::isISOControl);
    boolean sentence = SENTENCE.matcher(password).find();
    if (password.length() > MAX_PASSWORD || line || blanks > 1 || sentence) {
      return new int[] {};
    }
    int host = Math.min(Signs.stop(text, at, text.length()), first(Signs.END, text, at));
    return lastAt(text, at, host);
  }

  private static boolean isHost(char one) {
    return one == '[' || Character.isLetterOrDigit(one);
  }

  private static boolean isSecret(String name, Form form) {
    String scheme = form.scheme().toLowerCase(Locale.ROOT);
    boolean secret = Signs.ANY_COLON.matcher(name).find();
    // A bare user is part of an address of SSH, and an address without a scheme may be none;
    // elsewhere it is mostly a token.
    return secret || !(scheme.isEmpty() || scheme.endsWith("ssh") || NOBODY.contains(name));
  }
}

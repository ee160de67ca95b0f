package dev.cachet.cli.output;

import java.util.regex.Pattern;

/** A path as a word of a command line that somebody is to copy. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+:@%][A-Za-z0-9/._+:@%-]*");

  private ShellWord() {}

  public static String of(Object path) {
    String text = path.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}

package dev.cachet.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parameters of addresses hold secrets, by their names. */
final class SecretParameters {
  /** Names that hold a secret as they are. */
  private static final Set<String> NAMES =
      Set.of(
          "key",
          "code",
          "sig",
          "auth",
          "jwt",
          "bearer",
          "pwd",
          "pass",
          "passcode",
          "pin",
          "otp",
          "totp",
          "hmac",
          "ticket",
          "assertion",
          "sid",
          "session",
          "cookie",
          "creds",
          "pat",
          "sas",
          "apikey",
          "accesskey",
          "accesskeyid",
          "authkey",
          "secretkey",
          "masterkey",
          "sharedkey",
          "privatekey",
          "licensekey",
          "licencekey",
          "authcode",
          "authorization",
          "samlresponse",
          "samlrequest",
          "awsaccesskeyid",
          "keyid");

  /** Ends of names that hold a secret, whatever stands before. */
  private static final Set<String> ENDS =
      Set.of(
          "token",
          "tokens",
          "password",
          "passwd",
          "passphrase",
          "secret",
          "signature",
          "credential",
          "credentials",
          "sessionid");

  /** Ends of names behind a sign: of {@code api_key}, not of {@code monkey}. */
  private static final Set<String> LAST_WORDS =
      Set.of("key", "keyid", "code", "sig", "auth", "pwd", "pass", "jwt", "otp", "session");

  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:[?&;#]|%(?:25){0,3}(?:3[Ff]|26|23|3[Bb])|[/:](?=_))"
              + "(?<name>[A-Za-z0-9_.-]{1,80})(?:\\[\\]|%5[Bb]%5[Dd])?(?<sign>"
              + Signs.EQUALS
              + ")");

  private SecretParameters() {}

  /** A part of an address without the values of such parameters, and without their names. */
  static String removed(String rest) {
    StringBuilder clean = new StringBuilder();
    int copied = 0;
    Matcher found = PARAMETER.matcher(rest);
    for (int from = 0; from <= rest.length() && found.find(from); ) {
      if (!isSecret(found.group("name"))) {
        // What is nested in the value is looked at too.
        from = found.end("sign");
        continue;
      }
      int end = found.end("sign");
      while (end < rest.length() && "&#;".indexOf(rest.charAt(end)) < 0) {
        end++;
      }
      if (!found.group("sign").equals("=")) {
        Matcher other = Signs.END_OF_VALUE.matcher(rest).region(found.end("sign"), end);
        end = other.find() ? other.start() : end;
      }
      clean.append(rest, copied, found.start("name")).append("removed");
      copied = end;
      from = end;
    }
    return copied == 0 ? rest : clean.append(rest, copied, rest.length()).toString();
  }

  private static boolean isSecret(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    String last = name.substring(lastSign(name) + 1);
    return NAMES.contains(name)
        || (last.length() < name.length() && LAST_WORDS.contains(last))
        || ENDS.stream().anyMatch(name::endsWith);
  }

  private static int lastSign(String name) {
    return Math.max(name.lastIndexOf('_'), Math.max(name.lastIndexOf('-'), name.lastIndexOf('.')));
  }
}

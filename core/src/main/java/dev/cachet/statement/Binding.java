package dev.cachet.statement;

import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What makes a statement good once: the number of the installation, or the nonce that the device
 * gave out. A grant for a whole site has neither.
 *
 * @param seq number of the installation
 * @param nonce the nonce
 */
public record Binding(OptionalLong seq, Optional<String> nonce) {
  private static final int MIN_NONCE = 22;
  private static final int MAX_NONCE = 88;

  /** For all devices of a site; the used id is remembered. */
  public static final Binding NONE = new Binding(OptionalLong.empty(), Optional.empty());

  /**
   * Checks that there is one at most.
   *
   * @param seq 1 to 2^53-1, if present
   * @param nonce 22 to 88 characters of base64url, if present
   * @throws IllegalArgumentException if both are present or one is out of its range
   */
  public Binding {
    if (seq.isPresent() && nonce.isPresent()) {
      throw new IllegalArgumentException("a statement names a number or a nonce, not both");
    }
    if (seq.isPresent() && (seq.getAsLong() < 1 || seq.getAsLong() > StrictJson.MAX_INTEGER)) {
      throw new IllegalArgumentException("an installation has a number from 1, not " + seq);
    }
    nonce.ifPresent(Binding::requireNonce);
  }

  /**
   * By number.
   *
   * @param seq number of the installation, from 1
   * @return the binding
   */
  public static Binding toSeq(long seq) {
    return new Binding(OptionalLong.of(seq), Optional.empty());
  }

  /**
   * By nonce.
   *
   * @param nonce 22 to 88 characters of base64url
   * @return the binding
   */
  public static Binding toNonce(String nonce) {
    return new Binding(OptionalLong.empty(), Optional.of(nonce));
  }

  /**
   * Whether nothing is named.
   *
   * @return true for {@link #NONE}
   */
  public boolean isNone() {
    return seq.isEmpty() && nonce.isEmpty();
  }

  /**
   * In words.
   *
   * @return for example {@code seq 4}
   */
  public String text() {
    if (seq.isPresent()) {
      return "seq " + seq.getAsLong();
    }
    return nonce.map(value -> "nonce " + value).orElse("no seq and no nonce");
  }

  static Binding read(JsonObject object, String nonceMember, String clause)
      throws StrictJsonException {
    OptionalLong seq = object.optionalInteger("seq", 1, StrictJson.MAX_INTEGER);
    Optional<String> nonce =
        object.has(nonceMember)
            ? Optional.of(nonce(object, nonceMember, clause))
            : Optional.empty();
    if (seq.isPresent() && nonce.isPresent()) {
      throw object.problem(clause, "seq", "a number and a nonce", "one of the two");
    }
    return new Binding(seq, nonce);
  }

  static String nonce(JsonObject object, String member, String clause) throws StrictJsonException {
    String nonce = object.string(member);
    if (!isNonce(nonce)) {
      throw object.problem(clause, member, nonce, "22 to 88 characters of base64url");
    }
    return nonce;
  }

  void write(JsonWriter out, String nonceMember) {
    seq.ifPresent(value -> out.member("seq", value));
    nonce.ifPresent(value -> out.member(nonceMember, value));
  }

  private static void requireNonce(String nonce) {
    if (!isNonce(nonce)) {
      throw new IllegalArgumentException("a nonce has 22 to 88 characters of base64url");
    }
  }

  private static boolean isNonce(String text) {
    return text.length() >= MIN_NONCE
        && text.length() <= MAX_NONCE
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '_'
                        || c == '-');
  }
}

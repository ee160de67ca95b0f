package dev.cachet.format.spdx;

import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.licence.SpdxLicences;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Identifiers and licence expressions as SPDX wants them, the same for the same content. */
public final class SpdxNames {
  /** Says that nothing is said. */
  public static final String NO_ASSERTION = "NOASSERTION";

  private static final int MAX_READABLE = 40;
  private static final int HASH_DIGITS = 16;
  private static final Pattern REFERENCE = Pattern.compile("LicenseRef-[A-Za-z0-9.-]+");

  private static final String PREFIX = "LicenseRef-";
  private static final Pattern TOKEN = Pattern.compile("[^ ()]+");

  /** The licences that only this document knows, and what is known of each. */
  private final SortedMap<String, OwnLicence> ownLicences = new TreeMap<>();

  private final boolean olderLists;

  /**
   * Names of one document.
   *
   * @param olderLists whether verifiers refuse identifiers that their list does not have yet
   */
  public SpdxNames(boolean olderLists) {
    this.olderLists = olderLists;
  }

  /**
   * Readable first, unique behind: two references may differ in signs that SPDX does not take.
   *
   * @param prefix the text
   * @param text the text
   * @return the text
   */
  public static String id(String prefix, String text) {
    String readable = text.replaceAll("[^A-Za-z0-9.]+", "-");
    String start =
        readable.length() > MAX_READABLE ? readable.substring(0, MAX_READABLE) : readable;
    return prefix + start + "-" + digest(text).substring(0, HASH_DIGITS);
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * All claims of some kind as one expression.
   *
   * @param concluded whether the conclusions are meant, or else all other claims
   * @param claims the claims
   * @return the text
   */
  public String expression(List<LicenceClaim> claims, boolean concluded) {
    List<String> terms =
        claims.stream()
            .filter(c -> (c.acknowledgement() == Acknowledgement.CONCLUDED) == concluded)
            .map(this::term)
            .distinct()
            .toList();
    if (terms.isEmpty()) {
      return NO_ASSERTION;
    }
    return terms.size() == 1
        ? terms.get(0)
        : terms.stream()
            .map(t -> t.contains(" ") ? "(" + t + ")" : t)
            .collect(Collectors.joining(" AND "));
  }

  /** What is no expression over the list becomes a licence of this document, whatever it claims. */
  private String term(LicenceClaim claim) {
    if (claim.form() == Form.NAME) {
      return own(claim);
    }
    LicenceClaim read = SpdxLicences.claim(claim.text());
    if (read.form() == Form.NAME || read.text().contains("DocumentRef-")) {
      return own(claim);
    }
    for (String reference : references(read.text())) {
      ownLicences.putIfAbsent(reference, new OwnLicence(reference, reference));
    }
    if (!olderLists || !SpdxLicences.isRecent(read.text())) {
      return read.text();
    }
    return withReferences(read.text()).orElseGet(() -> own(read));
  }

  /** Nothing, if an exception or an identifier with "+" is too recent: those have no reference. */
  private Optional<String> withReferences(String expression) {
    Matcher token = TOKEN.matcher(expression);
    StringBuilder older = new StringBuilder();
    while (token.find()) {
      String each = token.group();
      boolean recent = SpdxLicences.isRecent(each);
      OwnLicence listed = new OwnLicence(each, each);
      if (recent
          && (SpdxLicences.id(each).isEmpty()
              || !ownLicences.getOrDefault(PREFIX + each, listed).equals(listed))) {
        return Optional.empty();
      }
      if (recent) {
        ownLicences.put(PREFIX + each, listed);
      }
      token.appendReplacement(older, Matcher.quoteReplacement(recent ? PREFIX + each : each));
    }
    return Optional.of(token.appendTail(older).toString());
  }

  /** An expression with the identifiers of the list that {@link #withReferences} took out. */
  public static String listed(String expression, Map<String, OwnLicence> ownLicences) {
    OwnLicence whole = ownLicences.get(expression);
    if (whole != null && isListed(whole.name(), whole) && !whole.name().equals(expression)) {
      return whole.name();
    }
    return REFERENCE
        .matcher(expression)
        .replaceAll(
            found -> {
              String id = found.group().substring(PREFIX.length());
              OwnLicence own = ownLicences.get(found.group());
              return Matcher.quoteReplacement(
                  own != null && isListed(id, own) ? id : found.group());
            });
  }

  private static boolean isListed(String expression, OwnLicence own) {
    return own.equals(new OwnLicence(expression, expression))
        && SpdxLicences.isRecent(expression)
        && SpdxLicences.claim(expression).form() != Form.NAME;
  }

  /** Licences of one name and of different texts are different licences. */
  private String own(LicenceClaim claim) {
    String name = claim.text();
    String text = claim.wording();
    String id =
        text != null
            ? id(PREFIX, name + "\n" + text)
            : REFERENCE.matcher(name).matches() ? name : id(PREFIX, name);
    ownLicences.put(id, new OwnLicence(name, text == null ? name : text));
    return id;
  }

  /**
   * The licences of this document that an expression names.
   *
   * @param expression the text
   * @return what was found, in a fixed order
   */
  public static Set<String> references(String expression) {
    Set<String> references = new TreeSet<>();
    Matcher found = REFERENCE.matcher(expression);
    while (found.find()) {
      references.add(found.group());
    }
    return references;
  }

  /**
   * From each {@code LicenseRef-x} that was used to what it stands for.
   *
   * @return the sorted map
   */
  public SortedMap<String, OwnLicence> ownLicences() {
    return ownLicences;
  }
}

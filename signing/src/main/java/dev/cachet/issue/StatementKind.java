package dev.cachet.issue;

import dev.cachet.jose.DocumentType;
import dev.cachet.notice.NoticeClaims;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.DowngradeClaims;
import dev.cachet.statement.GrantClaims;
import dev.cachet.statement.SequenceClaims;
import dev.cachet.statement.SiteClaims;
import java.util.Optional;

/**
 * What people sign beside packages: the kinds of statement (statements specification), and notices
 * of end of support (notice specification).
 */
public enum StatementKind {
  /** An install grant. */
  GRANT("grant", DocumentType.INSTALL_AUTH, GrantClaims::read),
  /** A site statement. */
  SITE("site statement", DocumentType.SITE, SiteClaims::read),
  /** A downgrade. */
  DOWNGRADE("downgrade", DocumentType.DOWNGRADE, DowngradeClaims::read),
  /** A sequence statement. */
  SEQUENCE("sequence statement", DocumentType.SEQUENCE, SequenceClaims::read),
  /** A notice of end of support. */
  NOTICE("notice", DocumentType.NOTICE, NoticeClaims::read);

  private final String text;
  private final DocumentType type;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a method without state
  private final Form form;

  /** Reads a payload by the rules of its table. */
  private interface Form {
    Object read(byte[] payload) throws PackageRefusedException;
  }

  StatementKind(String text, DocumentType type, Form form) {
    this.text = text;
    this.type = type;
    this.form = form;
  }

  /**
   * What it is called.
   *
   * @return for example {@code site statement}
   */
  public String text() {
    return text;
  }

  /**
   * As what it is signed.
   *
   * @return the type of each signature
   */
  public DocumentType type() {
    return type;
  }

  /**
   * The name of its payload in the folder of a draft.
   *
   * @return for example {@code grant.json}
   */
  String fileName() {
    return text.replace(' ', '-') + ".json";
  }

  /**
   * Requires that a payload keeps the table of its kind.
   *
   * @param payload the bytes
   * @throws PackageRefusedException with {@code STATEMENT_MALFORMED}, {@code NOTICE_MALFORMED} or
   *     {@code FORMAT_UNSUPPORTED}
   */
  void requireForm(byte[] payload) throws PackageRefusedException {
    Object unused = form.read(payload);
  }

  static Optional<StatementKind> of(String typ) {
    for (StatementKind kind : values()) {
      if (kind.type.typ().equals(typ)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}

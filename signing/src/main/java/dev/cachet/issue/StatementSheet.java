package dev.cachet.issue;

import dev.cachet.author.ComparisonNumber;
import dev.cachet.author.sheet.MemberLine;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.token.GrantEnvelope;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A statement for people: every value of it, one a line, quoted and in ASCII, and by what two
 * people compare it. It proves nothing of who signed.
 */
public final class StatementSheet {
  private static final Set<String> SECONDS = Set.of("iat", "nbf", "exp");

  private final StatementKind kind;
  private final byte[] payload;
  private final List<String> kids;

  private StatementSheet(StatementKind kind, byte[] payload, List<String> kids) {
    this.kind = kind;
    this.payload = payload.clone();
    this.kids = List.copyOf(kids);
  }

  /**
   * The sheet of a draft.
   *
   * @param draft the draft
   * @return its sheet
   * @throws PackageRefusedException if a signature of the folder is malformed
   * @throws IOException if a signature of the folder cannot be read
   */
  public static StatementSheet of(UnsignedStatement draft)
      throws IOException, PackageRefusedException {
    List<String> kids = new ArrayList<>();
    draft
        .signatures()
        .forEach(
            (file, signature) -> kids.add(ProtectedHeader.read(signature.protectedHeader()).kid()));
    return new StatementSheet(draft.kind(), draft.payload(), kids);
  }

  /**
   * The sheet of a sealed statement.
   *
   * @param sealed an envelope, or a compact grant
   * @return its sheet
   * @throws PackageRefusedException if it is no statement, or breaks a rule of form
   */
  public static StatementSheet of(byte[] sealed) throws PackageRefusedException {
    byte[] payload;
    SignatureList signatures;
    if (sealed.length > 0 && sealed[0] == '{') {
      AttachedEnvelope envelope = AttachedEnvelope.read(sealed);
      payload = envelope.payload();
      signatures = envelope.signatures();
    } else {
      GrantEnvelope grant = GrantEnvelope.read(sealed);
      payload = grant.payload();
      signatures = grant.signatures();
    }
    String typ = signatures.headers().get(0).typ();
    StatementKind kind =
        StatementKind.of(typ)
            .orElseThrow(
                () ->
                    new PackageRefusedException(
                        Reason.WRONG_TYPE, "STM-3", "statement", typ, "the type of a statement"));
    kind.requireForm(payload);
    return new StatementSheet(
        kind, payload, signatures.headers().stream().map(ProtectedHeader::kid).toList());
  }

  /**
   * What it is.
   *
   * @return the kind
   */
  public StatementKind kind() {
    return kind;
  }

  /**
   * By what people compare it.
   *
   * @return SHA-256 of the payload
   */
  public Sha256 sha256() {
    return Sha256.of(payload);
  }

  /**
   * Everything that is signed.
   *
   * @return lines without control characters
   * @throws IOException if the payload is no JSON
   */
  public List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (MemberLine line : MemberLine.of(payload)) {
      lines.add(
          SECONDS.contains(line.path())
              ? line + " (" + Instant.ofEpochSecond(Long.parseLong(line.value())) + ")"
              : line.toString());
    }
    for (String kid : kids) {
      lines.add("signature by " + kid + ", not verified here");
    }
    lines.add(kind.text() + " " + sha256());
    lines.add("number to compare " + ComparisonNumber.of(sha256()));
    return List.copyOf(lines);
  }
}

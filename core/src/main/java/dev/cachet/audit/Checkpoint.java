package dev.cachet.audit;

import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import java.nio.ByteBuffer;

/**
 * What a device states, signed, of lines and receipts that it does not keep any more.
 *
 * @param number from 1
 * @param line number of the last line that was given up, 0 for none
 * @param lineDigest its digest, which the first line that is kept names
 * @param linesNotExported how many lines were given up that nobody had taken a copy of
 * @param confirmedUpTo receipts of confirmed updates are given up to this number
 * @param othersUpTo receipts of all other updates are given up to this number
 * @param receipts how many receipts were given up
 * @param receiptsNotExported how many of them nobody had taken a copy of
 * @param receiptDigest SHA-256 over the value before and the SHA-256 of each receipt, in order
 */
public record Checkpoint(
    long number,
    long line,
    Sha256 lineDigest,
    long linesNotExported,
    long confirmedUpTo,
    long othersUpTo,
    long receipts,
    long receiptsNotExported,
    Sha256 receiptDigest) {
  /** Of a device that gave nothing up. */
  public static final Checkpoint NONE =
      new Checkpoint(0, 0, AuditHead.EMPTY.digest(), 0, 0, 0, 0, 0, AuditHead.EMPTY.digest());

  /**
   * Reads the claims of a checkpoint.
   *
   * @param claims signed by the device
   * @return the checkpoint
   * @throws StrictJsonException if a claim is missing or of another form
   */
  public static Checkpoint of(JsonObject claims) throws StrictJsonException {
    return new Checkpoint(
        integer(claims, "checkpoint"),
        integer(claims, "line"),
        claims.digest("lineDigest"),
        integer(claims, "linesNotExported"),
        integer(claims, "confirmedUpTo"),
        integer(claims, "othersUpTo"),
        integer(claims, "receipts"),
        integer(claims, "receiptsNotExported"),
        claims.digest("receiptDigest"));
  }

  private static long integer(JsonObject claims, String name) throws StrictJsonException {
    return claims.integer(name, 0, StrictJson.MAX_INTEGER);
  }

  /**
   * Writes the claims.
   *
   * @param claims where they go
   */
  public void write(JsonWriter claims) {
    claims
        .member("checkpoint", number)
        .member("line", line)
        .member("lineDigest", lineDigest.hex())
        .member("linesNotExported", linesNotExported)
        .member("confirmedUpTo", confirmedUpTo)
        .member("othersUpTo", othersUpTo)
        .member("receipts", receipts)
        .member("receiptsNotExported", receiptsNotExported)
        .member("receiptDigest", receiptDigest.hex());
  }

  /**
   * The next checkpoint, which gives up more lines.
   *
   * @param last the last line that is given up, at least as far as {@link #line}
   * @param exported the last line that somebody has a copy of
   * @return the checkpoint
   */
  public Checkpoint withLines(AuditHead last, long exported) {
    long lost = Math.max(0, last.seq() - Math.max(line, exported));
    return new Checkpoint(
        number,
        last.seq(),
        last.digest(),
        linesNotExported + lost,
        confirmedUpTo,
        othersUpTo,
        receipts,
        receiptsNotExported,
        receiptDigest);
  }

  /**
   * The next checkpoint, which gives up one more receipt.
   *
   * @param installation its number
   * @param confirmed whether its update was confirmed
   * @param token its bytes
   * @param exported number of the last receipt that somebody has a copy of
   * @return the checkpoint
   */
  public Checkpoint withReceipt(long installation, boolean confirmed, byte[] token, long exported) {
    byte[] joined =
        ByteBuffer.allocate(2 * Sha256.LENGTH)
            .put(receiptDigest.bytes())
            .put(Sha256.of(token).bytes())
            .array();
    return new Checkpoint(
        number,
        line,
        lineDigest,
        linesNotExported,
        confirmed ? installation : confirmedUpTo,
        confirmed ? othersUpTo : installation,
        receipts + 1,
        receiptsNotExported + (installation > exported ? 1 : 0),
        Sha256.of(joined));
  }

  /**
   * The checkpoint after this one.
   *
   * @return the same with the next number
   */
  public Checkpoint next() {
    return new Checkpoint(
        number + 1,
        line,
        lineDigest,
        linesNotExported,
        confirmedUpTo,
        othersUpTo,
        receipts,
        receiptsNotExported,
        receiptDigest);
  }

  /** Whether it says that the line before a first line was given up. */
  boolean vouchesBefore(AuditLine first) {
    return first.seq() == line + 1 && first.previous().equals(lineDigest);
  }
}

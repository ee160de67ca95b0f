package dev.cachet.audit;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the log of a device away from it: whether the chain holds, and up to which line signed
 * receipts say that nothing is missing. A chain cannot see its own tail cut off, so nothing is said
 * of what comes after the last receipt.
 */
public final class AuditReview {
  private static final int MAX_LOG = 64 << 20;

  /** What was found. */
  public enum Verdict {
    /** Every line up to the last receipt is there, unchanged. */
    COMPLETE,
    /** Lines are missing or changed, or a receipt is not one of this device. */
    INCOMPLETE,
    /** There is no receipt to compare with. */
    UNKNOWN
  }

  private final AuditChain chain;
  private final Checkpoint checkpoint;
  private final List<String> problems = new ArrayList<>();
  private int receipts;
  private long vouchedFor;

  private AuditReview(AuditChain chain, List<Checkpoint> checkpoints) {
    this.chain = chain;
    this.checkpoint =
        checkpoints.isEmpty() ? Checkpoint.NONE : checkpoints.get(checkpoints.size() - 1);
    chain.gaps().forEach(gap -> problems.add("lines " + gap + " are missing or changed"));
  }

  /**
   * Reads {@code audit/}, {@code receipts/} and {@code checkpoints/} of a device, or of a copy of
   * them.
   *
   * @param storage the folder that holds both
   * @param deviceKey the public key of the device, from its manufacturer's records
   * @return what was found
   * @throws IOException if a file cannot be read
   */
  public static AuditReview of(Storage storage, PublicJwk deviceKey) throws IOException {
    byte[] log = new byte[0];
    List<byte[]> aside = new ArrayList<>();
    for (String name : storage.list("audit")) {
      if (name.equals("log.jsonl")) {
        log = storage.read("audit/" + name, MAX_LOG);
      } else if (name.endsWith(".jsonl")) {
        aside.add(storage.read("audit/" + name, MAX_LOG));
      }
    }
    CheckpointFiles files = new CheckpointFiles(storage, deviceKey);
    List<Checkpoint> checkpoints = files.all();
    AuditReview review = new AuditReview(AuditChain.of(log, aside, checkpoints), checkpoints);
    if (checkpoints.isEmpty() && files.files() > 0) {
      review.problems.add("no checkpoint is one that this device signed");
    }
    for (String name : storage.list("receipts")) {
      if (name.endsWith(".jwt")) {
        review.compare(name, storage.read("receipts/" + name, ReceiptToken.MAX_CHARS), deviceKey);
      }
    }
    return review;
  }

  private void compare(String name, byte[] token, PublicJwk deviceKey) {
    try {
      String text = new String(token, StandardCharsets.US_ASCII);
      ReceiptToken receipt = ReceiptToken.read(text, deviceKey);
      long seq = receipt.claims().integer("auditSeq", 0, StrictJson.MAX_INTEGER);
      compare(name, seq, receipt.claims().digest("auditHead"));
      receipts++;
    } catch (PackageRefusedException e) {
      problems.add("receipt " + name + ": " + e.refusal().line());
    } catch (StrictJsonException e) {
      problems.add("receipt " + name + ": " + e.getMessage());
    }
  }

  private void compare(String name, long seq, Sha256 head) {
    if (seq <= chain.prunedUpTo()) {
      // There is nothing left to compare it with.
      return;
    }
    Optional<Sha256> found = chain.digest(seq);
    if (found.isEmpty()) {
      problems.add("receipt " + name + " was signed after line " + seq + ", which is not there");
    } else if (!found.get().equals(head)) {
      problems.add("line " + seq + " is not the one that receipt " + name + " was signed after");
    } else {
      vouchedFor = Math.max(vouchedFor, seq);
    }
  }

  /**
   * What was found.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    if (!problems.isEmpty()) {
      return Verdict.INCOMPLETE;
    }
    return receipts == 0 ? Verdict.UNKNOWN : Verdict.COMPLETE;
  }

  /**
   * Up to which line nothing is missing and nothing changed, by the last receipt that agrees.
   *
   * @return the number of a line; 0 if no receipt vouches for any
   */
  public long completeUpTo() {
    return Math.min(vouchedFor, chain.wholeUpTo());
  }

  /**
   * The last line that is there.
   *
   * @return its number; 0 if there is no line
   */
  public long lastLine() {
    return chain.last();
  }

  /**
   * The last line that the device gave up and that is not there.
   *
   * @return its number; 0 if the log is there from its first line
   */
  public long givenUpTo() {
    return chain.prunedUpTo();
  }

  /**
   * How many receipts this device signed among those that are there.
   *
   * @return 0 or more
   */
  public int receipts() {
    return receipts;
  }

  /**
   * What is wrong.
   *
   * @return sentences without control characters; empty unless the verdict is {@link
   *     Verdict#INCOMPLETE}
   */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * For people.
   *
   * @return lines
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        lastLine() + " lines, " + receipts + " receipts, complete up to line " + completeUpTo());
    if (checkpoint.number() > 0) {
      lines.add(
          "given up by the device, as it signed: lines up to "
              + checkpoint.line()
              + " ("
              + checkpoint.linesNotExported()
              + " of them not exported), "
              + checkpoint.receipts()
              + " receipts ("
              + checkpoint.receiptsNotExported()
              + " of them not exported)");
    }
    if (lastLine() > completeUpTo()) {
      lines.add("of the lines after it, and whether more came, no receipt says anything");
    }
    lines.addAll(problems);
    return List.copyOf(lines);
  }
}

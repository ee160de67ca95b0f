package dev.cachet.audit;

import dev.cachet.digest.Sha256;
import dev.cachet.json.StrictJsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lines of a log and of what was put aside of it, joined by their digests. */
final class AuditChain {
  private final Map<Long, Sha256> digests = new TreeMap<>();
  private final List<String> gaps = new ArrayList<>();
  private long whole;
  private long last;
  private long loose;
  private final List<Checkpoint> checkpoints;
  private boolean unreadable;
  private long pruned;

  private AuditChain(List<Checkpoint> checkpoints) {
    this.checkpoints = checkpoints;
  }

  /** From the log of the device, and what it put aside when that was damaged. */
  static AuditChain of(byte[] log, List<byte[]> aside, List<Checkpoint> checkpoints) {
    AuditChain chain = new AuditChain(checkpoints);
    TreeMap<Long, List<AuditLine>> lines = new TreeMap<>();
    if (!addLines(log, lines)) {
      chain.unreadable = true;
    }
    for (byte[] file : aside) {
      // That it is damaged is why it was put aside.
      boolean unused = addLines(file, lines);
    }
    lines.forEach(chain::take);
    return chain;
  }

  /** Up to the first line that is none, or not the next: what follows is not the device's. */
  private static boolean addLines(byte[] file, Map<Long, List<AuditLine>> into) {
    int start = 0;
    long before = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] != '\n') {
        continue;
      }
      AuditLine line;
      try {
        line = AuditLine.read(Arrays.copyOfRange(file, start, i));
      } catch (StrictJsonException e) {
        return false;
      }
      if (before != 0 && line.seq() != before + 1) {
        return false;
      }
      into.computeIfAbsent(line.seq(), absent -> new ArrayList<>()).add(line);
      before = line.seq();
      start = i + 1;
    }
    return true;
  }

  /** Of several lines of one number the one that follows counts. */
  private void take(long seq, List<AuditLine> candidates) {
    @Nullable Sha256 before = seq == 1 ? AuditHead.EMPTY.digest() : digests.get(seq - 1);
    for (AuditLine line : candidates) {
      if (before != null && line.previous().equals(before)) {
        add(seq, line);
        return;
      }
    }
    for (AuditLine line : candidates) {
      if (last == 0 && checkpoints.stream().anyMatch(said -> said.vouchesBefore(line))) {
        pruned = seq - 1;
        add(seq, line);
        return;
      }
    }
    for (AuditLine line : candidates) {
      if (line.begins() && seq > last + 1) {
        gaps.add((last + 1) + " to " + (seq - 1));
        add(seq, line);
        return;
      }
    }
    if (loose == 0) {
      loose = seq;
      gaps.add("from " + (last + 1) + " on, where line " + seq + " does not follow,");
    }
  }

  private void add(long seq, AuditLine line) {
    digests.put(seq, line.digest());
    last = seq;
    if (gaps.isEmpty()) {
      whole = seq;
    }
  }

  Optional<Sha256> digest(long seq) {
    return Optional.ofNullable(digests.get(seq));
  }

  /** The last line that a checkpoint says was given up; 0 if the first line is there. */
  long prunedUpTo() {
    return pruned;
  }

  /** The last line before the first gap. */
  long wholeUpTo() {
    return whole;
  }

  long last() {
    return last;
  }

  List<String> gaps() {
    List<String> all = new ArrayList<>(gaps);
    if (unreadable) {
      all.add("behind the place where log.jsonl cannot be read on");
    }
    return List.copyOf(all);
  }
}

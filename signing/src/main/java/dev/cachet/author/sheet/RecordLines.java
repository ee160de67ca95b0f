package dev.cachet.author.sheet;

import dev.cachet.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A record of the gate as lines: its findings first and the worst of them before all others. */
final class RecordLines {
  private static final Pattern FINDING = Pattern.compile("findings\\[(\\d{1,9})](?:\\.(.*))?");

  /** What this version does not know may be worse than what it does. */
  private static final int UNKNOWN = Severity.values().length;

  private RecordLines() {}

  static List<String> of(byte[] record) throws IOException {
    Map<Integer, List<MemberLine>> findings = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (MemberLine line : MemberLine.of(record)) {
      Matcher finding = FINDING.matcher(line.path());
      if (finding.matches()) {
        findings
            .computeIfAbsent(Integer.valueOf(finding.group(1)), number -> new ArrayList<>())
            .add(line);
      } else {
        others.add(line.toString());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("findings: " + findings.size());
    findings.values().stream()
        .sorted(Comparator.comparingInt((List<MemberLine> each) -> -weight(each)))
        .forEach(finding -> finding.forEach(line -> lines.add(line.toString())));
    lines.addAll(others);
    return lines;
  }

  /** A document of any kind: values of JSON, else lines of text. */
  static List<String> ofAny(byte[] document) {
    try {
      return MemberLine.of(document).stream().map(MemberLine::toString).toList();
    } catch (IOException e) {
      return new String(document, StandardCharsets.UTF_8).lines().map(ShownValue::of).toList();
    }
  }

  private static int weight(List<MemberLine> finding) {
    int weight = -1;
    for (MemberLine line : finding) {
      if (line.path().endsWith(".severity")) {
        weight = Math.max(weight, weight(line.value()));
      }
    }
    return weight < 0 ? UNKNOWN : weight;
  }

  private static int weight(String severity) {
    List<String> known = Stream.of(Severity.values()).map(one -> '"' + one.name() + '"').toList();
    int weight = known.indexOf(severity);
    return weight < 0 ? UNKNOWN : weight;
  }
}

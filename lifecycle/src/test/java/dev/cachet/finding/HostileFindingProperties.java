package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Document;

/** Whatever stands in a finding, what is printed keeps its structure. */
class HostileFindingProperties {
  @Property(tries = 300)
  void sarifIsJsonOfTheSchema(@ForAll("reports") FindingReport report) throws IOException {
    byte[] sarif = FindingFormat.SARIF.write(report);
    assertEquals(List.of(), SarifSchema.errors(sarif));
    List<Object> results = JsonTree.array(JsonTree.at(JsonTree.of(sarif), "runs/0/results"));
    assertEquals(report.findings().size(), results.size());
    for (Object result : results) {
      String message = (String) JsonTree.at(result, "message/text");
      assertTrue(message.chars().noneMatch(one -> "[]{}".indexOf(one) >= 0), message);
    }
  }

  @Property(tries = 300)
  void gitlabAndOwnJsonAreJsonWithEveryFinding(@ForAll("reports") FindingReport report)
      throws IOException {
    List<Object> gitlab = JsonTree.array(JsonTree.of(FindingFormat.GITLAB.write(report)));
    assertEquals(report.findings().size(), gitlab.size());
    assertEquals(
        gitlab.size(),
        gitlab.stream().map(one -> JsonTree.object(one).get("fingerprint")).distinct().count());
    Object own = JsonTree.of(FindingFormat.JSON.write(report));
    for (int i = 0; i < report.findings().size(); i++) {
      Finding finding = report.findings().get(i);
      assertEquals(finding.subject(), JsonTree.at(own, "findings/" + i + "/subject"));
      assertEquals(finding.message(), JsonTree.at(own, "findings/" + i + "/message"));
    }
  }

  @Property(tries = 300)
  void junitIsXmlWithACaseForEachFinding(@ForAll("reports") FindingReport report) throws Exception {
    Document xml =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(FindingFormat.JUNIT.write(report)));
    int cases = xml.getElementsByTagName("testcase").getLength();
    assertEquals(report.findings().size(), cases);
    assertEquals(
        cases,
        xml.getElementsByTagName("failure").getLength()
            + xml.getElementsByTagName("system-out").getLength());
    assertEquals(cases, FindingJunitTest.read(report).getTestCases().size());
  }

  @Property(tries = 300)
  void githubHasOneCommandForEachFinding(@ForAll("reports") FindingReport report) {
    List<String> lines = Findings.text(FindingFormat.GITHUB, report).lines().toList();
    assertEquals(report.findings().size(), lines.size());
    for (String line : lines) {
      assertTrue(line.matches("::(error|warning|notice) (file=[^:,]+,)?title=[^:,]+::.*"), line);
      assertTrue(line.matches("([^%]|%25|%3A|%2C)*"), line);
    }
  }

  @Property(tries = 300)
  void markdownHasOneRowOfFiveCellsForEachFinding(@ForAll("reports") FindingReport report) {
    List<String> lines = Findings.text(FindingFormat.MARKDOWN, report).lines().toList();
    int findings = report.findings().size();
    assertEquals(findings == 0 ? 3 : 6 + findings, lines.size());
    for (int i = 6; i < lines.size(); i++) {
      String row = lines.get(i);
      assertEquals(6, row.chars().filter(one -> one == '|').count(), row);
      String outside = row.replaceAll("`[^`]*`", "");
      assertTrue(outside.matches("\\| \\w+ \\| [\\w.-]+ \\|  \\|  \\|  \\|"), row);
    }
  }

  @Property(tries = 300)
  void textHasALineForEachFindingAndEachEvidence(@ForAll("reports") FindingReport report) {
    long evidence = report.findings().stream().mapToLong(one -> one.evidence().size()).sum();
    String text = Findings.text(FindingFormat.TEXT, report);
    assertEquals(1 + report.findings().size() + evidence, text.lines().count());
    assertTrue(text.chars().noneMatch(one -> Character.isISOControl(one) && one != '\n'), text);
  }

  @Provide
  Arbitrary<FindingReport> reports() {
    Arbitrary<Evidence> evidence =
        Combinators.combine(texts(), texts(), texts())
            .as((file, field, value) -> new Evidence(file, field, value));
    Arbitrary<Finding> findings =
        Combinators.combine(
                Arbitraries.of("lifecycle.ended", "a", "acme.own-rule"),
                texts(),
                Arbitraries.of(Severity.class),
                texts(),
                evidence.list().ofMaxSize(3))
            .as(Finding::new);
    return Combinators.combine(texts(), texts(), findings.list().ofMaxSize(4))
        .as(
            (examined, basis, list) ->
                new FindingReport("check", Findings.DAY, "1", examined, basis, list));
  }

  private static Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.of(
                "::error::x",
                "\n",
                "\r",
                "%0A",
                "]]>",
                "<!--",
                "&#0;",
                "`",
                "|",
                "\\",
                "](http://e)",
                "{0}",
                "\u202e",
                "\ufffe",
                "\ud800",
                "\udc00",
                "\0",
                "\u2028",
                "<img src=x>",
                "/etc/",
                "../",
                "@all",
                "\ud83d\ude00",
                "--",
                "##[group]",
                " ",
                "~~~",
                "'\""),
            Arbitraries.strings().ofMaxLength(5));
    return parts.list().ofMaxSize(6).map(list -> String.join("", list));
  }
}

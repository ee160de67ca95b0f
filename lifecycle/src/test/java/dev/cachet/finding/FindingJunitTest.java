package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

/** Read by the parser of Maven's own test reports, which shares no code with the writer. */
class FindingJunitTest {
  static ReportTestSuite read(FindingReport report) throws Exception {
    byte[] xml = FindingFormat.JUNIT.write(report);
    List<ReportTestSuite> suites =
        new TestSuiteXmlParser(new NullConsoleLogger())
            .parse(new InputStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8));
    assertEquals(1, suites.size());
    return suites.get(0);
  }

  @Test
  void countsErrorsAsFailuresAndWarningsAsSkipped() throws Exception {
    ReportTestSuite suite = read(Findings.all("build/rootfs"));
    assertEquals("lifecycle check", suite.getFullClassName());
    assertEquals(3, suite.getNumberOfTests());
    assertEquals(1, suite.getNumberOfFailures());
    assertEquals(1, suite.getNumberOfSkipped());
    assertEquals(0, suite.getNumberOfErrors());
  }

  @Test
  void namesACaseByItsSubjectAndAFailureByItsRule() throws Exception {
    List<ReportTestCase> cases = read(Findings.all("build/rootfs")).getTestCases();
    assertEquals("debian 9", cases.get(0).getName());
    assertTrue(cases.get(0).hasFailure());
    assertEquals("lifecycle.ended", cases.get(0).getFailureType());
    assertEquals("over since 2020-07-18", cases.get(0).getFailureMessage());
    assertTrue(cases.get(0).getFailureDetail().contains("/etc/os-release VERSION_ID = 9"));
    assertTrue(cases.get(1).hasSkipped(), "unknown is no pass");
    assertTrue(cases.get(2).isSuccessful());
    assertEquals("pkg:deb/debian/openssl@3.0.11", cases.get(2).getName());
  }

  @Test
  void writesNoTimeButTheDayJudged() {
    assertEquals(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="lifecycle check" timestamp="2026-11-23T00:00:00" time="0" tests="1"\
         errors="0" failures="0" skipped="1">
        <properties><property name="asOf" value="2026-11-23"/>\
        <property name="examined" value="a&lt;b"/>\
        <property name="basis" value="facts of 2026-08-22"/>\
        <property name="tool" value="Cachet 0.1.0"/></properties>
        <testcase classname="lifecycle check" name="acme 1" time="0">\
        <skipped message="lifecycle.unknown: not identified"/>\
        <system-out>warning lifecycle.unknown: acme 1: not identified
        </system-out></testcase>
        </testsuite>
        """,
        Findings.text(FindingFormat.JUNIT, Findings.report("a<b", Findings.UNKNOWN)));
  }
}

package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pipelines of {@code docs/ci.md}: their shell lines as the page shows them, run. */
class PipelinesIT {
  /** The lines that a user adds to a pipeline that has the command already. */
  private static final int FEW = 5;

  private static final String MADE =
      """
      . "$REPOSITORY/house/src/test/resources/documents/prelude.sh"
      printf '#!/bin/sh\\nmkdir -p build\\n' >build-image.sh
      chmod +x build-image.sh
      debian build/rootfs
      """;
  private static final String FILED =
      "cachet sbom generate --rootfs build/rootfs --out device.cdx.json";

  @TempDir static Path states;
  @TempDir Path folder;

  /** What a build finds: made once, and copied for each service. */
  enum State {
    FRESH(FILED),
    DRIFTED(FILED + "\nroot=build/rootfs; owned curl 8.14.1-2 usr/bin/curl"),
    OLD(FILED + " --as-of 2026-08-01"),
    DEAD("sed -i 's/13/9/; s/trixie/stretch/' build/rootfs/etc/os-release\n" + FILED);

    private final String commands;

    State(String commands) {
      this.commands = commands;
    }
  }

  /** One service, and how it comes by shell lines. */
  enum Service {
    GITHUB("name: device") {
      @Override
      List<String> scripts(CodeBlock block) throws IOException {
        List<String> scripts = new ArrayList<>();
        for (JsonNode step : yaml(block).at("/jobs/device/steps")) {
          if (step.has("run")) {
            scripts.add(step.get("run").textValue());
          }
        }
        return scripts;
      }
    },
    GITLAB("device:") {
      @Override
      List<String> scripts(CodeBlock block) throws IOException {
        List<String> lines = new ArrayList<>();
        yaml(block).at("/device/script").forEach(line -> lines.add(line.textValue()));
        return List.of(String.join("\n", lines));
      }
    },
    JENKINS("pipeline {") {
      @Override
      List<String> scripts(CodeBlock block) {
        return SH.matcher(block.text()).results().map(Service::script).toList();
      }
    };

    private static final Pattern SH =
        Pattern.compile("\\bsh (?:'''(.*?)'''|'([^'\n]+)')", Pattern.DOTALL);

    private final String firstLine;

    Service(String firstLine) {
      this.firstLine = firstLine;
    }

    abstract List<String> scripts(CodeBlock block) throws IOException;

    List<String> scripts() throws IOException {
      List<CodeBlock> blocks =
          Document.at("docs/ci.md").blocks().stream()
              .filter(block -> block.test().equals("PipelinesIT"))
              .filter(block -> block.text().startsWith(firstLine + "\n"))
              .toList();
      assertEquals(1, blocks.size(), "a pipeline for " + this + " in docs/ci.md");
      return scripts(blocks.get(0));
    }

    private static JsonNode yaml(CodeBlock block) throws IOException {
      return new YAMLMapper().readTree(block.text());
    }

    private static String script(MatchResult sh) {
      return sh.group(1) != null ? sh.group(1) : sh.group(2);
    }
  }

  @BeforeAll
  static void build() throws Exception {
    for (State state : State.values()) {
      Shell shell = Shell.in(Files.createDirectory(states.resolve(state.name())));
      Shell.Said said = shell.run(MADE + state.commands);
      assertEquals(0, said.exit(), said.all());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFreshSbomOfASupportedSystemPasses(Service service) throws Exception {
    Shell.Said said = run(service, State.FRESH);
    assertEquals(0, said.exit(), said.all());
    assertEquals(0, failures("support") + failures("sbom"));
  }

  @ParameterizedTest
  @EnumSource
  void anSbomOfAnotherContentFails(Service service) throws Exception {
    Shell.Said said = run(service, State.DRIFTED);
    assertEquals(1, said.exit(), said.all());
    assertEquals(0, failures("support"), "the system is supported");
    assertEquals(1, failures("sbom"));
    assertTrue(sarif("sbom").contains("\"drift.component-missing\""));
    // What a person reads in the log: annotations on GitHub, text elsewhere.
    String shown =
        service == Service.GITHUB
            ? "\n::error file=device.cdx.json,title=drift.component-missing::"
            : "\nerror drift.component-missing: ";
    assertTrue(said.out().contains(shown), said.all());
  }

  @ParameterizedTest
  @EnumSource
  void anOldSbomFails(Service service) throws Exception {
    Shell.Said said = run(service, State.OLD);
    assertEquals(1, said.exit(), said.all());
    assertEquals(1, failures("sbom"));
    assertTrue(sarif("sbom").contains("\"freshness.too-old\""));
  }

  @ParameterizedTest
  @EnumSource
  void aDeadSystemFailsAlthoughItsSbomIsFresh(Service service) throws Exception {
    Shell.Said said = run(service, State.DEAD);
    assertEquals(1, said.exit(), said.all());
    assertEquals(0, failures("sbom"), "the SBOM is fresh");
    assertEquals(1, failures("support"));
    assertTrue(sarif("support").contains("\"lifecycle.ended\""));
  }

  @ParameterizedTest
  @EnumSource
  void anotherFileInPlaceOfCachetIsNotStarted(Service service) throws Exception {
    Shell.Said said = run(service, shell(State.FRESH).with("CACHET_SHA256", "0".repeat(64)));
    assertEquals(1, said.exit(), said.all());
    assertTrue(Files.notExists(folder.resolve("build/support.sarif")), "nothing was checked");
  }

  @ParameterizedTest
  @EnumSource
  void theCheckIsFewLines(Service service) throws IOException {
    List<String> scripts = service.scripts();
    String last = scripts.get(scripts.size() - 1);
    long lines = last.substring(last.indexOf("status=0")).lines().filter(l -> !l.isBlank()).count();
    assertTrue(lines <= FEW, lines + " lines in " + service);
  }

  private Shell.Said run(Service service, State state) throws Exception {
    return run(service, shell(state));
  }

  private Shell shell(State state) throws Exception {
    Shell shell =
        Shell.in(folder)
            .with("CACHET_URL", Shell.FAT_JAR.toUri().toString())
            .with("CACHET_SHA256", sha256(Shell.FAT_JAR));
    Shell.Said copied = shell.run("cp -a '" + states.resolve(state.name()) + "'/* .");
    assertEquals(0, copied.exit(), copied.all());
    return shell;
  }

  /** As the services do: each script in a shell of its own, none after one that failed. */
  private static Shell.Said run(Service service, Shell shell) throws Exception {
    Shell.Said said = new Shell.Said(0, "", "");
    for (String script : service.scripts()) {
      said = shell.run(script);
      if (said.exit() != 0) {
        return said;
      }
    }
    return said;
  }

  /** Failed cases, by the parser of Maven's own test reports. */
  private int failures(String name) throws Exception {
    String xml = folder.resolve("build/" + name + ".xml").toString();
    List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger()).parse(xml);
    assertEquals(1, suites.size());
    return suites.get(0).getNumberOfFailures();
  }

  /** Checked by the members of SARIF 2.1.0, as {@code lifecycle} restates them. */
  private String sarif(String name) throws IOException {
    String sarif = Files.readString(folder.resolve("build/" + name + ".sarif"));
    Path schema =
        Module.LIFECYCLE
            .root()
            .resolve("src/test/resources/dev/cachet/finding/sarif-members.schema.json");
    try (InputStream in = Files.newInputStream(schema)) {
      assertEquals(
          List.of(),
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(in)
              .validate(sarif, InputFormat.JSON));
    }
    return sarif;
  }

  static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}

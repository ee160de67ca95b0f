package dev.cachet.ruby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.source.Inventory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gems of Ruby, from specifications as releases of RubyGems from 2 to 3.6 write them. */
class GemDetectorTest {
  private static final String HOME = "var/lib/gems/3.1.0";

  @TempDir Path host;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root = ExampleRoot.debian(host.resolve("root"));
  }

  private Inventory inventory() throws Exception {
    return root.inventory("debian", "12");
  }

  private List<String> gems() throws Exception {
    return inventory().content().components().stream()
        .map(Component::ref)
        .filter(ref -> !ref.startsWith("pkg:deb/"))
        .toList();
  }

  private List<String> messages() throws Exception {
    return inventory().findings().stream().map(Finding::message).toList();
  }

  private List<String> needs(String ref) throws Exception {
    return inventory().content().dependencies().neededBy(ref);
  }

  private void gem(String home, String name, String version, String needs) throws Exception {
    root.with(
        home + "/specifications/" + name + "-" + version + ".gemspec",
        specification(name, version, needs));
    root.with(home + "/gems/" + name + "-" + version + "/lib/" + name + ".rb", "module A; end");
  }

  private static String specification(String name, String version, String needs) {
    return """
    # -*- encoding: utf-8 -*-
    # stub: NAME VERSION ruby lib

    Gem::Specification.new do |s|
      s.name = "NAME".freeze
      s.version = "VERSION"
      s.licenses = ["MIT".freeze, "Ruby".freeze]
      s.required_ruby_version = Gem::Requirement.new(">= 2.6.0".freeze)
    NEEDS
    end
    """
        .replace("NAME", name)
        .replace("VERSION", version)
        .replace("NEEDS", needs);
  }

  @Test
  void gemsHaveTheirNeedsLicencesAndFiles() throws Exception {
    gem(
        HOME,
        "sinatra",
        "3.0.5",
        "s.add_runtime_dependency(%q<rack>.freeze, [\"~> 2.2\", \">= 2.2.4\"])");
    gem(HOME, "rack", "2.2.8", "s.add_development_dependency(%q<minitest>.freeze, [\"~> 5.0\"])");
    root.with(HOME + "/extensions/x86_64-linux/3.1.0/rack-2.2.8/rack.so", "\u007fELF and more");

    assertEquals(List.of("pkg:gem/rack@2.2.8", "pkg:gem/sinatra@3.0.5"), gems());
    assertEquals(List.of("pkg:gem/rack@2.2.8"), needs("pkg:gem/sinatra@3.0.5"));
    assertEquals(List.of(), needs("pkg:gem/rack@2.2.8"));
    Component rack =
        inventory().content().components().stream()
            .filter(each -> each.ref().equals("pkg:gem/rack@2.2.8"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, rack.licences().size());
    assertEquals(List.of(), messages());
  }

  @Test
  void whatOnlyOldReleasesReadIsNoNeed() throws Exception {
    gem(
        HOME,
        "rack",
        "2.2.8",
        """
          if s.respond_to? :add_runtime_dependency then
            s.add_development_dependency(%q<minitest>.freeze, ["~> 5.0"])
          else
            s.add_dependency(%q<minitest>.freeze, ["~> 5.0"])
          end
        """);
    gem(HOME, "tilt", "2.0.0", "  s.add_dependency(%q<rack>.freeze, [\">= 0\".freeze])");

    assertEquals(List.of(), messages());
    assertEquals(List.of("pkg:gem/rack@2.2.8"), needs("pkg:gem/tilt@2.0.0"));
  }

  @Test
  void ofSeveralTheNewestOfTheOwnHomeThatFitsIsNeeded() throws Exception {
    String need = "  s.add_dependency(%q<rack>, [\"~> 2.2\", \"!= 2.10.0\"])";
    gem(HOME, "app", "1.0", need);
    for (String version : List.of("1.9", "2.2.8", "2.9.0", "2.10.0", "3.0.0")) {
      gem(HOME, "rack", version, "");
    }
    gem("opt/bundle/ruby/3.1.0", "rack", "2.11.0", "");

    assertEquals(List.of("pkg:gem/rack@2.9.0"), needs("pkg:gem/app@1.0"));
  }

  @Test
  void aNeedOfAnotherHomeCountsBeforeNone() throws Exception {
    gem(
        HOME,
        "app",
        "1.0",
        "  s.add_dependency(%q<rack>, [\">= 2\"])\n  s.add_dependency(%q<gone>)");
    gem("opt/bundle/ruby/3.1.0", "rack", "2.11.0", "");

    assertEquals(List.of("pkg:gem/rack@2.11.0"), needs("pkg:gem/app@1.0"));
    assertTrue(
        messages().stream().anyMatch(text -> text.endsWith("needs gone, which is not installed")),
        messages().toString());
  }

  @Test
  void machineCodeIsOfAPlatformAndDefaultGemsLieInTheLibraryOfRuby() throws Exception {
    root.with(
        HOME + "/specifications/nokogiri-1.15.4-x86_64-linux.gemspec",
        specification("nokogiri", "1.15.4", "  s.platform = \"x86_64-linux\".freeze"));
    root.with(HOME + "/gems/nokogiri-1.15.4-x86_64-linux/lib/nokogiri.so", "\u007fELF and more");
    root.with(
        "usr/lib/ruby/gems/3.1.0/specifications/default/json-2.6.1.gemspec",
        specification("json", "2.6.1", ""));

    assertEquals(
        List.of("pkg:gem/json@2.6.1", "pkg:gem/nokogiri@1.15.4?platform=x86_64-linux"), gems());
  }

  @Test
  void aSpecificationAloneIsNoGem() throws Exception {
    root.with(HOME + "/specifications/rack-2.2.8.gemspec", specification("rack", "2.2.8", ""));
    root.with(HOME + "/specifications/other-1.gemspec", specification("rack", "2.2.8", ""));
    root.with(HOME + "/specifications/broken-1.gemspec", "eval(File.read('x'))");

    assertEquals(List.of(), gems());
    assertEquals(3, messages().size(), messages().toString());
  }

  @Test
  void aTextThatIsTooLongIsNoName() throws Exception {
    String text = specification("a".repeat(20_000), "1", "");
    root.with(HOME + "/specifications/a-1.gemspec", text);

    assertEquals(List.of(), gems());
    assertEquals(1, messages().size(), messages().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "~> 1.4, 1.4, true",
    "~> 1.4, 1.99.1, true",
    "~> 1.4, 2.0, false",
    "~> 1.4.2, 1.4.10, true",
    "~> 1.4.2, 1.5.0, false",
    "~> 2, 2.9, true",
    "~> 2, 3, false",
    ">= 1.0, 1.0.rc1, false",
    ">= 1.0.a, 1.0.rc1, true",
    "< 2.0.0, 2, false",
    "= 1.0, 1.0.0, true",
    "1.0, 1.0.1, false",
    "!= 1.0, 1.0, false",
    "> 1.9, 1.10, true",
  })
  void versionsCompareAsInRubyGems(String condition, String version, boolean taken) {
    assertEquals(taken, new GemNeed("x", List.of(condition)).takes(version));
  }
}

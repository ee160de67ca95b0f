package dev.cachet.dotnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.finding.Finding;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of NuGet and runtimes of .NET, from deps files of applications and shared runtimes. */
class DotnetDetectorTest {
  private static final String APP =
      """
      {"runtimeTarget":{"name":".NETCoreApp,Version=v8.0","signature":""},
       "targets":{".NETCoreApp,Version=v8.0":{
        "Pump/1.2.0":{"dependencies":{"Newtonsoft.Json":"13.0.3","Curves":"1.0.0","NETStandard.Library":"2.0.3"},
          "runtime":{"Pump.dll":{}}},
        "Newtonsoft.Json/13.0.3":{"runtime":{"lib/net6.0/Newtonsoft.Json.dll":{"assemblyVersion":"13.0.0.0"}}},
        "NETStandard.Library/2.0.3":{},
        "Sqlite/3.1.0":{"runtimeTargets":{"runtimes/linux-x64/native/libsqlite.so":{"rid":"linux-x64"}},
          "resources":{"lib/net6.0/fr/Sqlite.resources.dll":{"locale":"fr"}}},
        "Curves/1.0.0":{"dependencies":{"Sqlite":"3.1.0"},"runtime":{"Curves.dll":{}}}}},
       "libraries":{
        "Pump/1.2.0":{"type":"project"},"Curves/1.0.0":{"type":"project"},
        "Newtonsoft.Json/13.0.3":{"type":"package","sha512":"sha512-x","path":"newtonsoft.json/13.0.3"},
        "NETStandard.Library/2.0.3":{"type":"package"},"Sqlite/3.1.0":{"type":"package"}}}
      """;

  private static final String ELF = "\u007fELF and more";

  @TempDir Path host;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root = ExampleRoot.debian(host.resolve("root"));
  }

  private Inventory inventory() throws Exception {
    return root.inventory("debian", "12");
  }

  private SbomContent content() throws Exception {
    return inventory().content();
  }

  private List<String> refs() throws Exception {
    return content().components().stream()
        .map(Component::ref)
        .filter(ref -> !ref.startsWith("pkg:deb/"))
        .toList();
  }

  private List<String> findings() throws Exception {
    return inventory().findings().stream().map(Finding::message).toList();
  }

  private List<String> needs(String ref) throws Exception {
    return content().dependencies().neededBy(ref);
  }

  private void application(String folder) throws Exception {
    root.with(folder + "/Pump.deps.json", APP);
    root.with(folder + "/Pump.dll", "x");
    root.with(folder + "/Pump", ELF);
    root.with(folder + "/Curves.dll", "x");
    root.with(folder + "/Newtonsoft.Json.dll", "x");
    root.with(folder + "/runtimes/linux-x64/native/libsqlite.so", ELF);
  }

  private void runtime(String version) throws Exception {
    String folder = "usr/share/dotnet/shared/Microsoft.NETCore.App/" + version;
    String library = "Microsoft.NETCore.App.Runtime.linux-x64/" + version;
    String target = ".NETCoreApp,Version=v8.0/linux-x64";
    root.with(
        folder + "/Microsoft.NETCore.App.deps.json",
        "{\"runtimeTarget\":{\"name\":\""
            + target
            + "\"},\"targets\":{\".NETCoreApp,Version=v8.0\":{},\""
            + target
            + "\":{\""
            + library
            + "\":{\"runtime\":{\"System.Linq.dll\":{}},\"native\":{\"libcoreclr.so\":{}}}}},"
            + "\"libraries\":{\""
            + library
            + "\":{\"type\":\"package\"}}}");
    root.with(folder + "/System.Linq.dll", "x");
    root.with(folder + "/libcoreclr.so", ELF);
  }

  private void asks(String version) throws Exception {
    root.with(
        "opt/pump/Pump.runtimeconfig.json",
        "{\"runtimeOptions\":{\"framework\":{\"name\":\"Microsoft.NETCore.App\",\"version\":\""
            + version
            + "\"}}}");
  }

  @Test
  void listsPackagesAndModulesOfAnApplicationWithTheirNeedsAndFiles() throws Exception {
    application("opt/pump");
    assertEquals(
        List.of(
            "file:/opt/pump/Curves/1.0.0",
            "file:/opt/pump/Pump/1.2.0",
            "pkg:nuget/NETStandard.Library@2.0.3",
            "pkg:nuget/Newtonsoft.Json@13.0.3",
            "pkg:nuget/Sqlite@3.1.0"),
        refs());
    assertEquals(
        List.of(
            "file:/opt/pump/Curves/1.0.0",
            "pkg:nuget/NETStandard.Library@2.0.3",
            "pkg:nuget/Newtonsoft.Json@13.0.3"),
        needs("file:/opt/pump/Pump/1.2.0"));
    assertEquals(List.of("pkg:nuget/Sqlite@3.1.0"), needs("file:/opt/pump/Curves/1.0.0"));
    assertEquals(List.of(), findings());
  }

  @Test
  void listsAPackageOfTwoApplicationsOnce() throws Exception {
    application("opt/pump");
    application("srv/pump");
    Component found =
        content().components().stream()
            .filter(c -> c.ref().equals("pkg:nuget/Newtonsoft.Json@13.0.3"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of("/opt/pump/Pump.deps.json", "/srv/pump/Pump.deps.json"),
        found.occurrences().stream().map(o -> o.location()).toList());
  }

  @Test
  void doesNotListAPackageOfWhichNoFileIsThere() throws Exception {
    application("opt/pump");
    root.without("opt/pump/Newtonsoft.Json.dll");
    assertEquals(
        List.of(
            "/opt/pump/Pump.deps.json needs Newtonsoft.Json/13.0.3, which is not there",
            "/opt/pump/Pump.deps.json: names Newtonsoft.Json/13.0.3, of which no file is there"),
        findings());
  }

  @ParameterizedTest
  @CsvSource({
    "8.0.0, 8.0.11",
    "8.0.9, 8.0.11",
    "8.1.0, 8.2.1",
    "8.0.12, 8.2.1",
  })
  void findsTheSharedRuntimeThatRunsAnApplication(String asked, String found) throws Exception {
    application("opt/pump");
    runtime("6.0.36");
    runtime("8.0.9");
    runtime("8.0.11");
    runtime("8.2.1");
    runtime("9.0.0");
    asks(asked);
    assertEquals(
        List.of("pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@" + found),
        needs("file:/opt/pump/Pump/1.2.0").stream().filter(n -> n.contains("Runtime")).toList());
    assertEquals(List.of(), findings());
  }

  @Test
  void tellsThatTheRuntimeIsMissing() throws Exception {
    application("opt/pump");
    runtime("9.0.0");
    asks("8.0.0");
    assertEquals(
        List.of(
            "/opt/pump/Pump.deps.json needs Microsoft.NETCore.App 8.0.0, which is not installed"),
        findings());
  }

  @Test
  void listsTheRuntimeThatAnApplicationBringsUnderTheNameThatIsPublished() throws Exception {
    String pack = "runtimepack.Microsoft.NETCore.App.Runtime.linux-arm64";
    root.with(
        "opt/ui/Ui.deps.json",
        APP.replace("Newtonsoft.Json\":\"13.0.3", pack + "\":\"8.0.5")
            .replace(
                "Newtonsoft.Json/13.0.3\":{\"type\":\"package",
                pack + "/8.0.5\":{\"type\":\"runtimepack")
            .replace("Newtonsoft.Json/13.0.3", pack + "/8.0.5"));
    root.with("opt/ui/Newtonsoft.Json.dll", "x").with("opt/ui/Pump.dll", "x");
    assertEquals(
        List.of("pkg:nuget/Microsoft.NETCore.App.Runtime.linux-arm64@8.0.5"),
        refs().stream().filter(ref -> ref.contains("Runtime")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"targets\":{}}",
        "{\"runtimeTarget\":{\"name\":\"a\"},\"targets\":{\"b\":{}}}",
        "{\"runtimeTarget\":{\"name\":\"a\"},\"targets\":{\"a\":[]}}"
      })
  void namesADepsFileThatSaysNothing(String text) throws Exception {
    root.with("opt/pump/Pump.deps.json", text);
    assertEquals(
        List.of("/opt/pump/Pump.deps.json: does not say which libraries a .NET application has"),
        findings());
  }

  @Test
  void listsAnAssemblyThatNobodyNamesAsAKnownUnknown() throws Exception {
    byte[] program = new byte[300];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3c] = (byte) 0x80;
    program[0x80] = 'P';
    program[0x81] = 'E';
    root.with("opt/pump/Old.dll", program)
        .with(
            "opt/pump/Text.dll", "MZ is how this text begins, and it goes on for a while ........");
    assertEquals(List.of("file:/opt/pump/Old.dll"), refs());
  }
}

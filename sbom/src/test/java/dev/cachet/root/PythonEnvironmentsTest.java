package dev.cachet.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.source.Inventory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A need of a Python distribution is answered by what its own interpreter sees. */
class PythonEnvironmentsTest {
  /** The start of a program for x86-64. */
  private static final String PROGRAM =
      "\u007fELF\u0002\u0001\u0001" + "\0".repeat(9) + "\u0003\0>\0" + "\0".repeat(8);

  @TempDir Path folder;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root = ExampleRoot.debian(folder);
  }

  private void install(String site, String name, String version, String... needs) throws Exception {
    StringBuilder text = new StringBuilder("Name: " + name + "\nVersion: " + version + "\n");
    for (String need : needs) {
      text.append("Requires-Dist: ").append(need).append('\n');
    }
    root.with(site + "/" + name + "-" + version + ".dist-info/METADATA", text.toString());
  }

  private List<String> needs(String ref) throws Exception {
    return inventory().content().dependencies().neededBy(ref);
  }

  private List<String> unresolved() throws Exception {
    return inventory().findings().stream()
        .filter(f -> f.rule().equals("source.dependency-unresolved"))
        .map(Finding::message)
        .filter(m -> m.contains("-info"))
        .toList();
  }

  private Inventory inventory() throws Exception {
    return root.inventory("debian", "12");
  }

  @Test
  void eachVirtualEnvironmentAnswersItsOwnNeeds() throws Exception {
    for (String n : new String[] {"1", "2"}) {
      root.with("opt/v" + n + "/pyvenv.cfg", "home = /usr/bin\nversion = 3.11.2\n");
      install("opt/v" + n + "/lib/python3.11/site-packages", "app", n + ".0", "dep");
      install("opt/v" + n + "/lib/python3.11/site-packages", "dep", n + ".0");
    }
    assertEquals(List.of("pkg:pypi/dep@1.0"), needs("pkg:pypi/app@1.0"));
    assertEquals(List.of("pkg:pypi/dep@2.0"), needs("pkg:pypi/app@2.0"));
  }

  @Test
  void virtualEnvironmentSeesTheSystemOnlyIfItSaysSo() throws Exception {
    install("usr/lib/python3/dist-packages", "dep", "1.0");
    root.with("usr/bin/python3.11", PROGRAM).link("usr/bin/python3", "python3.11");
    root.with("opt/a/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = true\n");
    root.with("opt/b/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = false\n");
    install("opt/a/lib/python3.11/site-packages", "a", "1", "dep");
    install("opt/b/lib/python3.11/site-packages", "b", "1", "dep");
    assertEquals(List.of("pkg:pypi/dep@1.0"), needs("pkg:pypi/a@1"));
    assertEquals(List.of(), needs("pkg:pypi/b@1"));
    assertEquals(1, unresolved().size(), unresolved().toString());
  }

  @Test
  void distributionForAnotherSeriesIsNotSeen() throws Exception {
    install("usr/lib/python3.9/site-packages", "dep", "1.0");
    install("usr/lib/python3.11/site-packages", "app", "1", "dep");
    assertEquals(List.of(), needs("pkg:pypi/app@1"));
    assertEquals(1, unresolved().size());
  }

  @Test
  void conditionsAreThoseOfTheRoot() throws Exception {
    String site = "usr/local/lib/python3.11/dist-packages";
    root.with("usr/bin/python3.11", PROGRAM).link("usr/bin/python3", "python3.11");
    for (String name : List.of("colorama", "tomli", "gpu", "arm", "late")) {
      install(site, name, "1");
    }
    install(
        site,
        "app",
        "1",
        "colorama; platform_system == 'Windows'",
        "tomli; python_version < '3.11'",
        "gpu; platform_machine == 'x86_64'",
        "arm ; platform_machine == 'aarch64'",
        "late (>=1) ; python_full_version >= '3.11.2'",
        "pywin32 ; sys_platform == 'win32'",
        "uvloop ; sys_platform != 'win32'");
    assertEquals(List.of("pkg:pypi/gpu@1", "pkg:pypi/late@1"), needs("pkg:pypi/app@1"));
    assertEquals(1, unresolved().size(), unresolved().toString());
    assertTrue(unresolved().get(0).contains("uvloop"), unresolved().toString());
  }

  @Test
  void vendoredCopyAnswersItsNeighboursOnly() throws Exception {
    String site = "usr/lib/python3/dist-packages";
    root.with("usr/bin/python3.11", PROGRAM).link("usr/bin/python3", "python3.11");
    install(site + "/tool/_vendor", "dep", "9");
    install(site + "/tool/_vendor", "inner", "1", "dep", "outer");
    install(site, "outer", "1", "dep");
    assertEquals(List.of("pkg:pypi/dep@9", "pkg:pypi/outer@1"), needs("pkg:pypi/inner@1"));
    assertEquals(List.of(), needs("pkg:pypi/outer@1"));
  }

  @Test
  void extraIsNeededWhereSomebodyAsksForIt() throws Exception {
    String site = "opt/python/lib/python3.12/site-packages";
    install(site, "requests", "2", "PySocks (>=1) ; extra == 'socks'", "chardet ; extra == 'old'");
    install(site, "pysocks", "1");
    install(site, "chardet", "5");
    install(site, "all", "1", "app[Net_Work]");
    install(site, "app", "1", "requests[socks]>=2 ; extra == 'net-work'");
    assertEquals(List.of("pkg:pypi/pysocks@1"), needs("pkg:pypi/requests@2"));
    assertEquals(List.of("pkg:pypi/requests@2"), needs("pkg:pypi/app@1"));
  }

  @Test
  void foldersThatPathFilesNameAreSeen() throws Exception {
    String site = "opt/v/lib/python3.11/site-packages";
    root.with(site + "/mine.pth", "import sys; sys.path\n# note\n../../../src\n");
    root.with(site + "/tool.egg-link", "/srv/tool\n../\n");
    install("opt/v/src", "dep", "1");
    root.with("srv/tool/tool.egg-info/PKG-INFO", "Name: tool\nVersion: 2\n");
    root.with("srv/tool/tool.egg-info/requires.txt", "app\n\n[x]\nnone\n[:os_name == 'nt']\nno\n");
    install(site, "app", "1", "dep", "tool");
    assertEquals(List.of("pkg:pypi/dep@1", "pkg:pypi/tool@2"), needs("pkg:pypi/app@1"));
    assertEquals(List.of("pkg:pypi/app@1"), needs("pkg:pypi/tool@2"));
    assertEquals(List.of(), unresolved());
  }

  @Test
  void folderOfItsOwnSeesItselfAndTellsWhatItCannotDecide() throws Exception {
    install("usr/lib/python3/site-packages", "other", "1");
    install("srv/lambda", "app", "1", "dep", "other; python_version < '3.9'");
    install("srv/lambda", "dep", "1");
    assertEquals(List.of("pkg:pypi/dep@1"), needs("pkg:pypi/app@1"));
    assertEquals(1, unresolved().size(), unresolved().toString());
    assertTrue(unresolved().get(0).contains("cannot be told"), unresolved().toString());
  }

  @Test
  void pythonBuiltInUsrLocalDoesNotSeeThatOfTheSystem() throws Exception {
    root.with("usr/local/bin/python3.11", PROGRAM).with("usr/bin/python3.11", PROGRAM);
    root.link("usr/bin/python3", "python3.11").link("usr/local/bin/python3", "python3.11");
    install("usr/lib/python3/dist-packages", "dep", "1");
    install("usr/local/lib/python3.11/site-packages", "app", "1", "dep");
    install("usr/local/lib/python3.11/dist-packages", "deb", "1", "dep");
    assertEquals(List.of(), needs("pkg:pypi/app@1"));
  }

  @Test
  void eggIsADistribution() throws Exception {
    String site = "opt/v/lib/python3.8/site-packages";
    root.with(site + "/dep-1-py3.8.egg/EGG-INFO/PKG-INFO", "Name: dep\nVersion: 1\n");
    install(site, "app", "1", "dep");
    assertEquals(List.of("pkg:pypi/dep@1"), needs("pkg:pypi/app@1"));
  }
}

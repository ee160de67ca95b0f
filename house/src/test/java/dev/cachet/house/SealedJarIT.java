package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on the packed jars: package-private constructors protect only while packages are sealed. */
class SealedJarIT {
  private static final String FORGER =
      """
      package dev.cachet.verification;

      public final class Forger {
        public static Object forge() throws Exception {
          var made = VerifiedManifest.class.getDeclaredConstructors()[0];
          return made.newInstance(new Object[made.getParameterCount()]);
        }

        public static Class<?> target() {
          return VerifiedManifest.class;
        }
      }
      """;

  @ParameterizedTest
  @EnumSource(Module.class)
  void everyJarIsSealed(Module module) throws IOException {
    for (Path jar : jars(module)) {
      try (JarFile opened = new JarFile(jar.toFile())) {
        assertEquals("true", opened.getManifest().getMainAttributes().getValue("Sealed"), "" + jar);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aForeignJarCannotJoinThePackageOfVerifiedManifest(boolean forgerFirst, @TempDir Path folder)
      throws Exception {
    Path core = jars(Module.CORE).get(0);
    List<URL> path = new ArrayList<>(List.of(core.toUri().toURL()));
    path.add(forgerFirst ? 0 : 1, forgerJar(folder, core).toUri().toURL());
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      SecurityException refused =
          assertThrows(
              SecurityException.class,
              () -> {
                Class.forName("dev.cachet.verification.VerifiedManifest", true, loader);
                Class.forName("dev.cachet.verification.Forger", true, loader)
                    .getMethod("target")
                    .invoke(null);
              });
      assertTrue(refused.getMessage().contains("sealing violation"), refused.getMessage());
    }
  }

  @Test
  void theForgerWouldWorkIfTheJarWereNotSealed(@TempDir Path folder) throws Exception {
    Path core = jars(Module.CORE).get(0);
    Path unsealed = folder.resolve("unsealed.jar");
    copyWithoutManifest(core, unsealed);
    URL[] path = {unsealed.toUri().toURL(), forgerJar(folder, core).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Class<?> forger = Class.forName("dev.cachet.verification.Forger", true, loader);
      assertEquals(
          "dev.cachet.verification.VerifiedManifest",
          ((Class<?>) forger.getMethod("target").invoke(null)).getName());
    }
  }

  private static Path forgerJar(Path folder, Path core) throws IOException {
    Path source = Files.writeString(folder.resolve("Forger.java"), FORGER);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                core.toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, exit, "the forger must compile, or it shows nothing");
    Path jar = folder.resolve("forger.jar");
    String name = "dev/cachet/verification/Forger.class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      put(out, name, Files.readAllBytes(classes.resolve(name)));
    }
    return jar;
  }

  private static void copyWithoutManifest(Path from, Path to) throws IOException {
    try (JarFile in = new JarFile(from.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
      for (JarEntry entry :
          in.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
        put(out, entry.getName(), in.getInputStream(entry).readAllBytes());
      }
    }
  }

  private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    ((OutputStream) jar).write(bytes);
    jar.closeEntry();
  }

  private static List<Path> jars(Module module) throws IOException {
    try (Stream<Path> files = Files.list(module.root().resolve("target"))) {
      List<Path> jars =
          files
              .filter(file -> file.getFileName().toString().matches("cachet-[a-z-]+-\\d.*\\.jar"))
              .toList();
      assertTrue(!jars.isEmpty(), "no jar of " + module + ": run the phase 'verify'");
      return jars;
    }
  }
}

package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassphraseTest {
  /** Takes every entry as it stands. */
  private static final SettingsDecrypter PLAIN =
      request ->
          new SettingsDecryptionResult() {
            @Override
            public Server getServer() {
              return request.getServers().get(0);
            }

            @Override
            public List<Server> getServers() {
              return request.getServers();
            }

            @Override
            public Proxy getProxy() {
              return new Proxy();
            }

            @Override
            public List<Proxy> getProxies() {
              return List.of();
            }

            @Override
            public List<SettingsProblem> getProblems() {
              return List.of();
            }
          };

  @TempDir Path folder;
  private Executions executions;

  @BeforeEach
  void start() {
    executions = new Executions(folder.resolve("target"));
  }

  @Test
  void readsAFileOfItsOwnerOnly() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "open sesame\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertArrayEquals("open sesame".toCharArray(), read(file.toFile(), null));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    String message = message(file.toFile(), null);
    assertTrue(message.startsWith("sign: passphraseFile " + file), message);
  }

  @Test
  void readsThePassphraseOfAServerAndElseItsPassword() throws Exception {
    server("keys", null, "second");
    assertArrayEquals("second".toCharArray(), read(null, "keys"));
    server("other", "first", "second");
    assertArrayEquals("first".toCharArray(), read(null, "other"));
  }

  @Test
  void namesAServerThatIsNotThereOrHasNoSecret() {
    assertTrue(message(null, "nobody").contains("passphraseServer nobody"));
    server("empty", null, null);
    assertTrue(message(null, "empty").contains("neither <passphrase> nor <password>"));
  }

  @Test
  void refusesASecretOnTheCommandLineAndDoesNotRepeatIt() {
    Properties given = new Properties();
    given.setProperty("cachet.passphrase", "open sesame");
    executions.request.setUserProperties(given);
    server("keys", "first", null);
    String message = message(null, "keys");
    assertTrue(message.contains("-Dcachet.passphrase"), message);
    assertFalse(message.contains("open sesame"), message);
  }

  @Test
  void noParameterOfAnyGoalTakesASecret() throws Exception {
    String descriptor;
    try (InputStream in = getClass().getResourceAsStream("/META-INF/maven/plugin.xml")) {
      descriptor = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> names =
        Pattern.compile("<name>([^<]*)</name>")
            .matcher(descriptor)
            .results()
            .map(found -> found.group(1))
            .filter(name -> name.matches("(?i).*(pass(word|phrase)|secret|pin).*"))
            .distinct()
            .sorted()
            .toList();
    assertEquals(List.of("passphraseFile", "passphraseServer"), names);
  }

  private void server(String id, @Nullable String passphrase, @Nullable String password) {
    Server server = new Server();
    server.setId(id);
    server.setPassphrase(passphrase);
    server.setPassword(password);
    executions.request.addServer(server);
  }

  private String message(@Nullable File file, @Nullable String server) {
    return assertThrows(MojoExecutionException.class, () -> read(file, server)).getMessage();
  }

  private char[] read(@Nullable File file, @Nullable String server) throws Exception {
    SignMojo goal = executions.of(new SignMojo(PLAIN), "sign");
    return new SignMojo.Passphrase(goal, file, server, PLAIN).read(goal.session);
  }
}

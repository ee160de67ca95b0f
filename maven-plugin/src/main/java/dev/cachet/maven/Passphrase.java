package dev.cachet.maven;

import dev.cachet.signer.PassphraseFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The passphrase of key files: from a file, settings.xml or the environment, and nowhere else. */
final class Passphrase {
  private static final String VARIABLE = "CACHET_PASSPHRASE";

  private final CachetMojo goal;
  private final @Nullable File file;
  private final @Nullable String server;
  private final SettingsDecrypter decrypter;

  Passphrase(
      CachetMojo goal, @Nullable File file, @Nullable String server, SettingsDecrypter decrypter) {
    this.goal = goal;
    this.file = file;
    this.server = server;
    this.decrypter = decrypter;
  }

  char[] read(MavenSession session) throws MojoExecutionException {
    refuseOnCommandLine(session.getUserProperties());
    if (file != null && server != null) {
      throw goal.wrong("give one of passphraseFile and passphraseServer, not both");
    }
    if (file != null) {
      Path path = goal.existing("passphraseFile", file);
      return goal.read("passphraseFile", path, () -> PassphraseFile.read(path));
    }
    if (server != null) {
      return ofServer(server, session);
    }
    String variable = System.getenv(VARIABLE);
    if (variable == null) {
      throw goal.wrong(
          "no passphrase; set " + VARIABLE + ", or give passphraseFile or passphraseServer");
    }
    return variable.toCharArray();
  }

  /** A43: everybody on the machine reads the arguments of a process, and build logs keep them. */
  private void refuseOnCommandLine(Properties given) throws MojoExecutionException {
    for (String name : given.stringPropertyNames()) {
      if (name.equalsIgnoreCase("cachet.passphrase") || name.equalsIgnoreCase("passphrase")) {
        throw goal.wrong(
            "-D"
                + name
                + " puts a secret on the command line, where others can read it; set "
                + VARIABLE
                + ", or give passphraseFile or passphraseServer, and change the passphrase");
      }
    }
  }

  private char[] ofServer(String id, MavenSession session) throws MojoExecutionException {
    Server entry = session.getSettings().getServer(id);
    if (entry == null) {
      throw goal.wrong("passphraseServer " + id + " is no <server> of settings.xml; add it there");
    }
    Server plain = decrypter.decrypt(new DefaultSettingsDecryptionRequest(entry)).getServer();
    String secret = plain.getPassphrase() == null ? plain.getPassword() : plain.getPassphrase();
    if (secret == null) {
      throw goal.wrong(
          "passphraseServer " + id + " has neither <passphrase> nor <password> in settings.xml");
    }
    return secret.toCharArray();
  }
}

package dev.cachet.maven;

import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.sheet.SigningSheet;
import dev.cachet.command.CommandException;
import dev.cachet.digest.Sha256;
import dev.cachet.maven.build.Inputs;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PassphraseFile;
import dev.cachet.signer.SigningKey;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Signs the manifest of a packed folder; only manifest.json is read. The passphrase of the keys
 * comes from a file, from a server entry of settings.xml, or from the environment variable
 * CACHET_PASSPHRASE; never from the command line or the POM.
 */
@Mojo(
    name = "sign",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class SignMojo extends CachetMojo {
  private static final String PACKAGE_ID = "cachet.packageId";

  /** The folder that the goal pack wrote, or one with its manifest.json. */
  @Parameter(property = "cachet.folder", defaultValue = FOLDER)
  File folder;

  /**
   * Identity of the package that somebody was shown by {@code cachet examine --for-signing}; if the
   * folder holds another, nothing is signed.
   */
  @Parameter(property = PACKAGE_ID, required = true)
  @Nullable String packageId;

  /** Private keys, PEM files, all under one passphrase. */
  @Parameter(property = "cachet.keys", required = true)
  List<File> keys = List.of();

  /** A file of mode 0600 whose first line is the passphrase. */
  @Parameter(property = "cachet.passphraseFile")
  @Nullable File passphraseFile;

  /** Id of a server in settings.xml whose passphrase (else password) is that of the keys. */
  @Parameter(property = "cachet.passphraseServer")
  @Nullable String passphraseServer;

  private final SettingsDecrypter decrypter;

  /**
   * Made by Maven, which sets the parameters.
   *
   * @param decrypter reads encrypted passwords of settings.xml
   */
  @Inject
  public SignMojo(SettingsDecrypter decrypter) {
    this.decrypter = decrypter;
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Path packed = existing("folder", folder);
    if (keys == null || keys.isEmpty()) {
      throw wrong("keys is not given; set it in <configuration>");
    }
    List<Path> files = existing("keys", keys);
    Inputs inputs =
        inputs()
            .set("packageId", packageId)
            .file(existing("folder", packed.resolve("manifest.json").toFile()))
            .files(files);
    List<Path> signatures = List.of(packed.resolve("signatures"));
    unlessDone(
        inputs,
        signatures,
        folder + " is signed with all of these keys",
        () -> sign(packed, files));
  }

  private void sign(Path packed, List<Path> files) throws MojoExecutionException {
    UnsignedPackage unsigned = open(packed);
    // Whoever reads the log compares the number with those who sign elsewhere.
    SigningSheet.heading(unsigned).forEach(line -> getLog().info(goal() + ": " + line));
    Passphrase passphrase = new Passphrase(this, passphraseFile, passphraseServer, decrypter);
    char[] secret = passphrase.read(session);
    try {
      for (Path file : files) {
        SigningKey key = read("keys", file, () -> KeyFile.read(file, secret.clone()));
        String what = unsigned.packageId() + " with " + key.publicKey().kid();
        getLog().info(goal() + ": " + (sign(unsigned, key) ? "signed " : "was signed ") + what);
      }
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  /** A property that nobody set gives nothing, which must not pass for a release that is shown. */
  private void requireNothingAsked() throws MojoExecutionException {
    Xpp3Dom all = execution.getConfiguration();
    Xpp3Dom asked = all == null ? null : all.getChild("packageId");
    if (asked != null && !("${" + PACKAGE_ID + "}").equals(asked.getValue())) {
      throw wrong("packageId is given and comes to nothing: " + asked.getValue());
    }
  }

  private UnsignedPackage open(Path packed) throws MojoExecutionException {
    if (packageId == null) {
      requireNothingAsked();
      throw wrong(
          "packageId is not given; set it to the package that somebody was shown, with"
              + " -D"
              + PACKAGE_ID
              + "=HEX");
    }
    Sha256 shown = digest("packageId", packageId);
    return read("folder", packed, () -> UnsignedPackage.open(packed, shown));
  }

  private boolean sign(UnsignedPackage unsigned, SigningKey key) throws MojoExecutionException {
    try {
      unsigned.sign(key);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException | PackageRefusedException e) {
      throw wrong("folder " + folder, e);
    }
  }

  /**
   * The passphrase of key files: from a file, settings.xml or the environment, and nowhere else.
   */
  static final class Passphrase {
    private static final String VARIABLE = "CACHET_PASSPHRASE";

    private final CachetMojo goal;
    private final @Nullable File file;
    private final @Nullable String server;
    private final SettingsDecrypter decrypter;

    Passphrase(
        CachetMojo goal,
        @Nullable File file,
        @Nullable String server,
        SettingsDecrypter decrypter) {
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
        throw goal.wrong(
            "passphraseServer " + id + " is no <server> of settings.xml; add it there");
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
}

package dev.cachet.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive that is made entry by entry. */
public final class ExampleArchive {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);

  public ExampleArchive with(String name, byte[] content) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ExampleArchive with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public ExampleArchive withManifest(String... lines) {
    return with("META-INF/MANIFEST.MF", String.join("\r\n", lines) + "\r\n\r\n");
  }

  public ExampleArchive withClasses(String... names) {
    for (String name : names) {
      with(name + ".class", name);
    }
    return this;
  }

  /** Maven's two files; the members are put into the pom.xml as they are. */
  public ExampleArchive withMaven(String group, String artifact, String version, String members) {
    String folder = "META-INF/maven/" + group + "/" + artifact + "/";
    return with(
            folder + "pom.properties",
            "#Created\ngroupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version)
        .with(
            folder + "pom.xml",
            "<project><groupId>"
                + group
                + "</groupId><artifactId>"
                + artifact
                + "</artifactId><version>"
                + version
                + "</version>"
                + members
                + "</project>");
  }

  public byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path in(Path folder, String name) {
    try {
      return Files.write(folder.resolve(name), bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

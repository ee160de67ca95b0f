package dev.cachet.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Images that Debian's squashfs-tools, e2fsprogs, genext2fs, tar, cpio, fdisk and compressors make
 * of one folder hold what the folder holds.
 */
class ImageToolsInterop {
  @TempDir Path folder;
  private Path root;
  private List<String> expected;

  @BeforeEach
  void layOut() throws Exception {
    root = Files.createDirectory(folder.resolve("root"));
    write("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n".getBytes(UTF_8));
    Random random = new Random(7);
    byte[] noise = new byte[3_000_000];
    random.nextBytes(noise);
    write("opt/noise", noise);
    write("opt/zeros", new byte[400_000]);
    write("opt/caf\u00e9.txt", new byte[] {1});
    write("opt/empty", new byte[0]);
    for (int i = 0; i < 700; i++) {
      write("usr/share/many/file-with-a-longer-name-" + i, ("content " + i).getBytes(UTF_8));
    }
    sh("truncate -s 30M root/opt/sparse; printf end >> root/opt/sparse");
    sh("ln root/opt/noise root/usr/again; ln -s ../opt/noise root/usr/link; ln -s /usr root/u");
    sh("ln -s " + "d/".repeat(60) + "end root/usr/longlink; mkfifo root/usr/pipe");
    Files.setPosixFilePermissions(
        root.resolve("opt/noise"), PosixFilePermissions.fromString("rwxr-x--x"));
    sh("chmod u+s root/opt/noise; chmod 1777 root/usr/share");
    expected = ImageListing.of(root);
    assertTrue(expected.size() > 700);
  }

  private void write(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void sh(String command) throws Exception {
    Path output = Files.createTempFile("output", ".txt");
    Process process =
        new ProcessBuilder("/bin/sh", "-ec", "PATH=$PATH:/sbin:/usr/sbin; " + command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exit = process.waitFor();
    assertEquals(0, exit, command + ": " + Files.readString(output));
    Files.delete(output);
  }

  private void assertSame(String image) throws Exception {
    assertEquals(
        String.join("\n", expected), String.join("\n", ImageListing.of(folder.resolve(image))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "lzo", "xz", "lz4", "zstd", "gzip -b 4096", "zstd -no-fragments"})
  void squashfs(String compression) throws Exception {
    sh("mksquashfs root image -noappend -quiet -no-progress -comp " + compression);
    assertSame("image");
  }

  @ParameterizedTest
  @CsvSource({
    "ext2,1024",
    "ext2,4096",
    "ext3,1024",
    "ext4,1024",
    "ext4,4096",
    "ext4 -O 64bit,4096",
    "ext4 -O ^64bit -O ^flex_bg,2048",
    "ext4 -O inline_data,4096",
    "ext4 -O inline_data -I 512,1024",
    "ext4 -O ^extents -O ^64bit,1024",
  })
  void ext(String type, int block) throws Exception {
    sh("truncate -s 64M image; mke2fs -q -t " + type + " -b " + block + " -d root image");
    assertSame("image");
  }

  @Test
  void genext2fs() throws Exception {
    sh("genext2fs -B 1024 -b 64000 -N 2000 -d root image");
    assertSame("image");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format=gnu",
        "--format=posix",
        "--format=gnu --sparse",
        "--format=posix --sparse --sparse-version=0.0",
        "--format=posix --sparse --sparse-version=0.1",
        "--format=posix --sparse --sparse-version=1.0"
      })
  void tar(String form) throws Exception {
    sh("tar -C root " + form + " -cf image .");
    assertSame("image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "zstd", "bzip2", "lz4", "lzma"})
  void packed(String tool) throws Exception {
    sh("tar -C root -c . | " + tool + " > image");
    assertSame("image");
  }

  @Test
  void cpioOfSeveralArchives() throws Exception {
    sh("mkdir early; echo microcode > early/kernel; (cd early; find . | cpio -o -H newc) > image");
    sh("(cd root; find . | cpio -o -H newc) | gzip >> image");
    sh("cp early/kernel root/kernel");
    expected = ImageListing.of(root);
    assertSame("image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt", "dos"})
  void disk(String table) throws Exception {
    sh("truncate -s 64M part; mke2fs -q -t ext4 -d root part; truncate -s 80M image");
    sh("printf 'label: " + table + "\\nstart=2048, size=8192\\nstart=12288\\n' | sfdisk -q image");
    sh("dd if=part of=image bs=512 seek=12288 conv=notrunc status=none");
    assertSame("image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-E", "-E -B 1000", "-E -p 1000"})
  void fit(String options) throws Exception {
    sh(
        "(cd root; find . | cpio -o -H newc) | gzip > ramdisk; head -c 5000 root/opt/noise >"
            + " kernel");
    Files.writeString(
        folder.resolve("image.its"),
        """
        /dts-v1/;
        / { description = "d"; #address-cells = <1>;
          images {
            kernel-1 { data = /incbin/("kernel"); type = "kernel"; arch = "arm64"; os = "linux";
              compression = "none"; load = <0>; entry = <0>; hash-1 { algo = "sha256"; }; };
            ramdisk-1 { data = /incbin/("ramdisk"); type = "ramdisk"; arch = "arm64"; os = "linux";
              compression = "none"; hash-1 { algo = "sha1"; }; hash-2 { algo = "crc32"; }; };
          };
          configurations { default = "c"; c { kernel = "kernel-1"; ramdisk = "ramdisk-1"; }; };
        };
        """);
    sh("mkimage " + options + " -f image.its image");
    assertSame("image");
  }
}

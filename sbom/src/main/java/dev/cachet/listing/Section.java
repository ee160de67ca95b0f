package dev.cachet.listing;

import dev.cachet.rootfs.EntryKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of entries, so that a difference can be told by its kind where no listing is at hand. */
public enum Section {
  /** The file that says which system it is. */
  OS_RELEASE("os-release", "/etc/os-release|/usr/lib/os-release"),
  /** The kernel, its modules and what lies beside it. */
  KERNEL("kernel and boot files", "/boot/.*|(?:/usr)?/lib/(?:modules|firmware)/.*"),
  /** Scripts that a package manager runs when it installs or removes a package. */
  PACKAGE_SCRIPTS(
      "scripts of packages",
      "/var/lib/dpkg/info/.*\\.(?:preinst|postinst|prerm|postrm|config|triggers)"
          + "|(?:/usr|/var)?/lib/opkg/info/.*\\.(?:preinst|postinst|prerm|postrm)"
          + "|(?:/usr)?/lib/apk/db/(?:scripts\\.tar.*|triggers)"
          + "|/var/lib/pacman/local/[^/]+/install"),
  /** What is started or loaded without anybody asking for it. */
  START(
      "what is started or loaded by itself",
      "/etc/(?:ld\\.so\\..*|init\\.d/.*|rc[^/]*(?:/.*)?|inittab|cron[^/]*(?:/.*)?|anacrontab"
          + "|profile(?:\\..*)?|udev/.*|pam\\.d/.*|sudoers(?:\\..*)?|modprobe\\.d/.*|xinetd.*"
          + "|inetd\\.conf|network/if-.*|init/.*)"
          + "|/var/spool/cron/.*|.*/(?:systemd|udev|dbus-1)/.*"
          + "|.*\\.(?:service|timer|socket|path|target|mount)|/init"),
  /** Programs, libraries and scripts. */
  PROGRAMS(
      "programs, libraries and scripts",
      ".*\\.(?:so(?:\\.[^/]*)?|py|pyc|pl|pm|sh|rb|lua|js|mjs|jar|war|ear|class|ko(?:\\.[^/]*)?"
          + "|node|wasm)"),
  /** Symbolic links with their targets. */
  LINKS("symbolic links", ""),
  /** Device nodes, pipes and sockets. */
  SPECIAL("devices, pipes and sockets", ""),
  /** Folders. */
  FOLDERS("folders", ""),
  /** Every other file. */
  DATA("other files", "");

  private final String words;
  private final Pattern paths;

  Section(String words, String paths) {
    this.words = words;
    this.paths = Pattern.compile(paths);
  }

  /**
   * What people call it.
   *
   * @return a few words in lower case
   */
  public String words() {
    return words;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Section> ofId(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }

  static Section of(ListedEntry entry) {
    return switch (entry.kind()) {
      case LINK -> LINKS;
      case FOLDER -> FOLDERS;
      case FILE -> ofFile(entry);
      default -> SPECIAL;
    };
  }

  private static Section ofFile(ListedEntry entry) {
    for (Section one : values()) {
      if (one.paths.matcher(entry.path()).matches()) {
        return one;
      }
      if (one == PROGRAMS) {
        break;
      }
    }
    return entry.kind() == EntryKind.FILE && entry.isExecutable() ? PROGRAMS : DATA;
  }
}

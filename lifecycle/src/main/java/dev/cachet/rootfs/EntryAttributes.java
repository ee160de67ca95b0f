package dev.cachet.rootfs;

/**
 * What a file system says of one entry beside its content.
 *
 * @param path where the entry is, absolute inside the root, as {@link PathCode} writes it: unlike
 *     the text that people read, no two paths have the same
 * @param kind what it is
 * @param mode the permissions with the setuid, setgid and sticky bits, 0 to 07777; -1 if the file
 *     system has none
 * @param uid number of its owner; -1 if the file system has none
 * @param gid number of its group; -1 if the file system has none
 * @param device number of a device node, as the file system has it; 0 for anything else
 * @param fileSystem number of the file system that it lies on; -1 if unknown
 */
public record EntryAttributes(
    String path, EntryKind kind, int mode, long uid, long gid, long device, long fileSystem) {
  /** Permissions, setuid, setgid and sticky. */
  static final int PERMISSIONS = 07777;
}

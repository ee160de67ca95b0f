package dev.cachet.rootfs;

import java.io.IOException;

/**
 * A visitor that is also shown what the file system says of each entry. {@link #attributes} comes
 * right before the call for the entry itself, the root's own folder included.
 */
public interface AttributeVisitor extends RootVisitor {
  /**
   * Sees the attributes of the entry that comes next.
   *
   * @param attributes the attributes
   * @throws IOException to end the walk
   */
  void attributes(EntryAttributes attributes) throws IOException;

  /**
   * Sees the exact target of the link whose attributes were shown before.
   *
   * @param code the target as {@link PathCode} writes it
   * @throws IOException to end the walk
   */
  void target(String code) throws IOException;
}

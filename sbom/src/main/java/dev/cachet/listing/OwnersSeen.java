package dev.cachet.listing;

import java.util.HashSet;
import java.util.Set;

/** Whether the owners of a root's entries are those of the system, or whoever unpacked it. */
final class OwnersSeen implements EntrySink {
  private static final String ROOT = "0";

  private final Set<String> users = new HashSet<>();

  @Override
  public void entry(ListedEntry entry) {
    if (users.size() < 2) {
      users.add(user(entry));
    }
  }

  /** One user for all, who is not root: no system is made so, and every unpacking by a user is. */
  boolean areOfWhoUnpacked() {
    return users.size() == 1 && !users.contains(ROOT);
  }

  private static String user(ListedEntry entry) {
    int colon = entry.owner().indexOf(':');
    return colon < 0 ? entry.owner() : entry.owner().substring(0, colon);
  }
}

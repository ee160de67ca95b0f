package dev.cachet.drift;

/**
 * What can differ between a document and a thing: the one table of what is compared and what is
 * not, which the output shows and docs/sbom-quality.md repeats.
 */
public enum ComparedSubject {
  /** The operating system. */
  SYSTEM("system", "name, version"),
  /** The components. */
  COMPONENTS(
      "components",
      "which there are, version, package URL, type, scope, CPE, digests, declared licences"),
  /** The edges. */
  EDGES("dependency edges", "who needs whom, where the inventory knows it"),
  /** What is said of completeness. */
  COMPLETENESS("completeness", "what the document of a root says of its own"),
  /** What is said of support. */
  SUPPORT("support", "state, level, last day and source, by the facts that the document names"),
  /** The entries. */
  FILES("files", "which entries there are, of which kind, and the content of each file"),
  /** What is no file. */
  LINKS("links and devices", "targets of links, numbers of devices, pipes, sockets"),
  /** Rights of the owner. */
  SETUID("setuid and setgid", "of files"),
  /** Permissions. */
  MODE("permissions", "of files, folders and devices, with the sticky bit"),
  /** Owners. */
  OWNER("owners", "numbers of user and group"),
  /** Capabilities. */
  CAPABILITIES("capabilities", "the extended attribute security.capability"),
  /** Where one listing is compared. */
  NAMES("names of what differs", "the path of each entry"),
  /** What people declared. */
  LEFT_OUT("declared run-time paths", "what lies there is left out by name"),
  /** Services. */
  SERVICES("services", "what the maker states of them; no thing shows it"),
  /** What people state. */
  STATED("supplier, remarks, evidence, references", "what the maker states; no thing shows it"),
  /** What no listing has. */
  OTHER(
      "other attributes",
      "other extended attributes, access control lists, times, hard links, the root's own folder");

  private final String words;
  private final String what;

  ComparedSubject(String words, String what) {
    this.words = words;
    this.what = what;
  }

  /**
   * What people call it.
   *
   * @return a few words
   */
  public String words() {
    return words;
  }

  /**
   * What of it is compared, or what is not.
   *
   * @return a few words
   */
  public String what() {
    return what;
  }
}

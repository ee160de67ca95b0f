package dev.cachet.rpm;

import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.Relations.Clause;
import dev.cachet.relation.Relations.Provided;
import dev.cachet.rpm.RpmHeader.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What packages of RPM need and provide, by capability: a name that any package may provide, or the
 * path of a file that any package may own.
 */
final class RpmRelations {
  private static final int LESS = 1 << 1;
  private static final int GREATER = 1 << 2;
  private static final int EQUAL = 1 << 3;
  private static final int MISSING_OK = 1 << 19;

  /** Capabilities of RPM itself, which no package has. */
  private static final int RPMLIB = 1 << 24;

  private static final Pattern SPACE = Pattern.compile("\\s++");
  private static final Pattern COMPARISON = Pattern.compile("[<>]?=|[<>]");
  private static final String USR = "/usr";

  /** Which folders have been links into {@code /usr}, so that one file has two names. */
  private static final Pattern MERGED = Pattern.compile("/(?:bin|sbin|lib|lib64)/.*");

  private final Set<String> capabilities = new TreeSet<>();
  private final Set<String> wantedPaths = new TreeSet<>();

  RpmRelations(List<RpmHeader> headers) {
    for (RpmHeader header : headers) {
      capabilities.addAll(header.texts(Tag.PROVIDENAME));
      for (String need : header.texts(Tag.REQUIRENAME)) {
        for (String word : SPACE.split(need, -1)) {
          String path = word.startsWith("(") ? word.substring(1) : word;
          if (path.startsWith("/")) {
            wantedPaths.add(path.endsWith(")") ? path.substring(0, path.length() - 1) : path);
          }
        }
      }
    }
  }

  List<Clause> needs(RpmHeader header) {
    Map<String, Clause> needs = new LinkedHashMap<>();
    List<String> names = header.texts(Tag.REQUIRENAME);
    List<String> versions = header.texts(Tag.REQUIREVERSION);
    for (int i = 0; i < names.size(); i++) {
      long flags = header.number(Tag.REQUIREFLAGS, i, 0);
      String name = names.get(i);
      if ((flags & (RPMLIB | MISSING_OK)) == 0 && !name.startsWith("rpmlib(")) {
        String version = i < versions.size() ? versions.get(i) : "";
        List<Clause> clauses =
            name.startsWith("(")
                ? rich(name)
                : List.of(clause(name, version.isEmpty() ? "" : operator(flags), version));
        clauses.forEach(clause -> needs.putIfAbsent(clause.text(), clause));
      }
    }
    return List.copyOf(needs.values());
  }

  private static Clause clause(String name, String operator, String version) {
    String text = operator.isEmpty() ? name : name + " " + operator + " " + version;
    return new Clause(text, List.of(alternative(name, operator, version)));
  }

  private static Alternative alternative(String name, String operator, String version) {
    return new Alternative(name, "", operator, operator.isEmpty() ? "" : version);
  }

  private static String operator(long flags) {
    String order = (flags & LESS) != 0 ? "<" : (flags & GREATER) != 0 ? ">" : "";
    return order + ((flags & EQUAL) != 0 ? "=" : "");
  }

  /**
   * A need that depends on others, as far as it is plain: alternatives, a list, and what is needed
   * only if something else is there. Everything else is a need that nobody is known to fulfil.
   */
  private List<Clause> rich(String text) {
    String inside = text.substring(1, Math.max(1, text.length() - 1));
    List<Alternative> terms = new ArrayList<>();
    List<String> joints = new ArrayList<>();
    String[] words = SPACE.split(inside, -1);
    for (int i = 0; i < words.length; i++) {
      boolean compared = i + 2 < words.length && COMPARISON.matcher(words[i + 1]).matches();
      terms.add(alternative(words[i], compared ? words[i + 1] : "", compared ? words[i + 2] : ""));
      i += compared ? 3 : 1;
      if (i < words.length) {
        joints.add(words[i]);
      }
    }
    boolean nested = terms.stream().anyMatch(term -> term.name().startsWith("("));
    boolean whole = terms.size() == joints.size() + 1 && text.endsWith(")");
    return nested || !whole ? List.of(new Clause(text, List.of())) : joined(text, terms, joints);
  }

  private List<Clause> joined(String text, List<Alternative> terms, List<String> joints) {
    Set<String> kinds = Set.copyOf(joints);
    if (kinds.equals(Set.of("or"))) {
      return List.of(new Clause(text, terms));
    }
    if (kinds.isEmpty() || kinds.equals(Set.of("and"))) {
      return terms.stream().map(t -> clause(t.name(), t.operator(), t.version())).toList();
    }
    boolean conditional = joints.equals(List.of("if")) || joints.equals(List.of("if", "else"));
    if (!conditional || terms.get(1).name().startsWith("/")) {
      return List.of(new Clause(text, List.of()));
    }
    if (capabilities.contains(terms.get(1).name())) {
      return List.of(new Clause(text, List.of(terms.get(0))));
    }
    return terms.size() == 2 ? List.of() : List.of(new Clause(text, List.of(terms.get(2))));
  }

  /** Capabilities, and those files that somebody needs by their paths. */
  List<Provided> provides(RpmHeader header, List<String> files) {
    List<Provided> provided = new ArrayList<>();
    List<String> names = header.texts(Tag.PROVIDENAME);
    List<String> versions = header.texts(Tag.PROVIDEVERSION);
    for (int i = 0; i < names.size(); i++) {
      long order = header.number(Tag.PROVIDEFLAGS, i, 0) & (LESS | GREATER | EQUAL);
      boolean exact = order == EQUAL && i < versions.size();
      provided.add(new Provided(names.get(i), exact ? versions.get(i) : ""));
    }
    for (String file : files) {
      if (wantedPaths.contains(file)) {
        provided.add(new Provided(file, ""));
      }
      String other = otherName(file);
      if (other != null && wantedPaths.contains(other)) {
        provided.add(new Provided(other, ""));
      }
    }
    return provided;
  }

  private static @Nullable String otherName(String file) {
    if (MERGED.matcher(file).matches()) {
      return USR + file;
    }
    String below = file.startsWith(USR + "/") ? file.substring(USR.length()) : "";
    return MERGED.matcher(below).matches() ? below : null;
  }
}

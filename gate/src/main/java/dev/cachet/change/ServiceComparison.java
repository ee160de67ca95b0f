package dev.cachet.change;

import dev.cachet.sbom.DataFlow;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of the services that documents state. */
final class ServiceComparison {
  private static final List<String> PLAIN =
      List.of("http", "ws", "mqtt", "amqp", "ldap", "ftp", "coap", "tcp", "smtp", "syslog");
  private static final List<String> ENCRYPTED =
      List.of(
          "https", "wss", "mqtts", "amqps", "ldaps", "ftps", "coaps", "tls", "smtps", "syslogs");

  private final ReasonDraft draft;

  ServiceComparison(ReasonDraft draft) {
    this.draft = draft;
  }

  void compare(Sbom before, Sbom after) {
    Map<String, Service> old = byName(before.content().services());
    Map<String, Service> now = byName(after.content().services());
    now.forEach(
        (name, service) -> {
          Service was = old.remove(name);
          if (was == null) {
            draft.add(
                listens(service) ? "change.service-listening" : "change.service-stated",
                name,
                "",
                "");
          } else {
            endpoints(name, new TreeSet<>(was.endpoints()), new TreeSet<>(service.endpoints()));
          }
        });
    old.keySet().forEach(name -> draft.add("change.service-gone", name, "", ""));
  }

  private void endpoints(String name, Set<String> old, Set<String> now) {
    Set<String> added = new TreeSet<>(now);
    added.removeAll(old);
    Set<String> gone = new TreeSet<>(old);
    gone.removeAll(now);
    for (String one : added) {
      if (gone.remove(twin(one, ENCRYPTED, PLAIN))) {
        draft.add("change.service-encrypted", name, twin(one, ENCRYPTED, PLAIN), one);
      } else if (gone.remove(twin(one, PLAIN, ENCRYPTED))) {
        draft.add("change.service-unencrypted", name, twin(one, PLAIN, ENCRYPTED), one);
      } else {
        boolean listens = ListeningAddress.isIn(one);
        draft.add(listens ? "change.service-listening" : "change.service-stated", name, "", one);
      }
    }
    gone.forEach(one -> draft.add("change.service-gone", name, one, ""));
  }

  /** The same address under the scheme of the other list; empty if there is none. */
  private static String twin(String endpoint, List<String> from, List<String> to) {
    int colon = endpoint.indexOf("://");
    int at = colon < 0 ? -1 : from.indexOf(endpoint.substring(0, colon).toLowerCase(Locale.ROOT));
    return at < 0 ? "" : to.get(at) + endpoint.substring(colon);
  }

  private static boolean listens(Service service) {
    boolean address = service.endpoints().stream().anyMatch(ListeningAddress::isIn);
    boolean takesData =
        service.data().stream().anyMatch(data -> data.direction() == DataFlow.Direction.INBOUND);
    return address || (takesData && service.endpoints().isEmpty());
  }

  private static Map<String, Service> byName(List<Service> services) {
    Map<String, Service> named = new TreeMap<>();
    for (Service one : services) {
      String group = one.group() == null ? "" : one.group() + "/";
      named.put(group + one.name(), one);
      named.putAll(byName(one.parts()));
    }
    return named;
  }
}

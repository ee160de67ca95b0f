package dev.cachet.lookup;

import dev.cachet.catalogue.Cycle;
import java.util.Locale;

/** Groups of Windows editions that have ends of support of their own. */
enum WindowsEdition {
  /** Not known: every edition is possible. */
  UNKNOWN,
  /** Home and Pro, and the editions that they had before Windows 8. */
  HOME_AND_PRO,
  /** Enterprise, Education and IoT Enterprise. */
  ENTERPRISE,
  /** Enterprise LTSC. */
  ENTERPRISE_LONG_TERM,
  /** IoT Enterprise LTSC. */
  IOT_LONG_TERM,
  /** IoT Core. */
  IOT_CORE,
  /** A server of the long-term channel. */
  SERVER,
  /** A server of an annual channel. */
  SERVER_ANNUAL,
  /** Embedded Standard. */
  EMBEDDED,
  /** A product with terms of its own that shares builds with a server. */
  OTHER;

  static WindowsEdition of(WindowsRegistry registry) {
    String id = registry.editionId().toLowerCase(Locale.ROOT);
    if (id.isEmpty()) {
      boolean server = registry.installationType().toLowerCase(Locale.ROOT).startsWith("server");
      return server ? SERVER : UNKNOWN;
    }
    if (id.startsWith("serverazurestack")) {
      return OTHER;
    }
    // Enterprise multi-session has a server's name and a client's support.
    if (id.startsWith("server") && !id.equals("serverrdsh")) {
      return id.contains("acor") ? SERVER_ANNUAL : SERVER;
    }
    if (id.startsWith("iotenterprises")) {
      return IOT_LONG_TERM;
    }
    if (id.startsWith("enterprises")) {
      return ENTERPRISE_LONG_TERM;
    }
    if (id.matches("(core|professional|home|starter|ultimate|business).*")) {
      return HOME_AND_PRO;
    }
    if (id.equals("iotuap")) {
      return IOT_CORE;
    }
    if (id.startsWith("embedded")) {
      return EMBEDDED;
    }
    return id.matches("(enterprise|education|iotenterprise|serverrdsh).*") ? ENTERPRISE : UNKNOWN;
  }

  boolean mayBe(Cycle cycle) {
    String name = cycle.name();
    boolean server = cycle.product().equals("windows-server");
    boolean annual = name.endsWith("-sac") || name.endsWith("-ac");
    boolean client = cycle.product().equals("windows");
    boolean special =
        name.endsWith("-w")
            || name.endsWith("-e")
            || name.endsWith("-lts")
            || name.endsWith("-iot");
    return switch (this) {
      case UNKNOWN -> true;
      case HOME_AND_PRO -> client && (name.endsWith("-w") || !special);
      case ENTERPRISE -> client && (name.endsWith("-e") || !special);
      case ENTERPRISE_LONG_TERM -> client && name.endsWith("-e-lts");
      case IOT_LONG_TERM -> client && name.endsWith("-lts");
      case IOT_CORE -> client && name.endsWith("-iot");
      case SERVER -> server && !annual;
      case SERVER_ANNUAL -> server && annual;
      case OTHER -> false;
      case EMBEDDED -> cycle.product().equals("windows-embedded");
    };
  }
}

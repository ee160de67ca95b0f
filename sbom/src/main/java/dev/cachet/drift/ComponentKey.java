package dev.cachet.drift;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.cachet.sbom.Component;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same of a component from one document to the next.
 *
 * @param type the type of its package URL; empty if it has none
 * @param text package URL without version, else group and name
 */
record ComponentKey(String type, String text) {
  /** These name what a version was built from or for, and so change with it. */
  private static final Set<String> CHANGING =
      Set.of("distro", "upstream", "checksum", "download_url", "vcs_url", "epoch");

  static ComponentKey of(Component component) {
    PackageURL url = url(component.purl());
    return url == null ? byName(component) : byUrl(url);
  }

  /** For what is left after package URLs were matched: a tool may have begun to state them. */
  static ComponentKey byName(Component component) {
    return new ComponentKey("", "name:" + component.group() + "/" + component.name());
  }

  ComponentKey with(String more) {
    return new ComponentKey(type, text + "\n" + more);
  }

  private static ComponentKey byUrl(PackageURL url) {
    Map<String, String> kept = new TreeMap<>();
    if (url.getQualifiers() != null) {
      kept.putAll(url.getQualifiers());
      kept.keySet().removeAll(CHANGING);
    }
    String text =
        url.getType() + "/" + url.getNamespace() + "/" + url.getName() + kept + url.getSubpath();
    return new ComponentKey(url.getType(), text);
  }

  private static @Nullable PackageURL url(@Nullable String purl) {
    try {
      return purl == null ? null : new PackageURL(purl);
    } catch (MalformedPackageURLException e) {
      return null;
    }
  }
}

package dev.cachet.mud;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.address.IpFamily;
import dev.cachet.flow.Flow;
import dev.cachet.network.PublishedProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One access list of a direction and a family.
 *
 * @param fromDevice whether it is about what the device sends
 * @param family whose addresses it has
 * @param entries at least one
 */
record MudAcl(boolean fromDevice, IpFamily family, List<MudAce> entries) {
  static List<MudAcl> of(PublishedProfile published) {
    List<MudAcl> acls = new ArrayList<>();
    for (boolean fromDevice : new boolean[] {true, false}) {
      for (IpFamily family : IpFamily.values()) {
        List<MudAce> entries = new ArrayList<>();
        for (Flow flow : published.profile().flows()) {
          entries.addAll(MudAce.of(published, flow, family, fromDevice));
        }
        if (!entries.isEmpty()) {
          acls.add(new MudAcl(fromDevice, family, entries));
        }
      }
    }
    return acls;
  }

  String name() {
    return (fromDevice ? "from-" : "to-") + MudFile.word(family);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name());
    json.writeStringField("type", MudFile.word(family) + "-acl-type");
    json.writeObjectFieldStart("aces");
    json.writeArrayFieldStart("ace");
    for (MudAce entry : entries) {
      entry.write(json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }
}

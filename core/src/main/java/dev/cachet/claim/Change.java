package dev.cachet.claim;

import java.util.Optional;

/**
 * What the manufacturer says about the change; carried for people.
 *
 * @param changeClass how large it is; {@code class} in the manifest
 * @param udiDi whether the UDI-DI stays
 * @param reason why it was made
 * @param reference the manufacturer's own reference
 * @param fscaRef reference of the field safety corrective action; present exactly for {@link
 *     ChangeReason#FSCA}
 */
public record Change(
    ChangeClass changeClass,
    UdiDiChange udiDi,
    ChangeReason reason,
    String reference,
    Optional<String> fscaRef) {}

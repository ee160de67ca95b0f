/** Detached signatures in CMS (RFC 5652) over MUD files, by a certificate of X.509. */
@NullMarked
package dev.cachet.signer.cms;

import org.jspecify.annotations.NullMarked;

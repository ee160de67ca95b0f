/** Flows of a network: peers, ports, protocols, encryption and classes of data. */
@NullMarked
package dev.cachet.flow;

import org.jspecify.annotations.NullMarked;

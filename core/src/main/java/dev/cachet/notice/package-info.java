/**
 * The notice that a manufacturer ends the support of a product: what it says, who has to have
 * signed it, and what a device does with it. It installs nothing.
 */
package dev.cachet.notice;

/** The status of a device, written for people and machines. */
package dev.cachet.installation.status;

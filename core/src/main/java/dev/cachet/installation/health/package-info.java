/** Whether a device works after an update. */
package dev.cachet.installation.health;

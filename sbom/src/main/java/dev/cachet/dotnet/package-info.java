/** Libraries of .NET applications, and the runtime that they bring or share. */
@NullMarked
package dev.cachet.dotnet;

import org.jspecify.annotations.NullMarked;

package dev.cachet.author;

import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.udi.InvalidUdiException;

/** A package description is wrong. The message names the file, the place in it and the rule. */
public final class DescriptionException extends Exception {
  private static final long serialVersionUID = 1L;

  DescriptionException(String name, StrictJsonException problem) {
    super(name + ": " + problem.getMessage(), problem);
  }

  DescriptionException(String name, PackageRefusedException refused) {
    super(
        name
            + ": "
            // Members have the same names here and in the manifest.
            + refused.refusal().subject().replace("manifest.json#", "")
            + ": found "
            + refused.refusal().found()
            + ", expected "
            + refused.refusal().expected()
            + " ("
            + refused.refusal().clause()
            + ")",
        refused);
  }

  DescriptionException(String name, InvalidUdiException problem) {
    super(
        name + ": /target/udiDi: " + problem.getMessage() + "; check it with 'cachet udi check'",
        problem);
  }
}

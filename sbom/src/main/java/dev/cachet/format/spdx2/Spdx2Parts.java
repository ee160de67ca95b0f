package dev.cachet.format.spdx2;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Takes the long lists of an SPDX 2 document one by one, each in the form that it has in JSON.
 *
 * <p>Whatever is not in these lists comes at the end as one object.
 */
public interface Spdx2Parts {
  /** What hears of nothing: for a look at the head of a document. */
  Spdx2Parts NONE =
      new Spdx2Parts() {
        @Override
        public void takePackage(ObjectNode item, String pointer) {
          // The head says nothing of packages.
        }

        @Override
        public void takeRelationship(ObjectNode item, String pointer) {
          // Nor of relationships.
        }

        @Override
        public void takeFile(String file, String whole) {
          // Nor of files.
        }
      };

  /**
   * Takes a package.
   *
   * @param pointer where it stands in the document
   * @param item the JSON object
   */
  void takePackage(ObjectNode item, String pointer);

  /**
   * Takes a relationship.
   *
   * @param pointer where it stands in the document
   * @param item the JSON object
   */
  void takeRelationship(ObjectNode item, String pointer);

  /**
   * Takes what is said of a file: that a package holds it.
   *
   * @param file its identifier
   * @param whole the identifier of the package
   */
  void takeFile(String file, String whole);
}

/** Staff, roles and passwords; reporters and their contacts. Owns the schema identity and personal.contact. */
@NullMarked
package org.ventanilla.hub.identity;

import org.jspecify.annotations.NullMarked;

/**
 * What the form's templates are given. Public only because the templates are compiled into a package of their own.
 */
@NullMarked
package org.ventanilla.connector.web.view;

import org.jspecify.annotations.NullMarked;

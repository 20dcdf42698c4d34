/**
 * What the templates of the sandbox's page are given: plain records with everything already decided and worded. Public only
 * because compiled templates live in a package of their own.
 */
@NullMarked
package org.ventanilla.connector.sandbox.page;

import org.jspecify.annotations.NullMarked;

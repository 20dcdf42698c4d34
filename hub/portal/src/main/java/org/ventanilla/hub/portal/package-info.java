/**
 * The public site: pages for citizens, the read APIs behind them and the photos they show. It knows no table and no rule;
 * everything comes through {@link org.ventanilla.hub.portal.PortalData}.
 */
@NullMarked
package org.ventanilla.hub.portal;

import org.jspecify.annotations.NullMarked;

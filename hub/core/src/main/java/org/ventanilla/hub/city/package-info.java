/** What a city changes without code: its taxonomy, gazetteer, place language and names, read from files once at start. */
@NullMarked
package org.ventanilla.hub.city;

import org.jspecify.annotations.NullMarked;

/** What a machine wrote down of speech: proposed reports with the sentence each field came from, and what people decided of them. */
@NullMarked
package org.ventanilla.hub.transcript;

import org.jspecify.annotations.NullMarked;

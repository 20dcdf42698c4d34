/** What a message in a conversation without threads is about: a new report, more about an earlier one, or no report at all. */
@NullMarked
package org.ventanilla.hub.conversation;

import org.jspecify.annotations.NullMarked;

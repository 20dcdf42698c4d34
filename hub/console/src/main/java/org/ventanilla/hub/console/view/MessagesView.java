package org.ventanilla.hub.console.view;

import java.util.List;
import org.ventanilla.hub.notify.NoticeRow;

/**
 * Messages to citizens.
 *
 * @param trouble need a person
 * @param waiting go by themselves
 * @param done what has just been done, as in the address
 */
public record MessagesView(List<NoticeRow> trouble, List<NoticeRow> waiting, String done) {}

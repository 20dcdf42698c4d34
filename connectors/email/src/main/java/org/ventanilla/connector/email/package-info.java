/**
 * The e-mail channel: an IMAP mailbox in, SMTP out. Reading a mail is a chain of small pure classes, one concern each
 * (bytes, headers, words, threading, machine or person), so that new rules find their place; only {@link Mailbox} and
 * {@link MailSender} talk to a network.
 */
@NullMarked
package org.ventanilla.connector.email;

import org.jspecify.annotations.NullMarked;

package org.ventanilla.hub.console;

import java.nio.file.Path;
import java.time.Clock;
import org.ventanilla.hub.identity.Tokens;

/**
 * How the console is set up.
 *
 * @param secure whether browsers reach it by https: its cookies are then sent by https only
 * @param uploads folder for files on their way into the media room
 * @param tokens makes the secrets in the forms
 */
public record ConsoleSettings(boolean secure, Path uploads, Tokens tokens, Clock clock) {}

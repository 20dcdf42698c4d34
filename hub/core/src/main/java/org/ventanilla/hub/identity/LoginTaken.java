package org.ventanilla.hub.identity;

import java.io.Serial;

/** The login is somebody's already in this jurisdiction; nothing was changed. */
public final class LoginTaken extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LoginTaken() {
        super("this login is taken in this jurisdiction");
    }
}

package org.ventanilla.hub.boot;

import java.util.List;

/** A connector that does not keep the contract: all that is wrong with it, without secrets. */
final class BadConnector extends RuntimeException {
    BadConnector(List<String> problems) {
        super(String.join("; ", problems), null, false, false);
    }
}

package org.ventanilla.connector.conformance;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.ventanilla.connector.Assembly.RemoteFiles;

/** The fetching of files as it is, timed. */
record WatchedFiles(Watch watch, RemoteFiles inner) implements RemoteFiles {
    private static final String WHAT = "fetch of a file";

    @Override
    public Future<Buffer> fetch(URI address) {
        watch.askForFile();
        return watch.timed(WHAT, () -> inner.fetch(address));
    }

    @Override
    public Future<Optional<Buffer>> fetch(URI address, Path into) {
        watch.askForFile();
        return watch.timed(WHAT, () -> inner.fetch(address, into));
    }
}

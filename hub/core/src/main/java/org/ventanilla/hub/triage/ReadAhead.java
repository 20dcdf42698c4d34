package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads a piece of work while the one before it is written: reading keeps the processors busy and writing the database. Used once.
 *
 * @param <A> a piece
 * @param <B> what was read in it
 */
final class ReadAhead<A, B> {
    private final List<A> pieces;
    private final Function<A, Future<B>> read;
    private final BiFunction<A, B, Future<Boolean>> write;

    /** @param write answers whether to go on with the next */
    ReadAhead(List<A> pieces, Function<A, Future<B>> read, BiFunction<A, B, Future<Boolean>> write) {
        this.pieces = List.copyOf(pieces);
        this.read = read;
        this.write = write;
    }

    /** Ends when the last that was begun is written. Fails with the first that cannot be read or written; none after it is. */
    Future<Void> run() {
        return pieces.isEmpty() ? Future.succeededFuture() : from(0, read.apply(pieces.get(0)));
    }

    private Future<Void> from(int at, Future<B> begun) {
        return begun.compose(done -> {
            boolean last = at + 1 == pieces.size();
            Future<Boolean> written = write.apply(pieces.get(at), done);
            if (last) {
                return written.mapEmpty();
            }
            Future<B> next = read.apply(pieces.get(at + 1));
            return written.compose(goOn -> goOn ? from(at + 1, next) : Future.succeededFuture());
        });
    }
}

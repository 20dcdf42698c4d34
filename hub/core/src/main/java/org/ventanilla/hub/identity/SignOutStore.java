package org.ventanilla.hub.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** SQL of the sessions that were ended before their time. */
final class SignOutStore {
    private static final String END =
            "insert into identity.signed_out (session_id, until) values ($1, $2) on conflict do nothing";

    private static final String FORGET = "delete from identity.signed_out where until < $1";

    private static final String IS_ENDED = "select 1 from identity.signed_out where session_id = $1";

    private SignOutStore() {}

    /** What ends by itself is forgotten on the way. */
    static Future<Void> end(SqlClient client, String sessionId, Instant until, Instant now) {
        return client.preparedQuery(END)
                .execute(Tuple.of(sessionId, until.atOffset(ZoneOffset.UTC)))
                .compose(ended -> client.preparedQuery(FORGET).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))))
                .mapEmpty();
    }

    static Future<Boolean> isEnded(SqlClient client, String sessionId) {
        return client.preparedQuery(IS_ENDED).execute(Tuple.of(sessionId)).map(rows -> rows.size() > 0);
    }
}

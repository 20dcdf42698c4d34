package org.ventanilla.connector.email;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.OutboundUpdate.Photo;

/** Updates as the hub asks for them. */
final class Updates {
    static final String TOKEN = "R7k2QzR7k2QzR7k2Qz";
    static final String ANA = "ana@citizens.example";

    private Updates() {}

    static OutboundUpdate plain() {
        return to(ANA, "Ana Peña", "Recibido: farola", List.of("<lamp-1@citizens.example>"));
    }

    static OutboundUpdate to(String recipient, @Nullable String name, String subject, List<String> inReplyTo) {
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                "d-17",
                recipient,
                name,
                "es",
                subject,
                "Hola, Peña 🚧:\n.lo tenemos.",
                null,
                List.of(),
                TOKEN,
                inReplyTo,
                true,
                null,
                1,
                null);
    }

    static OutboundUpdate withPhotos(int attempt, List<Photo> photos) {
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                "d-18",
                ANA,
                null,
                "es",
                "Arreglado",
                "Ya luce.",
                "<p>Ya <b>luce</b>.</p><img src=\"cid:after.jpg\" alt=\"La farola\">",
                photos,
                TOKEN,
                List.of(),
                false,
                null,
                attempt,
                null);
    }

    /** News that its recipient can end. */
    static OutboundUpdate news(URI unsubscribe) {
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                "d-19",
                ANA,
                null,
                "es",
                "En marcha",
                "Ya vamos.",
                null,
                List.of(),
                TOKEN,
                List.of(),
                false,
                null,
                1,
                unsubscribe);
    }
}

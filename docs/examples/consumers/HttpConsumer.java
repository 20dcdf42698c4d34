import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * Follows the log of a hub under a name, over HTTP: java -cp jackson-databind… HttpConsumer.java SITE NAME KEY HOW_MANY. What was
 * done and not acknowledged comes again: do it so that twice is no harm.
 */
public class HttpConsumer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        String here = args[0] + "/v1/consumers/" + args[1];
        int howMany = Integer.parseInt(args[3]);
        String cursor = ask(here, args[2], null).get("cursor").asText();
        for (int seen = 0; seen < howMany; ) {
            try {
                JsonNode page = ask(here + "/events?limit=500&wait=30", args[2], null);
                page.get("events").forEach(HttpConsumer::handle);
                seen += page.get("events").size();
                var done = Map.of("after", cursor, "cursor", page.get("next").asText());
                cursor = ask(here + "/ack", args[2], done).get("cursor").asText();
            } catch (java.io.IOException away) {
                Thread.sleep(5_000); // the cursor is safe at the hub
            }
        }
    }

    private static void handle(JsonNode event) {
        String kind = event.get("type").asText().replaceFirst(".*\\.ventanilla\\.", "");
        System.out.println(event.get("sequence").asLong() + " " + kind + " " + event.get("subject").asText());
    }

    private static JsonNode ask(String address, String key, Map<String, String> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + key);
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() == 409 || answer.statusCode() == 410) {
            throw new IllegalStateException("take a snapshot first: " + answer.body());
        } else if (answer.statusCode() >= 400) {
            throw new java.io.IOException("answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}

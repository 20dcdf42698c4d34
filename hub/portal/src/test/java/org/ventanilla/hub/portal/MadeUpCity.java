package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.hotspot.Hotspots.WithIncidents;
import org.ventanilla.hub.incident.FollowView;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.markers.Marker;
import org.ventanilla.hub.opendata.DataFile;
import org.ventanilla.hub.opendata.OpenRecord;
import org.ventanilla.hub.opendata.Statistics;

/** A small city of records, for tests and for looking at the pages. */
final class MadeUpCity implements PortalData {
    static final String TOKEN = "k3J9-secreto";

    final List<IncidentView> incidents = new ArrayList<>();
    final List<WithIncidents> hotspots = new ArrayList<>();
    final List<Rating> ratings = new ArrayList<>();
    static final String NEWS = "1042-17.abcdefghij234567abcd";

    final List<NewsChoice> choices = new ArrayList<>();
    NewsView news = new NewsView("AV-1042", true, true);
    final List<IncidentFilter> asked = new ArrayList<>();
    boolean away;

    @Nullable List<Marker> markers;

    final MadeUpFollows follows = new MadeUpFollows();
    final List<DataFile> files = new ArrayList<>();
    final Map<String, Path> paths = new HashMap<>();

    @Nullable Statistics statistics;

    FollowView report = report(null, true);

    @Nullable Buffer ground;

    record Rating(int stars, @Nullable String comment) {}

    @Override
    public Future<List<WithIncidents>> hotspots(int limit) {
        return answer(hotspots);
    }

    @Override
    public Future<List<IncidentView>> incidents(List<Long> ids) {
        return Future.succeededFuture(incidents.stream()
                .filter(i -> ids.contains(Long.valueOf(i.id())))
                .toList());
    }

    @Override
    public Optional<List<Marker>> markers(IncidentFilter filter, int zoom) {
        return Optional.ofNullable(markers);
    }

    @Override
    public Future<org.ventanilla.model.SimilarAnswer> similar(org.ventanilla.model.SimilarQuestion question) {
        boolean near = question.lat() != null && question.lat() > 43;
        return Future.succeededFuture(
                near
                        ? new org.ventanilla.model.SimilarAnswer(List.of(new org.ventanilla.model.SimilarAnswer.Known(
                                "17",
                                "IN-17",
                                "ALU-01",
                                question.language() + ": " + question.words(),
                                "RECEIVED",
                                12,
                                null,
                                java.time.Instant.EPOCH,
                                1,
                                null)))
                        : org.ventanilla.model.SimilarAnswer.NONE);
    }

    @Override
    public Future<List<IncidentView>> incidents(IncidentFilter filter) {
        asked.add(filter);
        return answer(incidents.stream()
                .filter(i -> filter.statuses().isEmpty() || filter.statuses().contains(i.status()))
                .filter(i -> filter.before() == null || Long.parseLong(i.id()) < filter.before())
                .limit(filter.limit())
                .toList());
    }

    @Override
    public Future<Optional<IncidentView>> incident(String id) {
        return answer(incidents.stream().filter(i -> i.id().equals(id)).findFirst());
    }

    @Override
    public Future<Optional<FollowView>> follow(String number, String token) {
        boolean known = number.equals(report.number()) && token.equals(TOKEN);
        return answer(known ? Optional.of(report) : Optional.empty());
    }

    @Override
    public Future<Void> rate(String number, String token, int stars, @Nullable String comment) {
        ratings.add(new Rating(stars, comment));
        return Future.succeededFuture();
    }

    @Override
    public Future<Optional<NewsView>> news(String secret) {
        return answer(secret.equals(NEWS) ? Optional.of(news) : Optional.empty());
    }

    @Override
    public Future<Boolean> choose(String secret, NewsChoice choice) {
        if (!secret.equals(NEWS)) {
            return answer(false);
        }
        choices.add(choice);
        news = new NewsView(
                news.number(),
                choice == NewsChoice.RESUME || (news.ofThis() && choice != NewsChoice.END_THIS),
                choice == NewsChoice.RESUME || (news.ofAny() && choice != NewsChoice.END_ALL));
        return answer(true);
    }

    @Override
    public FollowData follows() {
        return follows;
    }

    @Override
    public Future<List<Map<String, @Nullable Object>>> rows(List<IncidentView> shown) {
        return answer(shown.stream().map(MadeUpCity::row).toList());
    }

    private static Map<String, @Nullable Object> row(IncidentView i) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        OpenRecord.FIELDS.forEach(field -> row.put(field, null));
        row.put("identificador", i.number());
        row.put("calle", i.place());
        row.put("longitud", i.lon());
        return row;
    }

    @Override
    public Future<List<DataFile>> dataFiles() {
        return answer(files);
    }

    @Override
    public Future<Optional<Path>> dataPath(DataFile file) {
        return answer(Optional.ofNullable(paths.get(file.name())));
    }

    @Override
    public Future<Optional<Statistics>> statistics() {
        return answer(Optional.ofNullable(statistics));
    }

    @Override
    public List<String> areas() {
        return List.of("Centro", "El Sardinero");
    }

    @Override
    public Future<Optional<MediaFile>> ownMedia(String number, String token, String ref, Size size) {
        return media(ref, size);
    }

    @Override
    public Future<Optional<MediaFile>> media(String ref, Size size) {
        return answer(Optional.of(new MediaFile("image/svg+xml", Buffer.buffer(picture(ref)))));
    }

    @Override
    public Future<Counts> counts() {
        return answer(new Counts(1234, 87, 311));
    }

    @Override
    public List<GroupView> taxonomy() {
        return List.of(
                group(
                        "ALU",
                        "Alumbrado público",
                        "Street lighting",
                        "#B8860B",
                        "Farola apagada o fundida",
                        "Street lamp out"),
                group("VIA", "Calzadas y aceras", "Roads and pavements", "#5B6770", "Bache en la calzada", "Pothole"),
                group(
                        "LIM",
                        "Limpieza",
                        "Cleaning",
                        "#2E8B57",
                        "Basura fuera del contenedor",
                        "Rubbish outside the bin"));
    }

    @Override
    public Map<String, FormerView> former() {
        var gone = new CategoryView("ALU-09", "Farola de gas", "Gas lamp", true);
        var now = new CategoryView("ALU-01", "Farola apagada o fundida", "Street lamp out", true);
        return Map.of("ALU-09", new FormerView("ALU", gone, now), "LAMPARA", new FormerView("ALU", now, now));
    }

    @Override
    public CityView city() {
        return new CityView("Villaseca", new Bbox(-3.893, 43.43, -3.758, 43.499), ZoneId.of("Europe/Madrid"), ground);
    }

    private <T> Future<T> answer(T value) {
        return away ? Future.failedFuture(new IllegalStateException("database away")) : Future.succeededFuture(value);
    }

    private static GroupView group(String code, String es, String en, String colour, String leafEs, String leafEn) {
        return new GroupView(
                code, es, en, "dot", colour, List.of(new CategoryView(code + "-01", leafEs, leafEn, true)));
    }

    static FollowView report(@Nullable IncidentView incident, boolean canRate) {
        return new FollowView(
                "AV-1042",
                "es",
                "web",
                Instant.parse("2026-11-20T18:05:00Z"),
                "La farola de delante de mi portal lleva tres noches apagada.\nNo se ve <nada> & da miedo.",
                List.of("own1", "own2"),
                incident,
                null,
                null,
                canRate);
    }

    static PortalSettings settings() {
        return new PortalSettings(
                URI.create("https://avisos.villaseca.example"),
                "Ventanilla Villaseca",
                "/report",
                "AV",
                "112",
                "avisos@villaseca.example",
                "+34 600 000 000",
                "+34 942 000 000",
                null,
                new PortalSettings.Legal(
                        Map.of("es", "Ayuntamiento de Villaseca", "en", "Villaseca City Council"),
                        null,
                        "https://sede.villaseca.example",
                        "accesible@villaseca.example",
                        null));
    }

    private static String picture(String ref) {
        boolean after = ref.startsWith("after");
        String sky = after ? "#9cc9dd" : "#24333c";
        String lamp = after ? "#ffe39a" : "#56626a";
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 300' width='400' height='300'><rect width='400' height='300' fill='"
                + sky
                + "'/><rect y='230' width='400' height='70' fill='#6f6a62'/><path d='M200 240V80h70' fill='none' stroke='#333' stroke-width='9'/><circle cx='275' cy='92' r='24' fill='"
                + lamp + "'/></svg>";
    }

    MadeUpCity with(IncidentView incident) {
        incidents.add(incident);
        return this;
    }

    /** A public street lamp. */
    static IncidentView lamp(long id, Status status) {
        return new Sample(id).status(status).view();
    }
}

package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Barrio;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Group;
import org.ventanilla.hub.hotspot.Hotspots.WithIncidents;
import org.ventanilla.hub.incident.FollowView;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Ratings;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.markers.Marker;
import org.ventanilla.hub.notify.Subscriptions;
import org.ventanilla.hub.opendata.DataFile;
import org.ventanilla.hub.opendata.Statistics;
import org.ventanilla.hub.portal.FollowData;
import org.ventanilla.hub.portal.PortalData;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarQuestion;

/** The rooms as the public site sees them. */
record PortalRooms(Vertx vertx, Rooms rooms) implements PortalData {
    @Override
    public Future<List<IncidentView>> incidents(IncidentFilter filter) {
        return rooms.incidents().list(filter, true, CategoryNames.holding(rooms.city(), filter.query()));
    }

    @Override
    public Future<List<IncidentView>> incidents(List<Long> ids) {
        return rooms.incidents().list(ids);
    }

    @Override
    public Optional<List<Marker>> markers(IncidentFilter filter, int zoom) {
        return rooms.maps().markers().find(filter, zoom);
    }

    @Override
    public Future<Optional<IncidentView>> incident(String id) {
        return id.matches("[0-9]{1,18}")
                ? rooms.incidents().find(Long.parseLong(id)).map(view -> view.filter(IncidentView::isPublic))
                : Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<SimilarAnswer> similar(SimilarQuestion question) {
        return rooms.similar().find(question);
    }

    @Override
    public Future<Optional<FollowView>> follow(String number, String token) {
        OptionalLong id = id(number, token);
        if (id.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return rooms.intake()
                .find(null, List.of(id.getAsLong()))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : follow(number, found.get(0)).map(Optional::of));
    }

    private OptionalLong id(String number, String token) {
        return rooms.numbers().isFollowToken(number, token) ? rooms.numbers().id(number) : OptionalLong.empty();
    }

    private Future<FollowView> follow(String number, Received received) {
        return rooms.incidents()
                .report(null, received.id())
                .compose(report -> report.isEmpty()
                        ? Future.succeededFuture(view(number, received, null, List.of(), Optional.empty()))
                        : rooms.incidents()
                                .findWithWords(report.get().incidentId())
                                .compose(incident -> rooms.incidents()
                                        .photosOf(received.id())
                                        .compose(photos -> rooms.incidents()
                                                .ratings()
                                                .of(received.id())
                                                .map(rating -> view(
                                                        number, received, incident.orElse(null), photos, rating)))));
    }

    private FollowView view(
            String number,
            Received received,
            @Nullable IncidentView incident,
            List<String> photos,
            Optional<Ratings.Rated> rating) {
        var s = received.submission();
        String language = s.reporter() == null || s.reporter().language() == null
                ? rooms.city().settings().languages().get(0)
                : s.reporter().language();
        return new FollowView(
                number,
                language,
                received.channel(),
                received.receivedAt(),
                s.text() == null ? s.title() : s.text().shown(),
                photos,
                incident,
                rating.map(r -> r.stars()).orElse(null),
                rating.map(r -> r.comment()).orElse(null),
                incident != null && incident.status().isClosed());
    }

    @Override
    public Future<Void> rate(String number, String token, int stars, @Nullable String comment) {
        OptionalLong id = id(number, token);
        return id.isEmpty()
                ? Future.failedFuture(new RefusedAction(RefusedAction.Code.UNKNOWN_REPORT, "there is no such report"))
                : rooms.incidents().ratings().rate(id.getAsLong(), stars, comment);
    }

    @Override
    public Future<Optional<NewsView>> news(String secret) {
        return rooms.numbers()
                .subscription(secret)
                .map(s -> rooms.notices()
                        .subscriptions()
                        .standing(s.contact(), s.report())
                        .map(still -> Optional.of(new NewsView(
                                rooms.numbers().number(s.report()), still.hearsOfThis(), still.hearsOfAny()))))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    @Override
    public Future<Boolean> choose(String secret, NewsChoice choice) {
        var found = rooms.numbers().subscription(secret);
        if (found.isEmpty()) {
            return Future.succeededFuture(false);
        }
        var s = found.get();
        var subscriptions = rooms.notices().subscriptions();
        var done =
                switch (choice) {
                    case END_THIS -> subscriptions.end(s.contact(), s.report());
                    case END_ALL -> subscriptions.end(s.contact(), Subscriptions.ALL);
                    case RESUME -> subscriptions.resume(s.contact(), s.report());
                };
        return done.map(true);
    }

    @Override
    public Future<Optional<MediaFile>> media(String ref, Size size) {
        var wanted = size == Size.THUMB ? org.ventanilla.hub.media.Size.THUMB : org.ventanilla.hub.media.Size.WEB;
        return rooms.incidents()
                .isPhotoShown(ref)
                .compose(shown -> shown ? picture(ref, wanted) : Future.succeededFuture(Optional.empty()));
    }

    @Override
    public Future<Optional<MediaFile>> ownMedia(String number, String token, String ref, Size size) {
        OptionalLong id = id(number, token);
        var wanted = size == Size.THUMB ? org.ventanilla.hub.media.Size.THUMB : org.ventanilla.hub.media.Size.WEB;
        return id.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : rooms.incidents()
                        .photosOf(id.getAsLong())
                        .compose(own ->
                                own.contains(ref) ? picture(ref, wanted) : Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<MediaFile>> picture(String ref, org.ventanilla.hub.media.Size size) {
        return rooms.media().publicFile(ref, size).map(f -> f.map(x -> new MediaFile(x.type(), x.bytes())));
    }

    @Override
    public Future<Counts> counts() {
        return rooms.incidents().counts().map(c -> new Counts(c.open(), c.resolvedRecently(), c.reportsRecently()));
    }

    @Override
    public FollowData follows() {
        return new FollowRooms(vertx, rooms);
    }

    @Override
    public Future<List<Map<String, @Nullable Object>>> rows(List<IncidentView> shown) {
        return rooms.openData().rows(shown);
    }

    @Override
    public Future<List<WithIncidents>> hotspots(int limit) {
        return rooms.maps().hotspots().shown(limit);
    }

    @Override
    public Future<List<DataFile>> dataFiles() {
        return rooms.openData().files();
    }

    @Override
    public Future<Optional<Path>> dataPath(DataFile file) {
        return rooms.openData().path(file);
    }

    @Override
    public Future<Optional<Statistics>> statistics() {
        return rooms.openData().statistics();
    }

    @Override
    public List<String> areas() {
        return rooms.city().gazetteer().barrios().stream()
                .map(Barrio::name)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<GroupView> taxonomy() {
        return rooms.city().taxonomy().groups().stream().map(this::group).toList();
    }

    private GroupView group(Group g) {
        var leaves = rooms.city().taxonomy().categories(g.code()).stream()
                .map(PortalRooms::view)
                .toList();
        return new GroupView(g.code(), g.nameEs(), g.nameEn(), g.icon(), g.colour(), leaves);
    }

    @Override
    public Map<String, FormerView> former() {
        var taxonomy = rooms.city().taxonomy();
        var former = new LinkedHashMap<String, FormerView>();
        Stream.concat(taxonomy.retired().stream(), taxonomy.listed().stream().map(Category::code))
                .filter(code -> taxonomy.find(code).isEmpty())
                .forEach(code -> taxonomy.named(code)
                        .ifPresent(named -> former.put(
                                code,
                                new FormerView(
                                        named.group(),
                                        view(named),
                                        view(taxonomy.meant(code).orElse(named))))));
        return former;
    }

    private static CategoryView view(Category c) {
        return new CategoryView(c.code(), c.nameEs(), c.nameEn(), c.isPublic());
    }

    @Override
    public CityView city() {
        City city = rooms.city();
        return new CityView(city.name(), CityGround.box(city), city.settings().timeZone(), CityGround.geoJson(city));
    }
}

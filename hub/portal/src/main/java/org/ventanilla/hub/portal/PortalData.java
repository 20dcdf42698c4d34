package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.hotspot.Hotspots.WithIncidents;
import org.ventanilla.hub.incident.FollowView;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.markers.Marker;
import org.ventanilla.hub.opendata.DataFile;
import org.ventanilla.hub.opendata.Statistics;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarQuestion;

/**
 * All that the public site needs of the hub. A failed future means ours ("try later"); an empty one means there is no such
 * thing, or not for this asker: the site does not tell the two apart.
 */
public interface PortalData {
    /** Public incidents, newest first. */
    Future<List<IncidentView>> incidents(IncidentFilter filter);

    /** Those of these incidents that there are, without time lines; private ones too. */
    Future<List<IncidentView>> incidents(List<Long> ids);

    /** What a map of this zoom shows, all of it. Empty when it has to be gathered from a list. Answers at once. */
    Optional<List<Marker>> markers(IncidentFilter filter, int zoom);

    /** One public incident by its decimal id. */
    Future<Optional<IncidentView>> incident(String id);

    /** Public incidents that something may be, for who is about to report it. */
    Future<SimilarAnswer> similar(SimilarQuestion question);

    /** What the holder of a follow link sees; empty when number and token do not belong together. */
    Future<Optional<FollowView>> follow(String number, String token);

    /** Records 1 to 5 stars and, perhaps, a comment. Repeating it replaces the earlier rating. */
    Future<Void> rate(String number, String token, int stars, @Nullable String comment);

    /** What the holder of an unsubscribe link still gets; empty when the link is none of ours. */
    Future<Optional<NewsView>> news(String secret);

    /** Ends or resumes news for the holder of an unsubscribe link. False when the link is none of ours. */
    Future<Boolean> choose(String secret, NewsChoice choice);

    /** A photo that some public incident shows, made for the web, without metadata. Never the original. */
    Future<Optional<MediaFile>> media(String ref, Size size);

    /** The same for a photo that came with the report of a follow link's holder, whoever else may see it. */
    Future<Optional<MediaFile>> ownMedia(String number, String token, String ref, Size size);

    /** For people who want to be told without having reported. Answers at once. */
    FollowData follows();

    /** Figures for the home page. */
    Future<Counts> counts();

    /** Open hotspots that everybody may see, newest first. */
    Future<List<WithIncidents>> hotspots(int limit);

    /** Public incidents as rows of the open data, field by field. */
    Future<List<Map<String, @Nullable Object>>> rows(List<IncidentView> shown);

    /** The published files, of the newest day first. */
    Future<List<DataFile>> dataFiles();

    /** Where a published file lies; empty when this node does not see it. */
    Future<Optional<Path>> dataPath(DataFile file);

    /** Figures of the newest file; empty before the first. */
    Future<Optional<Statistics>> statistics();

    /** Names of the neighbourhoods. Answers at once. */
    List<String> areas();

    /** Groups and leaves with their names, in the order in which people should see them. Answers at once. */
    List<GroupView> taxonomy();

    /** What is known of codes that are not offered today, by code. Answers at once. */
    Map<String, FormerView> former();

    /** The city. Answers at once. */
    CityView city();

    /**
     * What somebody still gets.
     *
     * @param number of the report their link is about
     * @param ofThis whether news of this report
     * @param ofAny whether news of any report
     */
    record NewsView(String number, boolean ofThis, boolean ofAny) {}

    /** What the holder of an unsubscribe link may want. */
    enum NewsChoice {
        END_THIS,
        END_ALL,
        RESUME
    }

    /** Derived sizes of a photo. */
    enum Size {
        /** At most 320 pixels. */
        THUMB,
        /** At most 1,280 pixels. */
        WEB
    }

    /** Bytes of a derived photo and their media type. */
    record MediaFile(String type, Buffer bytes) {}

    /**
     * Figures for the home page.
     *
     * @param open incidents not yet closed
     * @param resolved in the last 30 days
     * @param reports received in the last 30 days
     */
    record Counts(long open, long resolved, long reports) {}

    /**
     * A group of the taxonomy.
     *
     * @param icon name of its picture
     * @param colour as {@code #rrggbb}
     */
    record GroupView(
            String code, String nameEs, String nameEn, String icon, String colour, List<CategoryView> categories) {
        public String name(String language) {
            return language.startsWith("en") ? nameEn : nameEs;
        }
    }

    /** A leaf of the taxonomy. */
    record CategoryView(String code, String nameEs, String nameEn, boolean isPublic) {
        public String name(String language) {
            return language.startsWith("en") ? nameEn : nameEs;
        }
    }

    /**
     * What a code is shown as that is not offered today.
     *
     * @param group code of the group in which it is shown
     * @param shown by whose name what is filed under it is shown
     * @param now what took its place
     */
    record FormerView(String group, CategoryView shown, CategoryView now) {}

    /**
     * The city.
     *
     * @param zone in which dates are shown
     * @param ground GeoJSON of boundary and neighbourhoods, drawn under the markers when there are no map tiles
     */
    record CityView(String name, IncidentFilter.Bbox bbox, ZoneId zone, @Nullable Buffer ground) {}
}

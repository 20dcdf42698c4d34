package org.ventanilla.hub.understand;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Gazetteer;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.understand.PlaceGuess.Source;
import org.ventanilla.model.GivenLocation.Obtained;

/** Believes or doubts the points that came with a report. */
final class Points {
    private static final int DEVICE_M = 20;
    private static final int PHOTO_M = 25;
    /** A radius that says no more than "somewhere in the city". */
    private static final int WORST_M = 5000;

    private final Gazetteer gazetteer;

    Points(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** The first point of these kinds that can be believed; why others cannot is added to the remarks. */
    @Nullable PlaceGuess first(List<Evidence> points, Set<Obtained> kinds, Set<String> remarks) {
        for (Evidence e : points) {
            LatLon at = kinds.contains(e.obtained()) ? believed(e, remarks) : null;
            if (at != null) {
                String area = gazetteer.area(at).orElse(null);
                return new PlaceGuess(at.lat(), at.lon(), precision(e), null, area, source(e.obtained()), false);
            }
        }
        return null;
    }

    private @Nullable LatLon believed(Evidence e, Set<String> remarks) {
        LatLon given = new LatLon(e.lat(), e.lon());
        LatLon swapped = new LatLon(e.lon(), e.lat());
        boolean nowhere = e.lat() == 0 && e.lon() == 0;
        boolean onEarth = Math.abs(e.lat()) <= 180 && Math.abs(e.lon()) <= 180;
        if (gazetteer.isInside(given)) {
            return given;
        }
        if (onEarth && gazetteer.isInside(swapped)) {
            remarks.add("coordinates-swapped");
            return swapped;
        }
        boolean valid = !nowhere && Math.abs(e.lat()) <= 90 && Math.abs(e.lon()) <= 180;
        remarks.add(valid ? "place-outside" : "coordinates-invalid");
        return null;
    }

    private static int precision(Evidence e) {
        Double accuracy = e.accuracyM();
        if (accuracy != null && accuracy > 0) {
            return (int) Math.ceil(Math.min(accuracy, WORST_M));
        }
        return e.obtained() == Obtained.EXIF ? PHOTO_M : DEVICE_M;
    }

    private static Source source(Obtained obtained) {
        return switch (obtained) {
            case EXIF -> Source.EXIF;
            case SHARED -> Source.SHARED;
            case DEVICE, KIOSK -> Source.POINT_DEVICE;
            case MAP, OPERATOR, OTHER -> Source.MAP;
        };
    }
}

package org.ventanilla.hub.city;

import java.util.List;

/**
 * A street as the gazetteer knows it.
 *
 * @param name as people read it, for example {@code Avenida de los Castros}
 * @param type canonical street type, for example {@code Avenida}
 * @param base name without type
 * @param centre a point in its middle
 * @param radiusM metres from the centre that hold the street
 * @param handApprox whether it was placed by hand and is only approximately there
 * @param numbers house numbers whose place is known
 * @param points further places known to lie on it, at least one
 */
public record Street(
        String name,
        String type,
        String base,
        List<String> aliases,
        LatLon centre,
        int radiusM,
        boolean handApprox,
        List<House> numbers,
        List<LatLon> points) {

    /** A house number and where it is. */
    public record House(int number, LatLon at) {}
}

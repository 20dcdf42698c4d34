package org.ventanilla.hub.console;

import java.time.ZoneId;
import java.util.List;
import org.ventanilla.hub.console.ConsoleData.CityView;
import org.ventanilla.hub.console.ConsoleData.Named;

/** What the pages know of the made-up city itself. */
final class Villaseca {
    static final CityView VIEW = new CityView(
            "Villaseca",
            ZoneId.of("Europe/Madrid"),
            "AV",
            "IN",
            List.of(
                    new Named("ALU", "Alumbrado público", "Street lighting"),
                    new Named("VIA", "Calzadas y aceras", "Roads and pavements")),
            List.of(
                    new Named("ALU-01", "Farola apagada o fundida", "Street lamp out"),
                    new Named("VIA-01", "Bache en la calzada", "Pothole")),
            List.of(
                    new Named("ALUM", "Servicio de Alumbrado", "Street Lighting"),
                    new Named("VIAL", "Servicio de Vialidad", "Roads and Pavements")),
            List.of(new Named("P2", "Preferente", "Priority")));

    private Villaseca() {}
}

-- As V81, of what was closed: what is known roughly, and what is at the same address farther away.
create index incident_closed_vague
    on incident.incident (category, (floor(spot[0] / 250)::int), (floor(spot[1] / 250)::int), closed_at)
    where closed_at is not null and precision_m > 60;
create index incident_closed_place on incident.incident (jurisdiction, place, closed_at) where closed_at is not null;

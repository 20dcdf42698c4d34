-- Where an incident is known well, a report of it lies near; only of those known roughly is more of the city looked through.
create index incident_open_vague
    on incident.incident (category, (floor(spot[0] / 250)::int), (floor(spot[1] / 250)::int), updated_at)
    where closed_at is null and precision_m > 60;

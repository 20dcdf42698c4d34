-- What is near is looked for by kind and by squares of 250 m: of all that was ever closed at a place, only what was closed lately is
-- read, however long a city has been at it.
create index incident_open_cell
    on incident.incident (category, (floor(spot[0] / 250)::int), (floor(spot[1] / 250)::int), updated_at)
    where closed_at is null;
create index incident_closed_cell
    on incident.incident (category, (floor(spot[0] / 250)::int), (floor(spot[1] / 250)::int), closed_at)
    where closed_at is not null and status <> 'DUPLICATE_OF';
drop index incident.incident_closed_spot;

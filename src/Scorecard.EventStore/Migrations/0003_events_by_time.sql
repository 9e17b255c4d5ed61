-- Reading the log backwards from any moment. New entries come at the right end, so it costs an append next to nothing.
create index events_by_org_time on events (org_id, recorded_at, position);

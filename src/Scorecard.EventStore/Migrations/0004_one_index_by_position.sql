-- Every index costs each append and every imported row. Who reads one organization's log reads it by the moment of recording, which has an
-- index; by position only all of it is read.
drop index events_by_org_position;

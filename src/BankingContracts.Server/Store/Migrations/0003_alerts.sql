-- One row for each alert to each destination. Its key says what happened and to what, so that nothing raises it again.
create table alerts (
    id text not null primary key,
    destination text not null,
    event text not null,
    run_id text,
    schedule text,
    raised_at bigint not null,
    position bigint not null,
    title text not null,
    body text not null,
    state text not null,
    attempts bigint not null,
    reason text not null,
    next_at bigint,
    ended_at bigint
);

create index alerts_by_destination on alerts (destination, state, raised_at, position);
create index alerts_by_time on alerts (raised_at, position);
create index alerts_by_run on alerts (run_id);

-- One row for each file that a committed run loaded.
create table run_files (
    run_id text not null,
    source text not null,
    file text not null,
    hash text not null,
    rows bigint not null,
    loaded_at bigint not null,
    primary key (run_id, source, file)
);

create index run_files_by_time on run_files (loaded_at, run_id);
create index run_files_by_rows on run_files (rows, run_id);
create index run_files_by_file on run_files (file, loaded_at);
create index run_files_by_source on run_files (source, loaded_at);

-- The orders of the table of runs.
create index runs_by_schedule on runs (schedule, requested_at);
create index runs_by_changed on runs (changed, id);
create index runs_by_span on runs (coalesce(ended_at - started_at, -1), id);
create index runs_by_end on runs (is_committed, ended_at);

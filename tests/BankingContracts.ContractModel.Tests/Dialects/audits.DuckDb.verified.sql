select * from the_model where (id is null) is true
;
select * from the_model where ((open_flag) and (word not in ('a', 'it''s'))) is true
;
select * from the_model where (start_at <= timestamp '2026-01-01T00:00:00Z') is true
;
select * from the_model where (start_date < date '2000-01-01' or end_date <= start_date) is true
;
select * from the_model where ((amount > 0) is not true) is true
;
select * from the_model where ((amount > 0) is false) is true
;
select id, count(*) as row_count from the_model where id is not null group by id having count(*) > 1
;
select * from the_model where word is not null and not exists (select 1 from parent as _parent where _parent.code = the_model.word)
;
select max(start_at) as latest from the_model having max(start_at) is null or max(start_at) < cast($run_at as timestamp) - interval '14' day
;
select count(*) as row_count from the_model having count(*) < 1
;
select * from (select *, lead(dbt_valid_from) over (partition by id, word order by dbt_valid_from, dbt_valid_to nulls last) as _next_valid_from from the_model) where dbt_valid_from >= dbt_valid_to or _next_valid_from < dbt_valid_to or (_next_valid_from is not null and dbt_valid_to is null)

-- stage: ingest
delete from source.src_account where rowid in (
    select row from (
        select s.rowid as row, c.copies, row_number() over (partition by s.account_id, s.customer_id, s.balance, s.account_type order by s.loaded_at desc, s.rowid desc) as place
        from source.src_account as s
        join changed_account as c on c.copies < 0 and s.account_id is not distinct from c.account_id and s.customer_id is not distinct from c.customer_id and s.balance is not distinct from c.balance and s.account_type is not distinct from c.account_type)
    where place <= -copies);
insert into source.src_account
select * exclude (copy), timestamp '{now}' from (select account_id, customer_id, balance, account_type, unnest(range(copies)) as copy from changed_account where copies > 0);

delete from source.src_customer where rowid in (
    select row from (
        select s.rowid as row, c.copies, row_number() over (partition by s.customer_id, s.name, s.has_loan order by s.loaded_at desc, s.rowid desc) as place
        from source.src_customer as s
        join changed_customer as c on c.copies < 0 and s.customer_id is not distinct from c.customer_id and s.name is not distinct from c.name and s.has_loan is not distinct from c.has_loan)
    where place <= -copies);
insert into source.src_customer
select * exclude (copy), timestamp '{now}' from (select customer_id, name, has_loan, unnest(range(copies)) as copy from changed_customer where copies > 0);

-- stage: stage
create temp table touched_account as
select distinct source.text_of(account_id) as id_value from changed_account where source.text_of(account_id) is not null;
create temp table touched_rows_account as
select * from source.src_account where source.text_of(account_id) is null or source.text_of(account_id) in (select id_value from touched_account);
create temp table judged_account as
select * from source.judged_account('touched_rows_account');
create temp table repeated_account as
select id_value, count(distinct (owner_value, balance_value, type_value)) as contents, count(*) as copies
from judged_account
where failure_reason is null
group by id_value
having count(*) > 1;

create temp table staged_account as
select id_value, owner_value, balance_value, type_value, loaded_at
from judged_account
where failure_reason is null and id_value not in (select id_value from repeated_account)
union all
select id_value, owner_value, balance_value, type_value, min(loaded_at)
from judged_account
where failure_reason is null and id_value in (select id_value from repeated_account where contents = 1)
group by all;
delete from staging.stg_account where account_id in (select id_value from touched_account);
insert into staging.stg_account from staged_account;

-- Quarantine: the rows of the touched keys, those without a key, and those that are no rows.
create temp table changed_quarantine as
select account_id, customer_id, balance, account_type, failure_reason, sum(copies)::bigint as copies
from (
    select account_id, customer_id, balance, account_type, failure_reason, 1 as copies from judged_account where failure_reason is not null
    union all
    select j.account_id, j.customer_id, j.balance, j.account_type, 'Duplicate account_id: ' || r.copies || ' conflicting rows', 1
    from judged_account as j
    join repeated_account as r on j.id_value = r.id_value and r.contents > 1
    where j.failure_reason is null
    union all
    select null, null, null, null, 'Invalid row: too ' || case error_type when 'MISSING COLUMNS' then 'few' else 'many' end || ' fields (' || csv_line || ')', 1
    from rejected_account
    union all
    select account_id, customer_id, balance, account_type, failure_reason, -1
    from staging.quarantine_stg_account
    where (source.text_of(account_id) is null or source.text_of(account_id) in (select id_value from touched_account)){ragged})
group by all
having sum(copies) <> 0;
delete from staging.quarantine_stg_account where rowid in (
    select row from (
        select s.rowid as row, c.copies, row_number() over (partition by s.account_id, s.customer_id, s.balance, s.account_type, s.failure_reason order by s.rowid desc) as place
        from staging.quarantine_stg_account as s
        join changed_quarantine as c on c.copies < 0 and s.failure_reason = c.failure_reason and s.account_id is not distinct from c.account_id and s.customer_id is not distinct from c.customer_id and s.balance is not distinct from c.balance and s.account_type is not distinct from c.account_type)
    where place <= -copies);
insert into staging.quarantine_stg_account
select * exclude (copy), timestamp '{now}' from (select account_id, customer_id, balance, account_type, failure_reason, unnest(range(copies)) as copy from changed_quarantine where copies > 0);
drop table changed_quarantine;

create temp table touched_customer as
select distinct try_cast(source.text_of(customer_id) as integer) as id_value from changed_customer where source.text_of(customer_id) is not null;
create temp table touched_rows_customer as
select * from source.src_customer where try_cast(source.text_of(customer_id) as integer) is null or try_cast(source.text_of(customer_id) as integer) in (select id_value from touched_customer);
create temp table judged_customer as
select * from source.judged_customer('touched_rows_customer');
create temp table repeated_customer as
select id_value, count(distinct (name_value, loan_value)) as contents, count(*) as copies
from judged_customer
where failure_reason is null
group by id_value
having count(*) > 1;

create temp table staged_customer as
select id_value, name_value, loan_value, loaded_at
from judged_customer
where failure_reason is null and id_value not in (select id_value from repeated_customer)
union all
select id_value, name_value, loan_value, min(loaded_at)
from judged_customer
where failure_reason is null and id_value in (select id_value from repeated_customer where contents = 1)
group by all;
delete from staging.stg_customer where customer_id in (select id_value from touched_customer);
insert into staging.stg_customer from staged_customer;

-- Quarantine: the rows of the touched keys, those without a key, and those that are no rows.
create temp table changed_quarantine as
select customer_id, name, has_loan, failure_reason, sum(copies)::bigint as copies
from (
    select customer_id, name, has_loan, failure_reason, 1 as copies from judged_customer where failure_reason is not null
    union all
    select j.customer_id, j.name, j.has_loan, 'Duplicate customer_id: ' || r.copies || ' conflicting rows', 1
    from judged_customer as j
    join repeated_customer as r on j.id_value = r.id_value and r.contents > 1
    where j.failure_reason is null
    union all
    select null, null, null, 'Invalid row: too ' || case error_type when 'MISSING COLUMNS' then 'few' else 'many' end || ' fields (' || csv_line || ')', 1
    from rejected_customer
    union all
    select customer_id, name, has_loan, failure_reason, -1
    from staging.quarantine_stg_customer
    where (try_cast(source.text_of(customer_id) as integer) is null or try_cast(source.text_of(customer_id) as integer) in (select id_value from touched_customer)){ragged})
group by all
having sum(copies) <> 0;
delete from staging.quarantine_stg_customer where rowid in (
    select row from (
        select s.rowid as row, c.copies, row_number() over (partition by s.customer_id, s.name, s.has_loan, s.failure_reason order by s.rowid desc) as place
        from staging.quarantine_stg_customer as s
        join changed_quarantine as c on c.copies < 0 and s.failure_reason = c.failure_reason and s.customer_id is not distinct from c.customer_id and s.name is not distinct from c.name and s.has_loan is not distinct from c.has_loan)
    where place <= -copies);
insert into staging.quarantine_stg_customer
select * exclude (copy), timestamp '{now}' from (select customer_id, name, has_loan, failure_reason, unnest(range(copies)) as copy from changed_quarantine where copies > 0);
drop table changed_quarantine;

-- stage: snapshot
create temp table closed_account as
select s.rowid as row, s.account_id
from snapshots.snap_account as s
left join staged_account as g on s.account_id = g.id_value
where s.dbt_valid_to is null and s.account_id in (select id_value from touched_account) and (g.id_value is null or (s.customer_id, s.balance_amount, s.account_type) <> (g.owner_value, g.balance_value, g.type_value));
update snapshots.snap_account set dbt_valid_to = timestamp '{now}' where rowid in (select row from closed_account);
create temp table opened_account as
select g.*
from staged_account as g
where g.id_value not in (select account_id from snapshots.snap_account where dbt_valid_to is null and account_id in (select id_value from touched_account));
insert into snapshots.snap_account
select length(id_value) || ':' || id_value || '@' || '{id_time}', timestamp '{now}', timestamp '{now}', null, id_value, owner_value, balance_value, type_value, loaded_at
from opened_account as g;

create temp table closed_customer as
select s.rowid as row, s.customer_id
from snapshots.snap_customer as s
left join staged_customer as g on s.customer_id = g.id_value
where s.dbt_valid_to is null and s.customer_id in (select id_value from touched_customer) and (g.id_value is null or g.loaded_at > s.dbt_updated_at);
update snapshots.snap_customer set dbt_valid_to = timestamp '{now}' where rowid in (select row from closed_customer);
create temp table opened_customer as
select g.*
from staged_customer as g
where g.id_value not in (select customer_id from snapshots.snap_customer where dbt_valid_to is null and customer_id in (select id_value from touched_customer));
insert into snapshots.snap_customer
select length(id_value::varchar) || ':' || id_value || '@' || '{id_time}', g.loaded_at, timestamp '{now}', null, id_value, name_value, loan_value, loaded_at
from opened_customer as g;

-- stage: build
create temp table touched_rows as
select account_id from closed_account
union select id_value from opened_account
union select account_id from snapshots.snap_account where dbt_valid_to is null
    and customer_id in (select customer_id from closed_customer union all select id_value from opened_customer);

create temp table joined as
select a.account_id, a.customer_id, c.customer_name, a.balance_amount, a.account_type, c.has_loan_flag, a.dbt_valid_from, a.dbt_valid_to
from (select * from snapshots.snap_account where dbt_valid_to is null and account_id in (select account_id from touched_rows)) as a
join (select * from snapshots.snap_customer where dbt_valid_to is null) as c on a.customer_id = c.customer_id;
delete from intermediate.int_account_with_customer where account_id in (select account_id from touched_rows);
insert into intermediate.int_account_with_customer from joined;
delete from intermediate.int_savings_account_only where account_id in (select account_id from touched_rows);
insert into intermediate.int_savings_account_only select * exclude (account_type) from joined where account_type = 'savings';

create temp table before_summary as
select * from marts.account_summary where account_id in (select account_id from touched_rows);
create temp table new_summary as
with rated as (
    select *,
        cast(case when balance_amount < 10000.00 then 0.010 when balance_amount < 20000.00 then 0.015 else 0.020 end
            + case when has_loan_flag then 0.005 else 0.000 end as decimal(5, 3)) as rate
    from joined
    where account_type = 'savings'
),
accrued as (
    select *, cast(round(cast(balance_amount as decimal(28, 2)) * rate, 2) as decimal(18, 2)) as interest from rated
)
select account_id, customer_id, balance_amount, rate, interest, cast(balance_amount as decimal(19, 2)) + interest as new_balance_amount
from accrued;
create temp table same_summary as
select account_id from (from new_summary intersect select * exclude (calculated_at) from before_summary);
delete from marts.account_summary
where account_id in (select account_id from before_summary) and account_id not in (select account_id from same_summary);
insert into marts.account_summary
select *, timestamp '{now}' from new_summary where account_id not in (select account_id from same_summary);

create temp table touched_owners as
select customer_id from before_summary
union select customer_id from new_summary
union select customer_id from closed_customer
union select id_value from opened_customer;
create temp table new_profile as
select c.customer_id, c.customer_name, c.has_loan_flag, count(*) as accounts, sum(s.original_balance_amount)::decimal(38, 2) as balance,
    sum(s.annual_interest_amount)::decimal(38, 2) as interest
from (select * from marts.account_summary where customer_id in (select customer_id from touched_owners)) as s
join (select * from snapshots.snap_customer where dbt_valid_to is null) as c on s.customer_id = c.customer_id
group by c.customer_id, c.customer_name, c.has_loan_flag;
create temp table same_profile as
select customer_id from (from new_profile intersect
    select * exclude (calculated_at) from marts.customer_profile where customer_id in (select customer_id from touched_owners));
delete from marts.customer_profile
where customer_id in (select customer_id from touched_owners) and customer_id not in (select customer_id from same_profile);
insert into marts.customer_profile
select *, timestamp '{now}' from new_profile where customer_id not in (select customer_id from same_profile);

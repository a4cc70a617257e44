-- stage: ingest
insert into source.src_account
select account_id, customer_id, balance, account_type, timestamp '{now}'
from read_csv('{accounts}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 0,
    columns = {'account_id': 'varchar', 'customer_id': 'varchar', 'balance': 'varchar', 'account_type': 'varchar'},
    rejects_table = 'rejected_account', rejects_scan = 'rejected_account_scan');

insert into source.src_customer
select customer_id, name, has_loan, timestamp '{now}'
from read_csv('{customers}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 0,
    columns = {'customer_id': 'varchar', 'name': 'varchar', 'has_loan': 'varchar'},
    rejects_table = 'rejected_customer', rejects_scan = 'rejected_customer_scan');

-- stage: stage
create temp table judged_account as select * from source.judged_account('source.src_account');
create temp table repeated_account as
select id_value, count(distinct (owner_value, balance_value, type_value)) as contents, count(*) as copies
from judged_account
where id_value in (select id_value from judged_account where failure_reason is null group by id_value having count(*) > 1) and failure_reason is null
group by id_value;

insert into staging.stg_account
select id_value, owner_value, balance_value, type_value, loaded_at
from judged_account
where failure_reason is null and id_value not in (select id_value from repeated_account)
union all
select id_value, owner_value, balance_value, type_value, min(loaded_at)
from judged_account
where failure_reason is null and id_value in (select id_value from repeated_account where contents = 1)
group by all;

insert into staging.quarantine_stg_account
select account_id, customer_id, balance, account_type, failure_reason, timestamp '{now}'
from judged_account
where failure_reason is not null
union all
select j.account_id, j.customer_id, j.balance, j.account_type, 'Duplicate account_id: ' || r.copies || ' conflicting rows', timestamp '{now}'
from judged_account as j
join repeated_account as r on j.id_value = r.id_value and r.contents > 1
where j.failure_reason is null
union all
select null, null, null, null,
    'Invalid row: too ' || case error_type when 'MISSING COLUMNS' then 'few' else 'many' end || ' fields (' || csv_line || ')', timestamp '{now}'
from rejected_account;
drop table judged_account;
drop table repeated_account;

create temp table judged_customer as select * from source.judged_customer('source.src_customer');
create temp table repeated_customer as
select id_value, count(distinct (name_value, loan_value)) as contents, count(*) as copies
from judged_customer
where id_value in (select id_value from judged_customer where failure_reason is null group by id_value having count(*) > 1) and failure_reason is null
group by id_value;

insert into staging.stg_customer
select id_value, name_value, loan_value, loaded_at
from judged_customer
where failure_reason is null and id_value not in (select id_value from repeated_customer)
union all
select id_value, name_value, loan_value, min(loaded_at)
from judged_customer
where failure_reason is null and id_value in (select id_value from repeated_customer where contents = 1)
group by all;

insert into staging.quarantine_stg_customer
select customer_id, name, has_loan, failure_reason, timestamp '{now}'
from judged_customer
where failure_reason is not null
union all
select j.customer_id, j.name, j.has_loan, 'Duplicate customer_id: ' || r.copies || ' conflicting rows', timestamp '{now}'
from judged_customer as j
join repeated_customer as r on j.id_value = r.id_value and r.contents > 1
where j.failure_reason is null
union all
select null, null, null,
    'Invalid row: too ' || case error_type when 'MISSING COLUMNS' then 'few' else 'many' end || ' fields (' || csv_line || ')', timestamp '{now}'
from rejected_customer;
drop table judged_customer;
drop table repeated_customer;

-- stage: snapshot
insert into snapshots.snap_account
select length(account_id) || ':' || account_id || '@' || '{id_time}', timestamp '{now}', timestamp '{now}', null,
    account_id, customer_id, balance_amount, account_type, loaded_at
from staging.stg_account;

insert into snapshots.snap_customer
select length(customer_id::varchar) || ':' || customer_id || '@' || '{id_time}', loaded_at, timestamp '{now}', null,
    customer_id, customer_name, has_loan_flag, loaded_at
from staging.stg_customer;

-- stage: build
insert into intermediate.int_account_with_customer
select a.account_id, a.customer_id, c.customer_name, a.balance_amount, a.account_type, c.has_loan_flag, a.dbt_valid_from, a.dbt_valid_to
from snapshots.snap_account as a
join snapshots.snap_customer as c on a.customer_id = c.customer_id
where a.dbt_valid_to is null and c.dbt_valid_to is null;

insert into intermediate.int_savings_account_only
select account_id, customer_id, customer_name, balance_amount, has_loan_flag, valid_from_at, valid_to_at
from intermediate.int_account_with_customer
where account_type = 'savings';

insert into marts.account_summary
with rated as (
    select *,
        cast(case when balance_amount < 10000.00 then 0.010 when balance_amount < 20000.00 then 0.015 else 0.020 end
            + case when has_loan_flag then 0.005 else 0.000 end as decimal(5, 3)) as rate
    from intermediate.int_savings_account_only
),
accrued as (
    select *, cast(round(cast(balance_amount as decimal(28, 2)) * rate, 2) as decimal(18, 2)) as interest from rated
)
select account_id, customer_id, balance_amount, rate, interest, cast(balance_amount as decimal(19, 2)) + interest, timestamp '{now}'
from accrued;

insert into marts.customer_profile
select c.customer_id, c.customer_name, c.has_loan_flag, count(*), sum(s.original_balance_amount), sum(s.annual_interest_amount), timestamp '{now}'
from marts.account_summary as s
join snapshots.snap_customer as c on s.customer_id = c.customer_id
where c.dbt_valid_to is null
group by c.customer_id, c.customer_name, c.has_loan_flag;

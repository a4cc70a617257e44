-- Every staged account has a current version.
select s.account_id
from stg_account as s
left join snap_account as a
    on
        s.account_id = a.account_id
        and a.dbt_valid_to is null
where a.account_id is null

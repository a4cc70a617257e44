-- Every staged customer has a current version.
select s.customer_id
from stg_customer as s
left join snap_customer as c
    on
        s.customer_id = c.customer_id
        and c.dbt_valid_to is null
where c.customer_id is null

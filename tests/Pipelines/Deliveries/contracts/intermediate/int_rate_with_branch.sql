select
    r.rate_id,
    r.rate_pct,
    r.dbt_valid_from as valid_from_at,
    b.city_name
from snap_rate as r
inner join snap_branch as b
    on r.rate_id = cast(b.branch_id as string)
    and b.dbt_valid_from <= r.dbt_valid_from
    and (b.dbt_valid_to is null or r.dbt_valid_from < b.dbt_valid_to)

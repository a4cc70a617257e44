select
    s,
    t,
    v,
    q
from snap_letter
where dbt_valid_to is null

select
    k,
    count(*) as c,
    cast(sum(v) as decimal(38, 2)) as v
from snap_letter
where dbt_valid_to is null
group by k

select
    s.k,
    s.v,
    t.y,
    s.q
from snap_letter as s
inner join snap_kind as t
    on s.k = t.p
where s.dbt_valid_to is null
    and t.dbt_valid_to is null
    and not t.dbt_is_deleted

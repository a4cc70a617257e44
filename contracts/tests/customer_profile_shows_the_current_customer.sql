-- Name and loan flag are those of the customer's current version.
select p.customer_id
from customer_profile as p
left join snap_customer as c
    on
        p.customer_id = c.customer_id
        and c.dbt_valid_to is null
where
    c.customer_id is null
    or p.customer_name <> c.customer_name
    or p.has_loan_flag <> c.has_loan_flag

with rated as (
    select
        account_id,
        customer_id,
        balance_amount,
        cast(
            case
                when balance_amount < 10000.00 then 0.010
                when balance_amount < 20000.00 then 0.015
                else 0.020
            end
            + case when has_loan_flag then 0.005 else 0.000 end
            as decimal(5, 3)
        ) as interest_rate_pct
    from int_savings_account_only
),

accrued as (
    select
        account_id,
        customer_id,
        balance_amount,
        interest_rate_pct,
        -- Wide before the product: decimal(18,2) times decimal(5,3) is decimal(18,5) on DuckDB, which large balances overflow.
        cast(round(cast(balance_amount as decimal(28, 2)) * interest_rate_pct, 2) as decimal(18, 2)) as annual_interest_amount
    from rated
)

select
    account_id,
    customer_id,
    balance_amount as original_balance_amount,
    interest_rate_pct,
    annual_interest_amount,
    cast(cast(balance_amount as decimal(19, 2)) + annual_interest_amount as decimal(19, 2)) as new_balance_amount
from accrued

select
    account_id,
    customer_id,
    customer_name,
    balance_amount,
    has_loan_flag,
    valid_from_at,
    valid_to_at
from int_account_with_customer
where account_type = 'savings'

using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Tests.Dialects;

/// <summary>The reference pipeline's staging of accounts and customers.</summary>
internal static class Accounts
{
    public static ResolvedModel Staging { get; } = Some.Staging(
        Some.Column("account_id", Some.Varchar, true, Some.Clean("account_id")),
        Some.Column("customer_id", Some.Integer, true, Some.Clean("customer_id")),
        Some.Column("balance_amount", Some.Decimal(18, 2), true, Some.Clean("balance")) with
        {
            Quarantine = new([Some.Rule(QuarantineCondition.Negative)]),
        },
        Some.Column("account_type", Some.Varchar, true, Some.Clean("account_type") with { Case = LetterCase.Lower }) with
        {
            Tests = new([Some.Test(TestType.AcceptedValues, ("values", ["savings", "checking"]))]),
        },
        Some.Column("loaded_at", Some.Timestamp, true, Some.Clean("loaded_at"))) with
    {
        Name = "stg_account",
        Input = "src_account",
        Key = new(["account_id"]),
    };

    public static ResolvedModel Customers { get; } = Some.Staging(
        Some.Column("customer_id", Some.Integer, true, Some.Clean("customer_id")),
        Some.Column("customer_name", Some.Varchar, true, Some.Clean("name") with { Case = LetterCase.Lower }),
        Some.Column("has_loan_flag", Some.Boolean, true, Some.Clean("has_loan") with { Default = "no" }),
        Some.Column("loaded_at", Some.Timestamp, true, Some.Clean("loaded_at"))) with
    {
        Name = "stg_customer",
        Input = "src_customer",
        Key = new(["customer_id"]),
    };
}

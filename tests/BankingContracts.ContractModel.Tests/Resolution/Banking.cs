using BankingContracts.ContractModel.Model;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.Resolution;

/// <summary>A small pipeline through all layers without any fault: tests change one thing in it.</summary>
internal static class Banking
{
    public static ModelContract Source { get; } = Contracts.Source("src_account", "account_id", "balance");

    public static ModelContract Staging { get; } = Contracts.Staging(
        "stg_account",
        "src_account",
        "account_id",
        Column("account_id", DataTypeKind.Varchar, NotNull).CleanedFrom("account_id"),
        Column("balance_amount", DataTypeKind.Decimal, NotNull).CleanedFrom("balance"),
        Column("loaded_at", DataTypeKind.Timestamp, NotNull).CleanedFrom("loaded_at"));

    public static ModelContract Snapshot { get; } = Contracts.Snapshot("snap_account", "stg_account", "account_id");

    public static ModelContract Intermediate { get; } = Contracts.Intermediate(
        "int_account", Column("account_id", DataTypeKind.Varchar, NotNull), Column("balance_amount", DataTypeKind.Decimal));

    public static ModelContract Mart { get; } = Contracts.Mart("account_summary", Column("account_id"), Column("total_amount", DataTypeKind.Decimal));

    /// <summary>The pipeline with contracts of the same name replaced by <paramref name="changed"/>, others added.</summary>
    public static PipelineUnderTest With(params ModelContract[] changed)
    {
        ModelContract[] plain = [Source, Staging, Snapshot, Intermediate, Mart];
        return new PipelineUnderTest()
            .Add([.. plain.Where(p => changed.All(c => c.Name != p.Name)), .. changed])
            .Sql("intermediate/int_account.sql", "select account_id, balance_amount from snap_account where dbt_valid_to is null")
            .Sql("marts/account_summary.sql", "select account_id, sum(balance_amount) as total_amount from int_account group by account_id");
    }

    /// <summary>The pipeline with other SQL for the mart.</summary>
    public static PipelineUnderTest WithMartSql(string sql) => new PipelineUnderTest()
        .Add(Source, Staging, Snapshot, Intermediate, Mart)
        .Sql("intermediate/int_account.sql", "select account_id, balance_amount from snap_account where dbt_valid_to is null")
        .Sql("marts/account_summary.sql", sql);

    public static ModelContract WithColumn(this ModelContract contract, ColumnContract column) =>
        contract with { Columns = new([.. contract.Columns, column]) };
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Tests.Dialects;

/// <summary>Runs the classification of one nullable or not-null column on real texts.</summary>
internal static class Cleaning
{
    /// <summary>For each text the staging value, or, where it is invalid, the kind in angle brackets; NULL is null.</summary>
    public static IReadOnlyList<string?> Of(ColumnContract column, params string?[] received)
    {
        using var database = new Database("create table src_thing (position varchar, field varchar)");
        database.Insert("src_thing", received.Select((text, i) => new[] { i.ToString(CultureInfo.InvariantCulture), text }));
        var staging = Some.Staging(Some.Column("position", Some.Integer, true, Some.Clean("position")), column);
        var sql = Classify.Select(staging, Some.Source(), Dialect.DuckDb);
        var reasons = Classify.Reasons(staging, Some.Source());
        return [.. database
            .Rows($"select \"{column.Name}\", _failures from ({sql}) order by position")
            .Select(r => r[1] is { } numbers ? $"<{Kinds(reasons, numbers).Replace("field:", "", StringComparison.Ordinal)}>" : r[0])];
    }

    /// <summary>The reasons that numbers stand for, as <c>column:kind</c>.</summary>
    [return: NotNullIfNotNull(nameof(numbers))]
    public static string? Kinds(IReadOnlyList<QuarantineReason> reasons, string? numbers) => numbers is null ? null : string.Join(
        ";", numbers.Split(';').Select(n => reasons[int.Parse(n, CultureInfo.InvariantCulture) - 1]).Select(r => $"{r.Column}:{Words<QuarantineKind>.Of(r.Kind)}"));

    /// <summary>What becomes of one text.</summary>
    public static string? One(ColumnContract column, string? received) => Of(column, received)[0];

    /// <summary>A not-null column made from <c>field</c>.</summary>
    public static ColumnContract Column(DataType type) => Some.Column("value", type, true, Some.Clean("field"));

    /// <summary>The classified row of one account as received.</summary>
    public static string?[] Account(string? id, string? customer, string? balance, string? type)
    {
        using var database = new Database(
            "create table src_account (account_id varchar, customer_id varchar, balance varchar, account_type varchar, loaded_at timestamp default '2026-01-01')",
            "create table received (account_id varchar, customer_id varchar, balance varchar, account_type varchar)");
        database.Insert("received", [[id, customer, balance, type]]);
        database.Execute("insert into src_account by name select * from received");
        var row = Assert.Single(database.Rows(Classify.Select(Accounts.Staging, Some.Source(), Dialect.DuckDb)));
        row[^1] = Kinds(Classify.Reasons(Accounts.Staging, Some.Source()), row[^1]);
        return row;
    }
}

using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>
/// dbt_scd_id: readable, and unique by construction, not only probably like a hash. Each part of the key is written as its
/// length, a colon and its text (a minus sign for NULL), so that ('a|b', 'c') and ('a', 'b|c') differ; then <c>@</c> and
/// dbt_valid_from. Example: <c>5:AC001@2026-01-31T06:00:00.000000Z</c>. See docs/decisions/scd-id.md.
/// </summary>
internal static class ScdId
{
    /// <summary>The id as an expression over the key columns and <paramref name="validFrom"/>.</summary>
    public static string Expression(SqlDialect sql, IEnumerable<ColumnDefinition> key, string validFrom) =>
        string.Join(" || ", key.Select(k => Part(sql, sql.KeyText(sql.Name(k.Name), k.Type)))) + $" || '@' || {sql.TimestampText(validFrom)}";

    private static string Part(SqlDialect sql, string text) => $"coalesce({sql.Digits($"length({text})")} || ':' || {text}, '-')";
}

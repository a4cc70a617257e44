using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Server.Quarantine;

/// <summary>The queries over the table of a quarantine; all engines understand them.</summary>
internal static class QuarantineSql
{
    /// <summary>The column with the reasons.</summary>
    public const string Reason = "failure_reason";

    /// <summary>The column with the time at which the row entered.</summary>
    public const string EnteredAt = "quarantined_at";

    /// <summary>The column with the file.</summary>
    public const string File = "_file";

    /// <summary>The column with the line.</summary>
    public const string Line = "_line";

    /// <summary>How many rows there are for each file and reason.</summary>
    public static string Groups(ModelDefinition model, QuarantineFilter filter) =>
        $"select {File}, {Reason}, count(*) as rows_held from {model.Name}{Where(filter)} group by {File}, {Reason} order by rows_held desc, {File}, {Reason}";

    /// <summary>Some of the rows.</summary>
    /// <param name="model">The model of the quarantine.</param>
    /// <param name="columns">The columns of the source that are read, too.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="page">The most rows, and how many are left out before them; null for all rows.</param>
    public static string Rows(ModelDefinition model, IEnumerable<string> columns, QuarantineFilter filter, (int Limit, int Offset)? page)
    {
        var limit = page is { } p ? string.Create(CultureInfo.InvariantCulture, $" limit {p.Limit} offset {p.Offset}") : "";
        return $"select {string.Join(", ", columns.Concat([File, Line, Reason, EnteredAt]))} from {model.Name}{Where(filter)} order by {Order(filter)}{limit}";
    }

    private static string Order(QuarantineFilter filter)
    {
        var direction = filter.IsDescending ? "desc" : "asc";
        return filter.Order switch
        {
            QuarantineOrder.Place => $"{File} {direction}, {Line} {direction}",
            QuarantineOrder.Reason => $"{Reason} {direction}, {File}, {Line}",
            QuarantineOrder.Entered => $"{EnteredAt} {direction}, {File}, {Line}",
            _ => throw new InvalidOperationException($"No SQL for the order {filter.Order}."),
        };
    }

    private static string Where(QuarantineFilter filter)
    {
        var conditions = new[]
        {
            filter.File is { } file ? $"{File} = {Literal(ColumnKind.Varchar, file)}" : null,
            filter.Reason is { } reason ? string.Create(CultureInfo.InvariantCulture, $"substring({Reason}, 1, {reason.EnumerateRunes().Count()}) = {Literal(ColumnKind.Varchar, reason)}") : null,
            filter.EnteredAt is { } at ? $"{EnteredAt} = {Literal(ColumnKind.Timestamp, at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture))}" : null,
        }.OfType<string>().ToList();
        return conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions);
    }

    private static string Literal(ColumnKind kind, string text) => FieldLiteral.Of(new ColumnType(kind), text)!;
}

using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.Past;

/// <summary>
/// <c>pipeline.past_MODEL</c>: what runs did to the rows of a model. A row with <see cref="LeftAt"/> was removed by that run. A row with <see cref="CameAt"/> was added by
/// that run; of a model with a key it has only the key. A row with both says that the table was empty before that run. See docs/decisions/time-travel.md.
/// </summary>
internal static class PastTable
{
    /// <summary>The run that added the row.</summary>
    public const string CameAt = "_came_at";

    /// <summary>The run that removed the row.</summary>
    public const string LeftAt = "_left_at";

    /// <summary>The name of the table of a model.</summary>
    public static string NameOf(string model) => "past_" + model;

    /// <summary>The table of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sql">The dialect.</param>
    /// <param name="columns">The columns of the rows, with their types; null for the model's own.</param>
    public static StoredTable Of(ModelDefinition model, SqlDialect sql, IReadOnlyList<ShapePart>? columns)
    {
        var time = sql.Type(new(ColumnKind.Timestamp));
        var rows = columns is null
            ? model.Columns.Select(c => new StoredColumn(c.Name, sql.Type(c.Type)))
            : columns.Select(c => new StoredColumn(c.Name, sql.Type(ColumnType.Parse(ColumnChange.BaseOf(c.Value)))));
        return new(SqlDialect.StateSchema, NameOf(model.Name), [.. rows, new(CameAt, time), new(LeftAt, time)], []) { IsSealed = true };
    }

    /// <summary>The columns of the rows, without those that tell of runs.</summary>
    public static IEnumerable<StoredColumn> Rows(StoredTable past) => past.Columns.SkipLast(2);
}

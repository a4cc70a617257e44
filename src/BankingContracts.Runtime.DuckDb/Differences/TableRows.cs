using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Differences;

/// <summary>Writes rows of a model; its generated columns get the run's timestamp.</summary>
internal static class TableRows
{
    /// <summary>The columns that the model's SQL supplies.</summary>
    public static List<string> Supplied(ModelDefinition model) => [.. model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name)];

    /// <summary>The columns with the timestamp of the run that changed the row.</summary>
    public static List<string> Generated(ModelDefinition model) => [.. model.Columns.Where(c => c.IsChangedAt).Select(c => c.Name)];

    /// <summary>The whole table as a relation with <c>_rowid</c>.</summary>
    public static string Stored(ModelDefinition model) => $"(select rowid as _rowid, * from {Sql.Table(model)})";

    /// <summary>All columns in table order as this run writes them, from a row of supplied columns.</summary>
    public static string Stamped(ModelDefinition model, IReadOnlyCollection<string> stampColumns, DateTime runAt) => string.Join(
        ", ", model.Columns.Select(c => stampColumns.Contains(c.Name) ? $"{Sql.Timestamp(runAt)} as {Sql.Name(c.Name)}" : Sql.Name(c.Name)));

    /// <summary>Inserts all rows of <paramref name="content"/>, which has the supplied columns; returns their number.</summary>
    public static long Insert(SqlSession session, ModelDefinition model, string content, DateTime runAt) => session.Execute(
        $"insert into {Sql.Table(model)} select {Stamped(model, Generated(model), runAt)} from {content}");
}

using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Results;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Origins;

/// <summary>A row that was read from the table of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Values">The values by column.</param>
internal sealed record StoredRow(ModelDefinition Model, IReadOnlyDictionary<string, object?> Values)
{
    private const string VersionBegins = "dbt_valid_from";

    /// <summary>The columns that identify a row of the model; all columns where it has no key.</summary>
    public static IReadOnlyList<string> IdentityOf(ModelDefinition model) => model.Body switch
    {
        SnapshotBody => [.. model.Key, VersionBegins],
        StagingBody or QueryBody => model.Key.Count > 0 ? model.Key : [.. model.Columns.Select(c => c.Name)],
        SourceBody or QuarantineBody => [.. model.Columns.Select(c => c.Name)],
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };

    /// <summary>What identifies the row; nothing where its model has no key, because that would be all values.</summary>
    public IReadOnlyList<TracedValue> Key => Model.Key.Count == 0 ? [] : [.. IdentityOf(Model).Select(TracedOf)];

    /// <summary>All values that are stored.</summary>
    public IReadOnlyList<TracedValue> All => [.. Model.Columns.Select(c => c.Name).Where(Values.ContainsKey).Select(TracedOf)];

    /// <summary>Its model and identity as one text.</summary>
    public string Name => string.Join('\u001f', IdentityOf(Model).Select(c => ValueText.Of(Values.GetValueOrDefault(c)) ?? "\u001e").Prepend(Model.Name));

    /// <summary>A condition that holds for the row in a relation of its model.</summary>
    public string Condition(SqlDialect sql, string alias) => string.Join(" and ", IdentityOf(Model).Select(c => IsValue(sql, alias, Model, c, Values.GetValueOrDefault(c))));

    /// <summary>A condition on a column; NULL is a value.</summary>
    public static string IsValue(SqlDialect sql, string alias, ModelDefinition model, string column, object? value)
    {
        var name = sql.Column(alias, column);
        return value switch
        {
            null => $"{name} is null",
            DateTime time => $"{name} = {sql.Timestamp(time)}",
            _ => $"{name} = cast({sql.Text(ValueText.Of(value)!)} as {sql.Type(model.Columns.First(c => c.Name == column).Type)})",
        };
    }

    private TracedValue TracedOf(string column) => new(column, ValueText.Of(Values.GetValueOrDefault(column)));
}

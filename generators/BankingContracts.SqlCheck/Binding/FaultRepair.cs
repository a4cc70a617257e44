namespace BankingContracts.SqlCheck.Binding;

/// <summary>
/// Binds on past unknown columns: the engine stops at a statement's first error, so each is replaced by NULL, in as many
/// bytes, and the rest bound again.
/// </summary>
internal static class FaultRepair
{
    /// <summary>What stands in for a column, and is the name of an output column that has no other.</summary>
    public const string Null = "NULL";

    private const int Most = 20;

    /// <summary>The output columns, null when it never binds, and every fault that was found.</summary>
    public static (IReadOnlyList<BoundColumn>? Outputs, IReadOnlyList<EngineError> Faults) BindAll(this BindingDatabase database, SqlText text)
    {
        var sql = text.Sql;
        var faults = new List<EngineError>();
        while (true)
        {
            var (outputs, error) = database.Bind(sql);
            if (error is null)
                return (outputs, faults);
            // What follows from a NULL of ours is no fault of the text.
            if (faults.Count > 0 && !IsUnknownColumn(error))
                return (null, faults);
            faults.Add(error.Position < 0 ? Locate(database, sql, text, error) : error);
            if (faults.Count == Most || !IsUnknownColumn(error) || Repair(sql, text, error) is not { } repaired)
                return (null, faults);
            sql = repaired;
        }
    }

    /// <summary>
    /// <paramref name="error"/> with its place, where the engine gives none: of several calls of a kind it is in the one without which
    /// another error is left, or none.
    /// </summary>
    private static EngineError Locate(BindingDatabase database, string sql, SqlText text, EngineError error)
    {
        if (EngineMessages.CallsOf(error) is not { Count: > 0 } names)
            return error;
        foreach (var (index, close) in text.Calls(names).Take(Most))
        {
            var (start, end) = (text.Tokens[index].Start, text.Tokens[close].End);
            var rest = string.Concat(sql.AsSpan(0, start), Null.PadRight(end - start), sql.AsSpan(end));
            if (database.Bind(rest).Error is not { } other || other.Message != error.Message)
                return error with { Position = System.Text.Encoding.UTF8.GetByteCount(sql.AsSpan(0, start)) };
        }

        return error;
    }

    private static bool IsUnknownColumn(EngineError error) => error.Position >= 0 && BindingFault.IsUnknownColumn(error);

    private static string? Repair(string sql, SqlText text, EngineError error)
    {
        var index = text.TokenIndex(text.FromUtf8(error.Position));
        if (index < 0 || !text.Tokens[index].IsName)
            return null;
        var start = text.Tokens[index].Start;
        var name = sql[start..text.EndOfName(index)];
        var bytes = System.Text.Encoding.UTF8.GetByteCount(name);
        // A shorter name would move all that follows, and a name of other than plain letters its column.
        return name.Length >= Null.Length && bytes == name.Length ? string.Concat(sql.AsSpan(0, start), Null.PadRight(bytes), sql.AsSpan(start + name.Length)) : null;
    }
}

using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>
/// Finds several unknown columns in one text, although the engine stops at a statement's first error. It replaces each unknown column by
/// NULL, with the same number of bytes, and binds the text again.
/// </summary>
internal static class FaultRepair
{
    /// <summary>The text that replaces a column. It is also the name of an output column that has no other name.</summary>
    public const string Null = "NULL";

    private const int Most = 20;

    /// <summary>The output columns, or null if the text never binds; and every fault that was found.</summary>
    public static (IReadOnlyList<DescribedColumn>? Outputs, IReadOnlyList<EngineError> Faults) BindAll(this BindingDatabase database, SqlText text)
    {
        var sql = text.Bindable;
        var faults = new List<EngineError>();
        while (true)
        {
            var (outputs, error) = database.Bind(sql);
            if (error is null)
                return (outputs, faults);
            // An error that our own NULL causes is not a fault of the text.
            if (faults.Count > 0 && !IsUnknownColumn(error))
                return (null, faults);
            faults.Add(error.Position < 0 ? Locate(database, sql, text, error) : error);
            if (faults.Count == Most || !IsUnknownColumn(error) || Repair(sql, text, error) is not { } repaired)
                return (null, faults);
            sql = repaired;
        }
    }

    /// <summary>
    /// <paramref name="error"/> with its place, if the engine gives none. There may be several calls of the same kind. The error is in the
    /// call without which the text has another error, or none.
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
        // If the name is shorter, NULL would move all text after it. If the name has characters other than ASCII, it has more bytes than
        // characters, and NULL would move the columns after it.
        return name.Length >= Null.Length && bytes == name.Length ? string.Concat(sql.AsSpan(0, start), Null.PadRight(bytes), sql.AsSpan(start + name.Length)) : null;
    }
}

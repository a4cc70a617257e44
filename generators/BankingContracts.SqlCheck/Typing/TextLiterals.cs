using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Typing;

/// <summary>Finds out whether texts are values of other types, as the engine reads them.</summary>
/// <param name="connection">The engine.</param>
internal sealed class TextLiterals(DuckDBConnection connection)
{
    private readonly Dictionary<(string Text, string Type), bool> _known = [];

    /// <summary>
    /// Whether <paramref name="text"/> is a value of <paramref name="type"/>, which is the engine's name of a type. A whole number must
    /// have only digits, because the engine would round 1.5.
    /// </summary>
    public bool IsValue(string text, string type)
    {
        if (type.Length == 0)
            return true;
        if (_known.TryGetValue((text, type), out var known))
            return known;
        using var command = connection.CreateCommand();
        command.CommandText = "select try_cast(cast($text as varchar) as " + (type == Families.AnyNumber ? "double" : type) + ") is not null";
        command.Parameters.Add(new DuckDBParameter("text", text));
        return _known[(text, type)] = (EngineTypes.Find(type) is not { IsWhole: true } || text.Trim().TrimStart('+', '-').All(char.IsAsciiDigit)) && (bool)command.ExecuteScalar()!;
    }
}

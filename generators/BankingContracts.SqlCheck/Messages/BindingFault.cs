using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Portability;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>An engine's error in the words of the rules.</summary>
internal static partial class BindingFault
{
    private const int Listed = 8;
    private const string Operators = "= <> < <= > >= + - * / % ||";

    // The end of the name that the engine gives to an operator if nothing follows the operator.
    private const string Postfix = "__postfix";

    /// <summary>The rule that <paramref name="error"/> breaks, and its arguments.</summary>
    /// <param name="error">What the engine says.</param>
    /// <param name="columns">The columns of all tables that the SQL reads.</param>
    /// <param name="text">The SQL.</param>
    /// <param name="offset">The place of the error in the SQL; -1 if it is not known.</param>
    /// <param name="word">The word at that place.</param>
    public static (Rule Rule, string[] Arguments) Of(EngineError error, IReadOnlyCollection<string> columns, SqlText text, int offset, string word)
    {
        if (error.IsSyntax)
            return (SqlRules.SyntaxError, [Words(error, text, offset, word)]);
        if (error.Subtype == "COLUMN_NOT_FOUND")
            return (SqlRules.UnknownColumn, [error.Name, Hint(error.Name, columns)]);
        if (MissingInTable().Match(error.Message) is { Success: true } column)
            return (SqlRules.UnknownColumn, [column.Groups[1].Value + "." + column.Groups[2].Value, Hint(column.Groups[2].Value, columns)]);
        if (MissingTable().Match(error.Message) is { Success: true } table)
            return (SqlRules.UnknownColumn, [Whole(text, offset) ?? table.Groups[1].Value, "; there is no table '" + table.Groups[1].Value + "'"]);
        if (PartOfColumn().Match(error.Message) is { Success: true } part)
            return !IsName(part.Groups[2].Value) ? (SqlRules.DoesNotBind, [$"only a table can stand before a dot; remove '.{PartOf(part)}'"]) : (SqlRules.UnknownColumn, [part.Groups[2].Value + "." + PartOf(part), $"; '{part.Groups[2].Value}' is a column, and only a table can stand before a dot"]);
        if (error.EntryType.EndsWith("Function", StringComparison.Ordinal))
            return MissingFunction(error.Name);
        return (SqlRules.DoesNotBind, [error.EntryType == "Type" ? "there is no type '" + error.Name + "'" + TypeHint(error.Name) : Words(error, text, offset, word)]);
    }

    /// <summary>
    /// The place of the part of a column that <paramref name="error"/> is about. The engine gives no place for it. -1 for other errors.
    /// </summary>
    public static int PartPlace(SqlText text, EngineError error)
    {
        if (PartOfColumn().Match(error.Message) is not { Success: true } part)
            return -1;
        var index = IsName(part.Groups[2].Value) ? MessagePlaces.Qualified(text, part.Groups[2].Value, PartOf(part)) : MessagePlaces.Dotted(text, PartOf(part));
        return index < 0 ? -1 : text.Tokens[index].Start;
    }

    /// <summary>Whether <paramref name="error"/> says that a column, or the table before its dot, does not exist.</summary>
    public static bool IsUnknownColumn(EngineError error) =>
        error.Subtype == "COLUMN_NOT_FOUND" || MissingInTable().IsMatch(error.Message) || MissingTable().IsMatch(error.Message);

    /// <summary>Whether we have our own words for <paramref name="error"/>.</summary>
    public static bool IsKnown(EngineError error) =>
        IsUnknownColumn(error) || PartOfColumn().IsMatch(error.Message) || error.EntryType.EndsWith("Function", StringComparison.Ordinal) || error.EntryType == "Type" || EngineMessages.IsKnown(error);

    /// <summary>Whether <paramref name="text"/>, which the engine puts in quotes, is a name and not an expression.</summary>
    internal static bool IsName(string text) => text.All(static c => c == '_' || char.IsLetterOrDigit(c));

    /// <summary>The name at <paramref name="offset"/>, with the names that dots join to it.</summary>
    private static string? Whole(SqlText text, int offset) => offset >= 0 && text.TokenIndex(offset) is >= 0 and var index ? text.Text(text.Tokens[index].Start, text.EndOfName(index)) : null;

    private static string PartOf(Match column) => column.Groups[1].Value + column.Groups[3].Value;

    private static (Rule Rule, string[] Arguments) MissingFunction(string name)
    {
        if (name.EndsWith(Postfix, StringComparison.Ordinal) && name[..^Postfix.Length] is var open)
            return (SqlRules.DoesNotBind, [Operators.Split(' ').Contains(open) ? $"nothing follows the operator '{open}'; write a value after it" : $"'{open}' is not an operator; remove it"]);
        if (!name.Any(char.IsLetter))
            return (SqlRules.DoesNotBind, [$"there is no operator '{name}'; write one of {Operators}"]);
        if (name.StartsWith("percentile_", StringComparison.OrdinalIgnoreCase))
            return (SqlRules.DoesNotBind, [$"'{name}' needs an order; write {name}(0.5) within group (order by value)"]);
        return PortableFunctions.Windows.Contains(name)
            ? (SqlRules.DoesNotBind, ["'" + name + "' is a window function; add over (...)"])
            : (SqlRules.UnknownFunction, [name, NearName.Suggest(name, PortableFunctions.All)]);
    }

    /// <summary>What is wrong, in our words. If the message is not known, only where it is wrong.</summary>
    private static string Words(EngineError error, SqlText text, int offset, string word) =>
        EngineMessages.InWords(error, text, offset, word)
        ?? (offset < 0
            ? "the engine refuses this query and does not say where; remove parts until it builds, then write the last removed part in a simpler form"
            : $"the engine does not understand it at '{word}'; write that part in a simpler form");

    private static string TypeHint(string name) =>
        NearName.Suggest(name, EngineTypes.Portable) is { Length: > 0 } near ? near : "; cast to one of " + string.Join(", ", EngineTypes.NamesOfContracts);

    private static string Hint(string name, IReadOnlyCollection<string> columns) => NearName.Suggest(name, columns) switch
    {
        _ when columns.Contains(name, StringComparer.OrdinalIgnoreCase) => "; another table that is read here has it",
        { Length: > 0 } near => near,
        _ when columns.Count is > 0 and <= Listed => "; the columns are " + string.Join(", ", columns),
        _ => "; see the columns in the contracts of the models it reads",
    };

    [GeneratedRegex("^(?:Table|Values list|View|Subquery) \"(.+?)\" does not have a column named \"(.+?)\"")]
    private static partial Regex MissingInTable();

    [GeneratedRegex("^Referenced table \"(.+?)\" not found")]
    private static partial Regex MissingTable();

    [GeneratedRegex("^Cannot extract field (?:'(.+?)' )?from expression \"(.+?)(?:\\.(\\*))?\"")]
    private static partial Regex PartOfColumn();
}

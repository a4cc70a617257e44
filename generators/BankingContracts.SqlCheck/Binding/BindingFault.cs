using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Portability;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>An engine's error in the words of the rules.</summary>
internal static partial class BindingFault
{
    private const int Listed = 8;

    /// <summary>The rule that <paramref name="error"/> breaks, and its arguments.</summary>
    /// <param name="error">What the engine says.</param>
    /// <param name="columns">The columns of all tables the SQL reads.</param>
    /// <param name="place">The word at the error's place.</param>
    public static (Rule Rule, string[] Arguments) Of(EngineError error, IReadOnlyCollection<string> columns, string place)
    {
        if (error.IsSyntax)
            return (SqlRules.SyntaxError, [Words(error, place)]);
        if (error.Subtype == "COLUMN_NOT_FOUND")
            return (SqlRules.UnknownColumn, [error.Name, Hint(error.Name, columns)]);
        if (MissingInTable().Match(error.Message) is { Success: true } column)
            return (SqlRules.UnknownColumn, [column.Groups[1].Value + "." + column.Groups[2].Value, Hint(column.Groups[2].Value, columns)]);
        if (MissingTable().Match(error.Message) is { Success: true } table)
            return (SqlRules.UnknownColumn, [table.Groups[1].Value + ".", "; no table is called '" + table.Groups[1].Value + "' here"]);
        if (error.EntryType.EndsWith("Function", StringComparison.Ordinal))
        {
            return PortableFunctions.Windows.Contains(error.Name)
                ? (SqlRules.DoesNotBind, ["'" + error.Name + "' is a window function; add over (...)"])
                : (SqlRules.UnknownFunction, [error.Name, NearName.Suggest(error.Name, PortableFunctions.All)]);
        }

        return (SqlRules.DoesNotBind, [error.EntryType == "Type" ? "there is no type '" + error.Name + "'" + TypeHint(error.Name) : Words(error, place)]);
    }

    /// <summary>Whether <paramref name="error"/> is about a column, or the table before its dot, that is not there.</summary>
    public static bool IsUnknownColumn(EngineError error) =>
        error.Subtype == "COLUMN_NOT_FOUND" || MissingInTable().IsMatch(error.Message) || MissingTable().IsMatch(error.Message);

    /// <summary>What is wrong in our words; of a message that is not known only where.</summary>
    private static string Words(EngineError error, string place) =>
        EngineMessages.InWords(error.Sentence) ?? $"the engine does not understand it at '{place}'; write that part in a simpler form";

    private static string TypeHint(string name) =>
        NearName.Suggest(name, EngineTypes.Portable) is { Length: > 0 } near ? near : "; cast to one of string, boolean, smallint, integer, bigint, decimal, double, date, timestamp";

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
}

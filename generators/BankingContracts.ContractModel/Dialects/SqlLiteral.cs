using System.Globalization;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>Writes values of contracts into SQL.</summary>
public static class SqlLiteral
{
    /// <summary>A text literal on one line, control characters escaped.</summary>
    public static string Text(string value, Dialect dialect) => DialectSyntax.Of(dialect).Text(value);

    /// <summary>
    /// Makes a literal from <paramref name="value"/>, which is written as in a contract. SQL compares a column of <paramref name="type"/> with
    /// this literal. A timestamp may be written as a date, which means its midnight UTC.
    /// </summary>
    public static string Of(string value, DataType type, Dialect dialect)
    {
        var syntax = DialectSyntax.Of(dialect);
        return type.Kind switch
        {
            DataTypeKind.Boolean => value.ToLowerInvariant() is "true" or "false"
                ? value.ToLowerInvariant()
                : $"cast({syntax.Text(value)} as boolean)",
            DataTypeKind.Date => "date " + syntax.Text(value),
            DataTypeKind.Timestamp => "timestamp " + syntax.Text(Instant(value)),
            _ when type.IsNumeric => IsPlainNumber(value) ? value.TrimStart('+') : $"cast({syntax.Text(value)} as double)",
            _ => syntax.Text(value),
        };
    }

    /// <summary>Digits as a literal.</summary>
    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    // The literal has a zone. Without it, an engine would read the time in the session's zone.
    private static string Instant(string value)
    {
        var instant = value.Replace(' ', 'T').TrimEnd('Z');
        return (instant.IndexOf('T') < 0 ? instant + "T00:00:00" : instant) + "Z";
    }

    private static bool IsPlainNumber(string value)
    {
        var digits = value.TrimStart('+', '-');
        return value.Length - digits.Length <= 1
            && digits.Length > 0
            && digits[0] != '.'
            && digits[digits.Length - 1] != '.'
            && digits.Count(c => c == '.') <= 1
            && digits.All(c => c is '.' or (>= '0' and <= '9'));
    }
}

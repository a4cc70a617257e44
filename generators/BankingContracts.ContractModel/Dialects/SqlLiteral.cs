using System.Globalization;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;

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
    public static string Of(string value, DataType type, Dialect dialect) => DataTypes.Of(type).Literal(value, DialectSyntax.Of(dialect));

    /// <summary>Digits as a literal.</summary>
    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

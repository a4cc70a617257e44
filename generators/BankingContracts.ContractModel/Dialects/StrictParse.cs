using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// How a text becomes a value of a type. A regular expression decides which texts are values of the type. The engine's
/// cast does not decide this, because casts accept spaces, exponents, underscores and surplus decimals.
/// </summary>
/// <param name="Value">The value; NULL when the text is not a value. It is null for varchar, whose texts are the values.</param>
/// <param name="Misfits">Why a text is not a value, in the order in which reasons are checked.</param>
internal sealed record StrictParse(string? Value, IReadOnlyList<Misfit> Misfits)
{
    private const string WholeNumber = "[+-]?[0-9]+";
    private const string DecimalNumber = WholeNumber + @"(\.[0-9]+)?";
    private const string FloatingNumber = DecimalNumber + "([eE]" + WholeNumber + ")?";

    /// <summary>
    /// How the column <paramref name="text"/> is parsed to the type of <paramref name="column"/>. The text must be trimmed already.
    /// </summary>
    public static StrictParse Of(ColumnContract column, string text, DialectSyntax syntax) => column.Type.Kind switch
    {
        DataTypeKind.SmallInt or DataTypeKind.Integer or DataTypeKind.BigInt =>
            Number(syntax.FullMatch(text, WholeNumber), syntax.TryCast(text, column.Type), syntax.FullMatch(text, WholeNumber)),
        DataTypeKind.Decimal => Decimal(column.Type, text, syntax),
        DataTypeKind.Double => Double(column.Type, text, syntax),
        DataTypeKind.Boolean => Boolean(column.Clean!, text, syntax),
        DataTypeKind.Date => Written(DatePart(column, text, syntax)),
        DataTypeKind.Timestamp => Written(TimestampPart(column, text, syntax)),
        _ => new StrictParse(null, []),
    };

    private static StrictParse Number(string isFit, string value, string isNumber) =>
        new(When(isFit, value), [new(QuarantineCondition.Format, $"not ({isNumber})"), new(QuarantineCondition.Range, null)]);

    // The value is read only from a text with few enough decimals, so that the cast never rounds.
    private static StrictParse Decimal(DataType type, string text, DialectSyntax syntax)
    {
        var fit = syntax.FullMatch(text, type.Scale == 0 ? WholeNumber : WholeNumber + $@"(\.[0-9]{{1,{SqlLiteral.Number(type.Scale)}}})?");
        return new StrictParse(
            When(fit, syntax.ParseDecimal(text, type)),
            [
                new(QuarantineCondition.Format, $"not ({syntax.FullMatch(text, DecimalNumber)})"),
                new(QuarantineCondition.Decimals, $"not ({fit})"),
                new(QuarantineCondition.Range, null),
            ]);
    }

    // Adding zero turns the negative zero, which prints as -0.0, into zero. The engine reads a number that is too large as infinity.
    private static StrictParse Double(DataType type, string text, DialectSyntax syntax)
    {
        var number = syntax.FullMatch(text, FloatingNumber);
        var value = $"{syntax.TryCast(text, type)} + 0e0";
        return Number(number, $"nullif(nullif({value}, cast('infinity' as double)), cast('-infinity' as double))", number);
    }

    private static StrictParse Boolean(CleaningContract clean, string text, DialectSyntax syntax)
    {
        var branches = new[] { (clean.TrueValues, "true"), (clean.FalseValues, "false") }
            .Where(b => b.Item1.Count > 0)
            .Select(b => $"when {text} in ({string.Join(", ", b.Item1.Select(v => syntax.Text(v.ToLowerInvariant())).Distinct())}) then {b.Item2}");
        return Written($"case {string.Join(" ", branches)} end");
    }

    private static string DatePart(ColumnContract column, string text, DialectSyntax syntax)
    {
        if (column.Clean!.Format is not { } format)
            return When(syntax.FullMatch(text, DatePattern.IsoDate), syntax.TryCast(text, column.Type));
        var pattern = new DatePattern(format);
        return When(syntax.FullMatch(text, pattern.Expression), syntax.TryCast(pattern.ToIsoDate(text), column.Type));
    }

    private static string TimestampPart(ColumnContract column, string text, DialectSyntax syntax)
    {
        if (column.Clean!.Format is not { } format)
            return When(syntax.FullMatch(text, DatePattern.IsoTimestamp), syntax.ParseTimestamp(text));
        var pattern = new DatePattern(format);
        return When(syntax.FullMatch(text, pattern.Expression), syntax.ParseTimestamp(pattern.ToIsoTimestamp(text)));
    }

    private static StrictParse Written(string value) => new(value, [new(QuarantineCondition.Format, null)]);

    private static string When(string condition, string value) => $"case when {condition} then {value} end";
}

using System.Globalization;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Types;

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

    /// <summary>Every text is a value.</summary>
    public static StrictParse Text(ColumnContract column, string text, ITypeSyntax syntax) => new(null, []);

    public static StrictParse Whole(ColumnContract column, string text, ITypeSyntax syntax) =>
        Number(syntax.FullMatch(text, WholeNumber), syntax.TryCast(text, column.Type), syntax.FullMatch(text, WholeNumber));

    private static StrictParse Number(string isFit, string value, string isNumber) =>
        new(When(isFit, value), [new(QuarantineCondition.Format, $"not ({isNumber})"), new(QuarantineCondition.Range, null)]);

    // The value is read only from a text with few enough decimals, so that the cast never rounds.
    public static StrictParse Decimal(ColumnContract column, string text, ITypeSyntax syntax)
    {
        var type = column.Type;
        var fit = syntax.FullMatch(text, type.Scale == 0 ? WholeNumber : WholeNumber + $@"(\.[0-9]{{1,{type.Scale.ToString(CultureInfo.InvariantCulture)}}})?");
        return new StrictParse(
            When(fit, syntax.ParseDecimal(text, type)),
            [
                new(QuarantineCondition.Format, $"not ({syntax.FullMatch(text, DecimalNumber)})"),
                new(QuarantineCondition.Decimals, $"not ({fit})"),
                new(QuarantineCondition.Range, null),
            ]);
    }

    // Adding zero turns the negative zero, which prints as -0.0, into zero. The engine reads a number that is too large as infinity.
    public static StrictParse Double(ColumnContract column, string text, ITypeSyntax syntax)
    {
        var number = syntax.FullMatch(text, FloatingNumber);
        var value = $"{syntax.TryCast(text, column.Type)} + 0e0";
        return Number(number, $"nullif(nullif({value}, cast('infinity' as double)), cast('-infinity' as double))", number);
    }

    public static StrictParse Boolean(ColumnContract column, string text, ITypeSyntax syntax)
    {
        var clean = column.Clean!;
        var branches = new[] { (clean.TrueValues, "true"), (clean.FalseValues, "false") }
            .Where(b => b.Item1.Count > 0)
            .Select(b => $"when {text} in ({string.Join(", ", b.Item1.Select(v => syntax.Text(LetterTable.Lower(v))).Distinct())}) then {b.Item2}");
        return Written($"case {string.Join(" ", branches)} end");
    }

    public static StrictParse Date(ColumnContract column, string text, ITypeSyntax syntax) => Written(DatePart(column, text, syntax));

    public static StrictParse Timestamp(ColumnContract column, string text, ITypeSyntax syntax) => Written(TimestampPart(column, text, syntax));

    private static string DatePart(ColumnContract column, string text, ITypeSyntax syntax)
    {
        if (column.Clean!.Format is not { } format)
            return When(syntax.FullMatch(text, DatePattern.IsoDate), syntax.TryCast(text, column.Type));
        var pattern = new DatePattern(format);
        return When(syntax.FullMatch(text, pattern.Expression), syntax.TryCast(pattern.ToIsoDate(text), column.Type));
    }

    private static string TimestampPart(ColumnContract column, string text, ITypeSyntax syntax)
    {
        if (column.Clean!.Format is not { } format)
            return When(syntax.FullMatch(text, DatePattern.IsoTimestamp), syntax.ParseTimestamp(text));
        var pattern = new DatePattern(format);
        return When(syntax.FullMatch(text, pattern.Expression), syntax.ParseTimestamp(pattern.ToIsoTimestamp(text)));
    }

    private static StrictParse Written(string value) => new(value, [new(QuarantineCondition.Format, null)]);

    private static string When(string condition, string value) => $"case when {condition} then {value} end";
}
